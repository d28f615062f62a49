// The counters of letters begun: a file made or a link pressed, by target, channel and day; nothing of who.
import type { Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';

/** Adds to many counters at once; each stands once in `rows`. */
export async function addStarted(tx: Tx, rows: readonly Schema['started_counters'][]): Promise<void> {
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
