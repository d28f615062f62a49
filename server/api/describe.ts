// What the API answers with for a report, a receipt and a statement of totals.
import { fixed, pathsFor } from '../lib/paths.ts';
import type { ResolvedTarget } from '../actions/model.ts';
import type { App } from '../platform/app.ts';
import type { PublishedReply } from '../replies/model.ts';
import type { Receipt } from '../reports/find-receipt.ts';
import type { Taken } from '../reports/intake.ts';
import type { Statement } from '../totals/find-statement.ts';
import type { Settings } from '../settings/model.ts';
import { currentSettings } from '../settings/read-settings.ts';

/** Any page may use the API: it reads no cookie, so there is nothing of the visitor's to misuse. */
export const OPEN_TO_ALL = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Location, Retry-After, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

/** Receipts are their holder's alone. */
export const PRIVATE = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } as const;

/** The address of a receipt's page, whole, in the site's first language. */
const receiptUrl = (app: App, settings: Pick<Settings, 'languages'>, code: string): string => {
  const first = settings.languages[0] ?? 'en';
  return `${app.config.publicUrl}${pathsFor(first, first).receipt(code)}`;
};

export const receiptApiUrl = (app: App, code: string): string =>
  `${app.config.publicUrl}${fixed.apiReceipt(code)}`;

/** The answer to a report: numbers of appeals. */
export const takenJson = (app: App, settings: Pick<Settings, 'languages'>, taken: Taken) => ({
  code: taken.code,
  url: receiptUrl(app, settings, taken.code),
  counted: taken.counted,
  held: taken.held,
});

/** A receipt as its holder sees it; never the e-mail address. */
export const receiptJson = async (app: App, receipt: Receipt, slug: string) => ({
  code: receipt.code,
  url: receiptUrl(app, await currentSettings(app), receipt.code),
  action: slug,
  standing: receipt.standing,
  counted: receipt.counted,
  held: receipt.held,
  grade: receipt.grade,
  lines: receipt.lines,
  country: receipt.country,
  group: receipt.group,
  reportedAt: receipt.reportedAt,
  changedAt: receipt.changedAt,
  confirmedAt: receipt.confirmedAt,
});

/** What is published of the answers to an action. */
export const repliesJson = (
  replies: readonly PublishedReply[],
  targets: ReadonlyMap<string, Pick<ResolvedTarget, 'name' | 'title' | 'body'>>,
) => ({
  replies: replies.map(reply => {
    const target = targets.get(reply.targetId);
    return {
      id: reply.id,
      target: reply.targetId,
      name: target?.name ?? target?.title ?? target?.body ?? null,
      answeredOn: reply.answeredOn,
      kind: reply.kind,
      language: reply.lang,
      summary: reply.summary,
      publishedAt: reply.publishedAt,
      updatedAt: reply.updatedAt,
    };
  }),
});

/** A frozen statement: what its public page shows. */
export async function statementJson(app: App, statement: Statement) {
  const first = (await currentSettings(app)).languages[0] ?? 'en';
  const { number, numbers, action } = statement;
  return {
    number,
    url: `${app.config.publicUrl}${pathsFor(first, first).statement(number)}`,
    action: action.slug,
    language: statement.lang,
    day: statement.day,
    timeZone: action.timeZone,
    countedAt: statement.countedAt,
    frozenAt: statement.frozenAt,
    corrects: statement.corrects?.number ?? null,
    correctedBy: statement.correctedBy,
    total: numbers.total,
    reports: numbers.reports,
    countries: numbers.countries,
    byGrade: numbers.byGrade,
    byChannel: numbers.byChannel,
    byTarget: numbers.byTarget.map(({ id, name, total, byChannel }) => ({ id, name, total, byChannel })),
    byCountry: numbers.byCountry,
    held: numbers.held,
    commitment: commitmentJson(app, statement),
  };
}

/** What anyone needs to recount the list: null for a statement frozen before there was one. */
function commitmentJson(app: App, { number, commitment }: Statement) {
  if (commitment === null) return null;
  const { algorithm, salt, size, root, short } = commitment;
  const leaves = `${app.config.publicUrl}${fixed.statementLeaves(number)}`;
  return { algorithm, salt, size, root, shortCode: short, leaves };
}
