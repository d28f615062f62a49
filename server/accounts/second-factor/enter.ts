// From a password that fits to a session: at once, or after a code.
import { recordAudit } from '../../audit/record.ts';
import { NotSignedIn, Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Query, type Tx } from '../../platform/db/db.ts';
import { hashSecret, newSecret } from '../../platform/seal.ts';
import { beginSession } from '../keep-session.ts';
import { countAttempt, forgetAttempts } from '../slow-guessing.ts';
import { rowById, type CoordinatorRow } from '../store.ts';
import { HALF_SESSION_MS } from './model.ts';
import * as store from './store.ts';
import { useCode } from './use-code.ts';

/** What the cookie holds from now on. Not `whole`: it opens the page that asks for the code, and nothing else. */
export type Entered = { token: string; whole: boolean };

/** Lets a person in whose password fits, or who used a one-time link. */
export async function enter(app: App, tx: Tx, coordinatorId: string, browser: string): Promise<Entered> {
  if (!(await store.confirmedRow(tx, coordinatorId))) {
    return { token: await beginSession(app, tx, coordinatorId, browser), whole: true };
  }
  const now = app.clock.now();
  const token = newSecret();
  await store.insertHalfSession(tx, {
    id: hashSecret(token),
    coordinator_id: coordinatorId,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + HALF_SESSION_MS).toISOString(),
  });
  return { token, whole: false };
}

async function whoWaits(app: App, db: Query, token: string): Promise<CoordinatorRow | null> {
  const half = await store.halfSessionRow(db, hashSecret(token));
  if (!half || half.expires_at <= app.clock.now().toISOString()) return null;
  const row = await rowById(db, half.coordinator_id);
  return row && row.deactivated_at === null ? row : null;
}

/** Whether this token waits for a code. */
export const waitsForCode = async (app: App, token: string): Promise<boolean> =>
  (await whoWaits(app, app.db.query, token)) !== null;

/**
 * The second step: a code ends the half session and begins a whole one under a new token.
 * @throws {NotSignedIn} when the first step is too long ago; {Refused} when the code is wrong or was used; {TooMany}
 */
export async function enterWithCode(
  app: App,
  given: { token: string; code: string; ip: string; browser: string },
): Promise<string> {
  const person = await whoWaits(app, app.db.query, given.token);
  if (!person) throw new NotSignedIn();
  await countAttempt(app, 'second-factor', person.email, given.ip);
  const by = { id: person.id, name: person.name, role: person.role };
  const subject = { type: 'coordinator', id: person.id };
  const token = await transact(app.db, async tx => {
    if (!(await whoWaits(app, tx, given.token))) throw new NotSignedIn();
    const used = await useCode(app, tx, person.id, given.code);
    if (used === null) {
      // Whoever came as far as this knows the password: the audit trail shows the person that somebody does.
      await recordAudit(app, tx, by, 'coordinator.codeRefused', subject);
      return null;
    }
    if (!(await store.deleteHalfSession(tx, hashSecret(given.token)))) throw new NotSignedIn();
    const verb = used === 'app' ? 'coordinator.signedIn' : 'coordinator.signedInByRecoveryCode';
    await recordAudit(app, tx, by, verb, subject);
    return beginSession(app, tx, person.id, given.browser);
  });
  if (token === null) throw new Refused([{ path: 'code', reason: 'account.codeWrong' }]);
  await forgetAttempts(app, 'second-factor', person.email, given.ip);
  return token;
}
