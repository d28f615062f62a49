// Inviting a coordinator, and a new link for one who forgot: each gives a one-time address to hand on.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { linkMail } from './mails.ts';
import { linkAddress, makeLink } from './make-link.ts';
import { mustBeAble, readEmail, type Coordinator, type CoordinatorRole } from './model.ts';
import { takeOffWithin } from './second-factor/take-off.ts';
import { countAttempt } from './slow-guessing.ts';
import * as store from './store.ts';

/** A coordinator and the address that lets them set a password. The address is shown once and kept nowhere. */
export type Invited = { coordinator: Coordinator; link: string };

/**
 * Adds a coordinator. The link is valid for seven days and is mailed too when a mail server is set.
 * @throws {Refused} when the e-mail is taken; {Forbidden}
 */
export async function addCoordinator(
  app: App,
  by: By,
  email: string,
  role: CoordinatorRole,
  name?: string,
): Promise<Invited> {
  mustBeAble(by, 'people.write');
  const address = readEmail(email);
  const made = await transact(app.db, async tx => {
    if (await store.rowByEmail(tx, address)) {
      throw new Refused([{ path: 'email', reason: 'problem.emailTaken' }]);
    }
    const row: store.CoordinatorRow = {
      id: app.newId(),
      email: address,
      name: name?.trim() || (address.split('@')[0] ?? address),
      role,
      password_hash: null,
      created_at: app.clock.now().toISOString(),
      deactivated_at: null,
    };
    await store.insertCoordinator(tx, row);
    await recordAudit(app, tx, by, 'coordinator.invited', { type: 'coordinator', id: row.id }, { role });
    return { row, token: await makeLink(app, tx, 'invitation', row.id) };
  });
  const coordinator = store.coordinatorFrom(made.row);
  return handOver(app, coordinator, made.token, 'invitation');
}

/** A new link for somebody who forgot, or whose invitation ran out; their password stands until it is used. */
export async function resetCoordinator(app: App, by: By, id: string): Promise<Invited> {
  mustBeAble(by, 'people.write');
  const made = await transact(app.db, async tx => {
    const row = await store.rowById(tx, id);
    if (!row) throw new NotFound('account.personUnknown');
    return { row, ...(await newLink(app, tx, by, row)) };
  });
  return handOver(app, store.coordinatorFrom(made.row), made.token, made.purpose);
}

/**
 * The same by e-mail, for the command line; it takes the second factor off too, as the way back in for the last
 * administrator. @throws {NotFound} when there is no such coordinator.
 */
export async function resetCoordinatorByEmail(app: App, by: By, email: string): Promise<Invited> {
  const row = await store.rowByEmail(app.db.query, readEmail(email));
  if (!row) throw new NotFound('account.personUnknown');
  const invited = await resetCoordinator(app, by, row.id);
  await transact(app.db, tx => takeOffWithin(app, tx, by, row.id));
  return invited;
}

/**
 * What somebody who forgot their password can do alone: the link goes to their mailbox. Nothing tells whether the
 * address is known. @throws {TooMany} after too many attempts.
 */
export async function askForReset(app: App, email: string, ip: string): Promise<void> {
  const address = readEmail(email);
  await countAttempt(app, 'reset', address, ip);
  const row = await store.rowByEmail(app.db.query, address);
  if (!row || row.deactivated_at !== null) return;
  const by = { id: row.id, name: row.name, role: row.role };
  const made = await transact(app.db, tx => newLink(app, tx, by, row));
  await mailLink(app, store.coordinatorFrom(row), await linkAddress(app, made.token), made.purpose);
}

type Purpose = 'invitation' | 'reset';

async function newLink(
  app: App,
  tx: Tx,
  by: By,
  row: store.CoordinatorRow,
): Promise<{ token: string; purpose: Purpose }> {
  if (row.deactivated_at !== null) throw new Conflict('account.deactivated');
  const purpose = row.password_hash === null ? 'invitation' : 'reset';
  await recordAudit(app, tx, by, 'coordinator.linkMade', { type: 'coordinator', id: row.id }, { purpose });
  return { token: await makeLink(app, tx, purpose, row.id), purpose };
}

async function handOver(
  app: App,
  coordinator: Coordinator,
  token: string,
  purpose: Purpose,
): Promise<Invited> {
  const link = await linkAddress(app, token);
  // Without a mail server the administrator hands the link on; a mail that waits would only keep it lying about.
  if (app.transport.ready) await mailLink(app, coordinator, link, purpose);
  return { coordinator, link };
}

async function mailLink(app: App, person: Coordinator, link: string, purpose: Purpose): Promise<void> {
  const mail = await linkMail(app, person, link, purpose);
  await transact(app.db, tx => queueMail(app, tx, mail));
}
