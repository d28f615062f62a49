// A one-time link at work: looking at it changes nothing; using it sets a password and signs in.
import { recordAudit } from '../audit/record.ts';
import { Gone, NotFound, Refused, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query, type Tx } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { hashPassword } from './hash-password.ts';
import { readSettings } from '../settings/read-settings.ts';
import { securityMail } from './mails.ts';
import { passwordProblem, LONGEST_PASSWORD, SHORTEST_PASSWORD, type Coordinator } from './model.ts';
import { enter, type Entered } from './second-factor/enter.ts';
import * as store from './store.ts';

/** What a link is for; `coordinator` is null for the very first one. */
export type OpenLink = { purpose: string; coordinator: Coordinator | null };

async function read(app: App, db: Query, token: string): Promise<OpenLink> {
  const link = await store.linkRow(db, hashSecret(token));
  if (!link) throw new NotFound('account.linkUnknown');
  if (link.used_at !== null) throw new Gone('account.linkUsed');
  if (link.expires_at <= app.clock.now().toISOString()) throw new Gone('account.linkOver');
  if (link.coordinator_id === null) {
    if (await store.anyCoordinator(db)) throw new Gone('account.linkUsed');
    return { purpose: link.purpose, coordinator: null };
  }
  const row = await store.rowById(db, link.coordinator_id);
  if (!row || row.deactivated_at !== null) throw new Gone('account.linkOver');
  return { purpose: link.purpose, coordinator: store.coordinatorFrom(row) };
}

/** What a link is for. @throws {NotFound} when unknown, {Gone} when used or too old. */
export const openLink = (app: App, token: string): Promise<OpenLink> => read(app, app.db.query, token);

/** @throws {Refused} when the password is none or is too easy. */
export function checkPassword(
  path: string,
  password: string,
  email: string,
  also: FieldProblem[] = [],
): void {
  const reason = passwordProblem(password, email);
  const params = { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD };
  const problems = reason === null ? also : [...also, { path, reason, params }];
  if (problems.length > 0) throw new Refused(problems);
}

/**
 * Uses a link: the person has the password from now on, all their sessions end and a new one begins; half of one for
 * whoever has a second factor, which a link does not replace. Gives its token.
 */
export async function welcome(
  app: App,
  token: string,
  given: { name: string; email: string; password: string; browser: string },
): Promise<Entered> {
  const link = await openLink(app, token);
  checkPassword('password', given.password, link.coordinator?.email ?? given.email);
  const passwordHash = await hashPassword(given.password);
  return transact(app.db, async tx => {
    const { purpose, coordinator } = await read(app, tx, token);
    if (!(await store.markLinkUsed(tx, hashSecret(token), app.clock.now().toISOString())))
      throw new Gone('account.linkUsed');
    const person = coordinator ?? (await makeFirst(app, tx, given));
    const name = purpose === 'reset' ? person.name : given.name;
    await store.updateCoordinator(tx, person.id, { name, password_hash: passwordHash });
    await store.deleteLinksOf(tx, person.id);
    await store.deleteSessionsOf(tx, person.id, null);
    const by = { id: person.id, name, role: person.role };
    const verb = purpose === 'reset' ? 'coordinator.passwordReset' : 'coordinator.welcomed';
    await recordAudit(app, tx, by, verb, { type: 'coordinator', id: person.id });
    // Whoever reads the mailbox can have used the link: the person learns of it in any case.
    if (purpose === 'reset')
      await queueMail(app, tx, securityMail(app, await readSettings(tx), person, 'passwordNew', name));
    return enter(app, tx, person.id, given.browser);
  });
}

async function makeFirst(app: App, tx: Tx, given: { name: string; email: string }): Promise<Coordinator> {
  const row: store.CoordinatorRow = {
    id: app.newId(),
    email: given.email,
    name: given.name,
    role: 'administrator',
    password_hash: null,
    created_at: app.clock.now().toISOString(),
    deactivated_at: null,
  };
  await store.insertCoordinator(tx, row);
  return store.coordinatorFrom(row);
}
