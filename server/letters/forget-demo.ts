// Taking the counts of letters begun for the demo's actions away.
import type { Tx } from '../platform/db/db.ts';
import { deleteStartedOf } from './store.ts';

/** Deletes what was counted of letters begun for these actions, which must be the demo's. */
export const forgetDemoLetters = (tx: Tx, actionIds: readonly string[]): Promise<void> =>
  deleteStartedOf(tx, actionIds);
