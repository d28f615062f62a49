// Who asked to be told of an outcome: one row a report, erased when it has done its work.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type WishRow = Schema['outcome_wishes'];

export async function putWish(tx: Tx, row: WishRow): Promise<void> {
  const { report_id: _key, ...rest } = row;
  await tx
    .insertInto('outcome_wishes')
    .values(row)
    .onConflict(conflict => conflict.column('report_id').doUpdateSet(rest))
    .execute();
}

export async function eraseWish(tx: Tx, reportId: string): Promise<void> {
  await tx.deleteFrom('outcome_wishes').where('report_id', '=', reportId).execute();
}

export const wishOf = (db: Query, reportId: string): Promise<WishRow | undefined> =>
  db.selectFrom('outcome_wishes').selectAll().where('report_id', '=', reportId).executeTakeFirst();

/** Actions that somebody waits for. */
export async function actionsWaitedFor(db: Query): Promise<string[]> {
  const rows = await db.selectFrom('outcome_wishes').select('action_id').distinct().execute();
  return rows.map(row => row.action_id);
}

/** Wishes of an action that have not been told of the outcome given at `at`. */
export const untold = (db: Query, actionId: string, at: string, limit: number): Promise<WishRow[]> =>
  db
    .selectFrom('outcome_wishes')
    .selectAll()
    .where('action_id', '=', actionId)
    .where(each => each.or([each('told_outcome', 'is', null), each('told_outcome', '<', at)]))
    .orderBy('report_id')
    .limit(limit)
    .execute();

export async function markTold(
  tx: Tx,
  reportId: string,
  told: { at: string; outcome: string },
): Promise<void> {
  await tx
    .updateTable('outcome_wishes')
    .set({ told_at: told.at, told_outcome: told.outcome })
    .where('report_id', '=', reportId)
    .execute();
}

/** Erases wishes that were told before `told`, or asked before `asked`. */
export async function eraseOld(tx: Tx, before: { told: string; asked: string }): Promise<void> {
  await tx.deleteFrom('outcome_wishes').where('told_at', '<', before.told).execute();
  await tx.deleteFrom('outcome_wishes').where('asked_at', '<', before.asked).execute();
}
