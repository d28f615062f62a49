// A coordinator's own password and own other sessions.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { hashPassword, passwordFits } from './hash-password.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { readSettings } from '../settings/read-settings.ts';
import { securityMail } from './mails.ts';
import { countAttempt } from './slow-guessing.ts';
import * as store from './store.ts';
import { checkPassword } from './welcome.ts';

/** Changes one's own password; every other session ends. `token` is the session's own, which stays. */
export async function changePassword(
  app: App,
  by: By,
  given: { current: string; password: string; token: string; ip: string },
): Promise<void> {
  const row = await store.rowById(app.db.query, by.id ?? '');
  if (!row) throw new NotFound();
  await countAttempt(app, 'sign-in', row.email, given.ip);
  if (!(await passwordFits(row.password_hash, given.current))) {
    throw new Refused([{ path: 'current', reason: 'account.currentWrong' }]);
  }
  checkPassword('password', given.password, row.email);
  const passwordHash = await hashPassword(given.password);
  await transact(app.db, async tx => {
    await store.updateCoordinator(tx, row.id, { password_hash: passwordHash });
    await store.deleteLinksOf(tx, row.id);
    await store.deleteSessionsOf(tx, row.id, hashSecret(given.token));
    await recordAudit(app, tx, by, 'coordinator.passwordChanged', { type: 'coordinator', id: row.id });
    await queueMail(app, tx, securityMail(app, await readSettings(tx), row, 'passwordNew', by.name));
  });
}

/** Ends every session of one's own but this one. Gives how many there were. */
export async function endOtherSessions(app: App, by: By, token: string): Promise<number> {
  const id = by.id ?? '';
  return transact(app.db, async tx => {
    const ended = await store.deleteSessionsOf(tx, id, hashSecret(token));
    if (ended > 0) {
      await recordAudit(app, tx, by, 'coordinator.sessionsEnded', { type: 'coordinator', id }, { ended });
    }
    return ended;
  });
}
