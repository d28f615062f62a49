// Reading the counters that the reports keep; never more rows than there are counters.
import type { Query } from '../platform/db/db.ts';
import type { Counter } from './model.ts';

/** Every counter of an action in one query, so that the numbers agree with each other. */
export const countersOf = (db: Query, actionId: string): Promise<Counter[]> =>
  db
    .selectFrom('tally_counters')
    .select(['dimension', 'key', 'grade', 'appeals', 'reports'])
    .where('action_id', '=', actionId)
    .orderBy('dimension')
    .orderBy('key')
    .orderBy('grade')
    .execute();

/** Letters begun for an action. */
export async function startedOf(db: Query, actionId: string): Promise<number> {
  const row = await db
    .selectFrom('started_counters')
    .select(select => select.fn.sum('count').as('sum'))
    .where('action_id', '=', actionId)
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

/** The sum of all grades by action. */
export async function totalsByAction(db: Query, actionIds: readonly string[]): Promise<Map<string, number>> {
  if (actionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tally_counters')
    .select(['action_id', 'appeals'])
    .where('dimension', '=', 'total')
    .where('action_id', 'in', actionIds)
    .execute();
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(row.action_id, (totals.get(row.action_id) ?? 0) + row.appeals);
  return totals;
}
