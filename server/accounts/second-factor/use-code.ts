// Using up a code: of the app, or one of the recovery codes. Each is good once.
import type { App } from '../../platform/app.ts';
import type { Tx } from '../../platform/db/db.ts';
import { readRecoveryCode, stepOf } from './model.ts';
import * as store from './store.ts';

/** Recovery codes are kept under a keyed hash with the person in it. */
export const recoveryHash = (app: App, coordinatorId: string, code: string): string =>
  app.seal.keyedHash('recovery-code', `${coordinatorId} ${code}`);

/** What the code was, or null when it is none of this person's, or was used before. */
export async function useCode(
  app: App,
  tx: Tx,
  coordinatorId: string,
  typed: string,
): Promise<'app' | 'recovery' | null> {
  const row = await store.confirmedRow(tx, coordinatorId);
  if (!row) return null;
  const now = app.clock.now();
  const step = stepOf(app.seal.open(row.secret_sealed), typed, now);
  if (step !== null && (await store.takeStep(tx, coordinatorId, step))) return 'app';
  const code = readRecoveryCode(typed);
  if (code === null) return null;
  const hash = recoveryHash(app, coordinatorId, code);
  const taken = await store.takeRecoveryCode(tx, coordinatorId, hash, now.toISOString());
  return taken ? 'recovery' : null;
}
