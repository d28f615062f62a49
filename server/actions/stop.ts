// Stop: "stop writing now". A noun with who and when; from that moment no letter can be made anywhere.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { holdMail } from '../outbox/hold-mail.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { callOffPlan } from './end-plan.ts';
import * as store from './store.ts';

/** Stops a published action for good. `reason` is shown to the public. */
export async function stopAction(app: App, by: By, id: string, reason: string): Promise<void> {
  mustBeAble(by, 'actions.publish');
  if (reason.trim() === '') throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  await transact(app.db, tx => stopWithin(app, tx, by, id, reason));
}

/** The same within a transaction. */
export async function stopWithin(app: App, tx: Tx, by: By, id: string, reason: string): Promise<void> {
  const row = await store.actionById(tx, id);
  if (!row) throw new NotFound();
  if (row.version === 0) throw new Conflict('action.notPublished');
  if (row.stopped_at !== null) throw new Conflict('action.stoppedForGood');
  await store.insertStop(tx, {
    id: app.newId(),
    action_id: id,
    at: app.clock.now().toISOString(),
    by_id: by.id,
    reason: reason.trim(),
    demo: row.demo,
  });
  await callOffPlan(app, tx, by, id);
  // Letters that we were to send, and whatever else was to go out about it.
  const held = await holdMail(app, tx, by, { type: 'action', id });
  const detail = { reason: reason.trim(), mailHeld: held === 0 ? null : held };
  await recordAudit(app, tx, by, 'action.stopped', { type: 'action', id }, detail);
}
