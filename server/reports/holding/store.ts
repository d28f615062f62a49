// What the rules ask of rows: days and countries of the counters, and the hours in which a content came.
import { sql } from 'kysely';
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

/** The most reports, and the most letters, of one day. */
export async function busiestDay(
  db: Query,
  wish: { actionId: string; from: string; before: string },
): Promise<{ reports: number; letters: number }> {
  const days = await db
    .selectFrom('tally_counters')
    .select(select => [select.fn.sum('reports').as('reports'), select.fn.sum('appeals').as('letters')])
    .where('action_id', '=', wish.actionId)
    .where('dimension', '=', 'day')
    .where('key', '>=', wish.from)
    .where('key', '<', wish.before)
    .groupBy('key')
    .execute();
  return {
    reports: Math.max(0, ...days.map(day => Number(day.reports))),
    letters: Math.max(0, ...days.map(day => Number(day.letters))),
  };
}

/** What counts, by country and day; the key of a cell begins with both. */
export async function lettersByCountryAndDay(
  db: Query,
  actionId: string,
  before: string,
): Promise<{ country: string; letters: number }[]> {
  const day = sql<string>`substr(key, 1, 10)`;
  const country = sql<string>`substr(key, 12, 2)`;
  const rows = await db
    .selectFrom('tally_counters')
    .select([country.as('country')])
    .select(select => select.fn.sum('appeals').as('letters'))
    .where('action_id', '=', actionId)
    .where('dimension', '=', 'cell')
    .where('key', '<', before)
    .groupBy([day, country])
    .execute();
  return rows.map(row => ({ country: row.country, letters: Number(row.letters) }));
}

/** The hours of those contents that came at least `fewest` times. */
export const hoursOfContents = (
  db: Query,
  wish: { actionId: string; since: string; fewest: number },
): Promise<Pick<Schema['content_hours'], 'shape' | 'hour' | 'reports'>[]> =>
  db
    .selectFrom('content_hours')
    .select(['shape', 'hour', 'reports'])
    .where('action_id', '=', wish.actionId)
    .where('hour', '>=', wish.since)
    .where('shape', 'in', often =>
      often
        .selectFrom('content_hours as c')
        .select('c.shape')
        .where('c.action_id', '=', wish.actionId)
        .where('c.hour', '>=', wish.since)
        .groupBy('c.shape')
        .having(sum => sum.fn.sum('c.reports'), '>=', wish.fewest),
    )
    .execute();

export async function deleteContentHoursBefore(tx: Tx, hour: string): Promise<number> {
  const result = await tx.deleteFrom('content_hours').where('hour', '<', hour).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** When the first action was made: no report with a mark is older. */
export async function firstDay(db: Query): Promise<string | null> {
  const row = await db
    .selectFrom('actions')
    .select(select => select.fn.min('created_at').as('first'))
    .executeTakeFirst();
  return row?.first ?? null;
}

/** Takes the marks off reports of these days, at most `limit`; gives how many. */
export async function forgetMarks(
  tx: Tx,
  wish: { from: string; before: string; limit: number },
): Promise<number> {
  const ids = await tx
    .selectFrom('report_states')
    .select('report_id')
    .where('action_id', 'in', actions => actions.selectFrom('actions').select('id'))
    .where('created_at', '>=', wish.from)
    .where('created_at', '<', wish.before)
    .where('source_mark', 'is not', null)
    .limit(wish.limit)
    .execute();
  if (ids.length === 0) return 0;
  await tx
    .updateTable('report_states')
    .set({ source_mark: null })
    .where(
      'report_id',
      'in',
      ids.map(row => row.report_id),
    )
    .execute();
  return ids.length;
}
