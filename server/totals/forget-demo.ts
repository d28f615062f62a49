// Taking the demo's statements of totals away, before the reports that they count.
import type { Tx } from '../platform/db/db.ts';
import { deleteCommitmentsOf } from './proofs/store.ts';
import { deleteStatementsOf } from './statements/store.ts';

/** Deletes every statement of these actions, which must be the demo's. Their numbers are not given again. */
export async function forgetDemoStatements(tx: Tx, actionIds: readonly string[]): Promise<void> {
  await deleteCommitmentsOf(tx, actionIds);
  await deleteStatementsOf(tx, actionIds);
}
