// A reporter's wish to be told by e-mail what became of the case: kept sealed, for this alone, and erased afterwards.
import { z } from 'zod';
import { findActionById } from '../actions/find-action.ts';
import { addMs } from '../lib/dates.ts';
import { NotFound, Refused } from '../lib/errors.ts';
import { pathsFor } from '../lib/paths.ts';
import { dropMail } from '../outbox/drop-mail.ts';
import { mayMailStranger } from '../outbox/limit-mail.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { changeableByCode } from './find-receipt.ts';
import { outcomeMail } from './mails.ts';
import * as store from './outcome/store.ts';

const DAY_MS = 86_400_000;
/** Days an address is kept after its outcome was told, for a change of it. */
export const KEPT_AFTER_TOLD = 30;
/** Days it is kept at most while nothing is told. */
export const KEPT_AT_MOST = 540;
const AT_ONCE = 50;

const emailSchema = z.email().max(254);
const sealedSchema = z.object({ email: z.string(), code: z.string() });

/** Keeps the address for this one purpose; another one takes its place. @throws {NotFound}, {Gone}, {Refused} */
export async function askOutcome(
  app: App,
  typed: string,
  wish: { email: string; lang: string },
): Promise<string> {
  const email = emailSchema.safeParse(wish.email.trim());
  if (!email.success) throw new Refused([{ path: 'outcome.email', reason: 'problem.email' }]);
  return transact(app.db, async tx => {
    const { code, kept } = await changeableByCode(tx, typed);
    await store.putWish(tx, {
      report_id: kept.report.id,
      action_id: kept.report.action_id,
      sealed: app.seal.close(JSON.stringify({ email: email.data, code })),
      lang: wish.lang,
      asked_at: app.clock.now().toISOString(),
      told_at: null,
      told_outcome: null,
    });
    return code;
  });
}

const aboutWish = (reportId: string) => ({ type: 'outcome-wish', id: reportId });

/** Erases the address: beside the report, and in a mail to it that has not left yet. */
export async function eraseOutcomeWish(tx: Tx, reportId: string): Promise<void> {
  await store.eraseWish(tx, reportId);
  await dropMail(tx, aboutWish(reportId));
}

/** Erases the address. @throws {NotFound}, {Gone} */
export const forgetOutcomeWish = (app: App, typed: string): Promise<string> =>
  transact(app.db, async tx => {
    const { code, kept } = await changeableByCode(tx, typed);
    await eraseOutcomeWish(tx, kept.report.id);
    return code;
  });

/** Whether an address is kept to tell the outcome to, and when it was last told. */
export async function outcomeWishOf(app: App, reportId: string): Promise<{ toldAt: string | null } | null> {
  const row = await store.wishOf(app.db.query, reportId);
  return row ? { toldAt: row.told_at } : null;
}

async function tellOf(app: App, actionId: string): Promise<boolean> {
  const action = await findActionById(app, actionId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  const outcome = action?.outcome;
  if (!action || !outcome) return false;
  const rows = await store.untold(app.db.query, actionId, outcome.at, AT_ONCE);
  if (rows.length === 0) return false;
  const firstLang = (await currentSettings(app)).languages[0] ?? 'en';
  await transact(app.db, async tx => {
    // Asked again inside: another server may have been first, or somebody has taken the wish back.
    for (const row of await store.untold(tx, actionId, outcome.at, AT_ONCE)) {
      const { email, code } = sealedSchema.parse(JSON.parse(app.seal.open(row.sealed)));
      await store.markTold(tx, row.report_id, { at: app.clock.now().toISOString(), outcome: outcome.at });
      if (!(await mayMailStranger(app, tx, email))) continue;
      const to = pathsFor(row.lang, firstLang);
      await queueMail(app, tx, {
        ...outcomeMail(app.strings, row.lang, {
          title: action.title,
          kind: app.strings.text(row.lang, `outcome.${outcome.kind}`),
          text: outcome.text,
          link: `${app.config.publicUrl}${to.action(action.slug)}`,
          receipt: `${app.config.publicUrl}${to.receipt(code)}`,
          days: KEPT_AFTER_TOLD,
        }),
        to: email,
        about: aboutWish(row.report_id),
      });
    }
  });
  return rows.length === AT_ONCE;
}

/** One turn of the worker: tells those who asked, and erases what has done its work. True when there is more. */
export async function tellOutcomesAsked(app: App): Promise<boolean> {
  let more = false;
  for (const actionId of await store.actionsWaitedFor(app.db.query)) {
    if (await tellOf(app, actionId)) more = true;
  }
  return more;
}

/** Erases addresses whose outcome was told long enough ago, or that waited too long. */
export async function eraseOldWishes(app: App): Promise<void> {
  const now = app.clock.now().toISOString();
  const before = {
    told: addMs(now, -KEPT_AFTER_TOLD * DAY_MS),
    asked: addMs(now, -KEPT_AT_MOST * DAY_MS),
  };
  await transact(app.db, tx => store.eraseOld(tx, before));
}
