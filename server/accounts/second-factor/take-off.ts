// Taking a second factor off somebody who lost it: an administrator's part, and the operator's.
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import { Conflict, NotFound } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Tx } from '../../platform/db/db.ts';
import { queueMail } from '../../outbox/queue-mail.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { securityMail } from '../mails.ts';
import { mustBeAble } from '../model.ts';
import { deleteSessionsOf, rowById } from '../store.ts';
import * as store from './store.ts';

/** The same within a transaction: their sessions end too, since whoever found the phone may hold one. */
export async function takeOffWithin(app: App, tx: Tx, by: By, id: string): Promise<boolean> {
  const person = await rowById(tx, id);
  if (!person || !(await store.confirmedRow(tx, id))) return false;
  await store.deleteFactor(tx, id);
  await deleteSessionsOf(tx, id, null);
  await recordAudit(app, tx, by, 'coordinator.secondFactorTakenOff', { type: 'coordinator', id });
  await queueMail(app, tx, securityMail(app, await readSettings(tx), person, 'factorOff', by.name));
  return true;
}

/**
 * From then on the password alone signs this person in, unless the site asks for a second factor.
 * @throws {Conflict} for one's own, which asks for the password and a code; {Forbidden}, {NotFound}
 */
export async function takeOffSecondFactor(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'people.write');
  if (by.id === id) throw new Conflict('account.secondFactor.own');
  await transact(app.db, async tx => {
    if (!(await rowById(tx, id))) throw new NotFound('account.personUnknown');
    await takeOffWithin(app, tx, by, id);
  });
}
