// Taking the demo's statements of totals away, before the reports that they count.
import type { Tx } from '../platform/db/db.ts';
import { deleteStatementsOf } from './statements/store.ts';

/** Deletes every statement of these actions, which must be the demo's. Their numbers are not given again. */
export const forgetDemoStatements = (tx: Tx, actionIds: readonly string[]): Promise<void> =>
  deleteStatementsOf(tx, actionIds);
