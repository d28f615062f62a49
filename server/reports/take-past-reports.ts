// Reports of days gone by, taken many at once: what the demo tells of. Held and counted by the same rules as others.
import type { PublishedAction } from '../actions/model.ts';
import { dayIn, type Instant } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { keepHistories, type History } from './keep-histories.ts';
import { findingsOf, seenAlone, type Finding } from './holding/rules.ts';
import { contentOf, sortedLines, type Report } from './model.ts';
import type { Change, RevisedBy } from './revise.ts';
import { receiptCode } from './take-report.ts';

export type PastReport = {
  key: string;
  at: Instant;
  report: Report;
  /** When the reporter confirmed it by e-mail, or null. */
  confirmedAt: Instant | null;
};

type Past = { action: PublishedAction; lang: string; by: RevisedBy };
/** So many in one transaction: few enough that other writers need not wait long. */
const AT_ONCE = 200;

/** Takes the reports in their order. Their keys must be new and their targets the action's own. */
export async function takePastReports(app: App, past: Past, reports: readonly PastReport[]): Promise<void> {
  const settings = await currentSettings(app);
  const histories = reports.map(each =>
    historyOf(app, past, each, findingsOf(seenAlone(each.report), settings)),
  );
  for (let from = 0; from < histories.length; from += AT_ONCE) {
    await transact(app.db, tx => keepHistories(app.db, tx, histories.slice(from, from + AT_ONCE)));
  }
}

function historyOf(app: App, { action, lang, by }: Past, told: PastReport, heldBy: Finding[]): History {
  const { key, at, report, confirmedAt } = told;
  const row = {
    id: app.newId(),
    action_id: action.id,
    action_version: action.version,
    content_hash: app.seal.keyedHash('report-content', contentOf(report)),
    code_hash: hashSecret(receiptCode(app, action.id, key)),
    created_at: at,
    day: dayIn(action.timeZone, new Date(at)),
    lang,
    demo: action.demo ? 1 : 0,
  };
  const { country, group } = report;
  const standing = {
    by,
    lines: sortedLines(report.lines),
    country,
    group,
    held: heldBy.length > 0,
    heldBy,
    withdrawnAt: null,
  };
  const reported: Change = { ...standing, kind: 'reported', at, confirmedAt: null };
  if (confirmedAt === null) return { row, changes: [reported] };
  return { row, changes: [reported, { ...standing, kind: 'confirmed', at: confirmedAt, confirmedAt }] };
}
