// The counters of letters begun: a file made or a link pressed, by target, channel and day; nothing of who.
import type { Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';

/** One more letter file made or link pressed; says nothing of who. */
export const addStarted = (
  tx: Tx,
  row: Omit<Schema['started_counters'], 'count'>,
  count: number,
): Promise<void> => addManyStarted(tx, [{ ...row, count }]);

/** Adds to many counters at once; each stands once in `rows`. */
export async function addManyStarted(tx: Tx, rows: readonly Schema['started_counters'][]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('started_counters')
    .values(rows)
    .onConflict(conflict =>
      conflict
        .columns(['action_id', 'target_id', 'channel', 'day'])
        .doUpdateSet(set => ({ count: set('started_counters.count', '+', set.ref('excluded.count')) })),
    )
    .execute();
}

export async function deleteStartedOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length > 0)
    await tx.deleteFrom('started_counters').where('action_id', 'in', actionIds).execute();
}
