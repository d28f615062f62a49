// Erasing what was told: by who told it, by the desk, by time. That an answer came stays, and what was published.
import { mustBeAble } from '../accounts/model.ts';
import { SITE, type By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import { readCode } from '../lib/ids.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { LONGEST_REASON, type Eraser } from './model.ts';
import { recordStep, type StepKind } from './record-step.ts';
import * as store from './store.ts';

const AT_ONCE = 100;

const STEP: Record<Eraser, StepKind> = { teller: 'erased-by-teller', desk: 'erased', time: 'expired' };

async function erase(
  app: App,
  tx: Tx,
  reply: { id: string; demo: number },
  by: By,
  erased: { by: Eraser; reason: string },
): Promise<void> {
  await store.eraseTold(tx, reply.id, { at: app.clock.now().toISOString(), by: erased.by });
  await recordStep(app, tx, by, reply, STEP[erased.by], erased.reason);
}

/** By whoever has the code. What nobody has published is then set aside: it is told no more. @throws {NotFound} */
export async function eraseOwnReply(app: App, typed: string): Promise<void> {
  await transact(app.db, async tx => {
    const row = await store.replyByCode(tx, hashSecret(readCode(typed)));
    if (!row) throw new NotFound('reply.unknownCode');
    if (row.erased_at !== null && row.erased_by !== 'time') return;
    // No name stands beside it: whoever told it has none here.
    await erase(app, tx, row, { ...SITE, name: '' }, { by: 'teller', reason: '' });
    if (row.state !== 'published') await store.setState(tx, row.id, 'set-aside');
    await recordAudit(app, tx, SITE, 'reply.erasedByTeller', { type: 'reply', id: row.id });
  });
}

/** By the desk, since it names somebody who must not be named. @throws {Forbidden}, {NotFound}, {Refused}, {Conflict} */
export async function eraseReply(app: App, by: By, id: string, given: string): Promise<void> {
  mustBeAble(by, 'replies.publish');
  const reason = reasonFrom(given);
  await transact(app.db, async tx => {
    const row = await store.replyById(tx, id);
    if (!row) throw new NotFound();
    if (row.erased_at !== null && row.erased_by !== 'time') throw new Conflict('reply.erasedBefore');
    await erase(app, tx, row, by, { by: 'desk', reason });
    await recordAudit(app, tx, by, 'reply.erased', { type: 'reply', id });
  });
}

/** A coordinator's reason. @throws {Refused} without one */
export function reasonFrom(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  if (reason.length > LONGEST_REASON)
    throw new Refused([{ path: 'reason', reason: 'problem.tooLong', params: { max: LONGEST_REASON } }]);
  return reason;
}

function monthsBefore(now: Date, months: number): string {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then.toISOString();
}

/** The replies whose time is over: told, and their action closed, as many months ago as the settings say. */
async function dueForErasure(app: App): Promise<{ id: string; demo: number }[]> {
  const { replyMonths } = await currentSettings(app);
  return store.keptSince(app.db.query, monthsBefore(app.clock.now(), replyMonths), AT_ONCE);
}

/** One turn of the worker: erases what has been kept long enough. True when there is more. */
export async function eraseOldReplies(app: App): Promise<boolean> {
  const due = await dueForErasure(app);
  if (due.length === 0) return false;
  await transact(app.db, async tx => {
    for (const reply of due) {
      // Another server may have been first.
      if ((await store.originalOf(tx, reply.id)) === null) continue;
      await erase(app, tx, reply, SITE, { by: 'time', reason: '' });
    }
    await recordAudit(app, tx, SITE, 'reply.expired', { type: 'reply', id: null }, { replies: due.length });
  });
  return due.length === AT_ONCE;
}
