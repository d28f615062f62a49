// One's own choice whether the numbers come by mail before a deadline.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Forbidden } from '../lib/errors.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import * as store from './reminders/store.ts';

/** Whether this person gets the mails before deadlines. */
export async function wantsReminders(app: App, by: By): Promise<boolean> {
  return by.id !== null && !(await store.refusals(app.db.query)).has(by.id);
}

/** @throws {Forbidden} */
export async function chooseReminders(app: App, by: By, wanted: boolean): Promise<void> {
  mustBeAble(by, 'numbers.read');
  const { id } = by;
  if (id === null) throw new Forbidden();
  await transact(app.db, async tx => {
    const wants = !(await store.refusals(tx)).has(id);
    if (wants === wanted) return;
    if (wanted) await store.dropRefusal(tx, id);
    else await store.addRefusal(tx, { coordinator_id: id, at: app.clock.now().toISOString() });
    const subject = { type: 'coordinator', id };
    await recordAudit(app, tx, by, 'coordinator.remindersChosen', subject, { wanted });
  });
}
