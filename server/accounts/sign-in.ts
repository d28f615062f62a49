// Signing in and out: the same words and the same time, whether or not the person exists.
import { recordAudit } from '../audit/record.ts';
import { Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { passwordFits } from './hash-password.ts';
import { readEmail } from './model.ts';
import { enter, type Entered } from './second-factor/enter.ts';
import { countAttempt, forgetAttempts } from './slow-guessing.ts';
import * as store from './store.ts';

/**
 * The first step: begins a session, or half of one where a code is asked for, and gives its token.
 * @throws {Refused} when e-mail and password do not belong together; {TooMany} after too many attempts.
 */
export async function signIn(
  app: App,
  who: { email: string; password: string; ip: string; browser: string },
): Promise<Entered> {
  const email = readEmail(who.email);
  await countAttempt(app, 'sign-in', email, who.ip);
  const row = await store.rowByEmail(app.db.query, email);
  const open = row && row.deactivated_at === null ? row : null;
  const fits = await passwordFits(open?.password_hash ?? null, who.password);
  if (!open || !fits) throw new Refused([{ path: 'password', reason: 'account.wrong' }]);
  await forgetAttempts(app, 'sign-in', email, who.ip);
  const by = { id: open.id, name: open.name, role: open.role };
  return transact(app.db, async tx => {
    const entered = await enter(app, tx, open.id, who.browser);
    if (entered.whole) {
      await recordAudit(app, tx, by, 'coordinator.signedIn', { type: 'coordinator', id: open.id });
    }
    return entered;
  });
}
