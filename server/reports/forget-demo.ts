// Taking the demo's reports away, with everything derived from them.
import type { Tx } from '../platform/db/db.ts';
import { deleteImportsOf } from './imports/store.ts';
import { deleteReportsOf } from './store.ts';

/** Deletes every report and count of these actions, which must be the demo's. */
export async function forgetDemoReports(tx: Tx, actionIds: readonly string[]): Promise<void> {
  await deleteImportsOf(tx, actionIds);
  await deleteReportsOf(tx, actionIds);
}
