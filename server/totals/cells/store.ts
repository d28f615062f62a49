// Summing full cells, where numbers are asked for by several things at once: as many rows as there are cells, never reports.
import { sql, type ExpressionBuilder } from 'kysely';
import { addDays } from '../../lib/dates.ts';
import type { Query } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { NO_COUNTRY } from '../../reports/model.ts';
import type { CellSums, TallyFilter } from '../model.ts';

// The parts of the key that `fullCellKey` writes: 2026-11-21 DE post t1.
const DAY = sql<string>`substr(${sql.ref('key')}, 1, 10)`;
const COUNTRY = sql<string>`substr(${sql.ref('key')}, 12, 2)`;
const WAY = sql<string>`substr(${sql.ref('key')}, 15)`;

type Counters = Pick<Schema, 'tally_counters'>;

/** The cells that a filter asks for, by the keys of one action. */
function cellsOf(actionId: string, filter: TallyFilter) {
  const { target, channel, grade, country, from, to } = filter;
  return (cell: ExpressionBuilder<Counters, 'tally_counters'>) =>
    cell.and([
      cell('action_id', '=', actionId),
      cell('dimension', '=', 'cell'),
      ...(from === null ? [] : [cell('key', '>=', from)]),
      // A key begins with its day and goes on: every key of the last day stands before the next day itself.
      ...(to === null ? [] : [cell('key', '<', addDays(to, 1))]),
      ...(country === null ? [] : [cell(COUNTRY, '=', country === 'none' ? NO_COUNTRY : country)]),
      ...(grade === null ? [] : [cell('grade', '=', grade)]),
      ...(target !== null && channel !== null ? [cell(WAY, '=', `${channel} ${target}`)] : []),
      ...(target !== null && channel === null ? [cell(WAY, 'like', `% ${target}`)] : []),
      ...(target === null && channel !== null ? [cell(WAY, 'like', `${channel} %`)] : []),
    ]);
}

/** What the cells of a filter sum to. */
export async function cellSums(db: Query, actionId: string, filter: TallyFilter): Promise<CellSums> {
  const those = cellsOf(actionId, filter);
  const ways = await db
    .selectFrom('tally_counters')
    .select([WAY.as('way'), 'grade'])
    .select(sum => sum.fn.sum('appeals').as('appeals'))
    .where(those)
    .groupBy([WAY, 'grade'])
    .execute();
  const days = await db
    .selectFrom('tally_counters')
    .select(DAY.as('day'))
    .select(sum => sum.fn.sum('appeals').as('appeals'))
    .where(those)
    .groupBy(DAY)
    .execute();
  return {
    ways: ways.map(row => {
      const [channel = '', target = ''] = row.way.split(' ');
      return { channel, target, grade: row.grade, appeals: Number(row.appeals) };
    }),
    days: days.map(row => ({ day: row.day, appeals: Number(row.appeals) })),
    countries: await countrySums(db, those),
  };
}

/**
 * A report of several lines stands in several cells of its day and grade. The fullest of those cells has no report
 * twice, so the sum of the fullest is how many reports there are at least: enough to say whether a country may be named.
 */
async function countrySums(db: Query, those: ReturnType<typeof cellsOf>): Promise<CellSums['countries']> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('tally_counters')
        .select([COUNTRY.as('country'), DAY.as('day'), 'grade'])
        .select(of => [of.fn.sum('appeals').as('appeals'), of.fn.max('reports').as('fullest')])
        .where(those)
        .groupBy([COUNTRY, DAY, 'grade'])
        .as('by_day'),
    )
    .select('country')
    .select(of => [of.fn.sum('appeals').as('appeals'), of.fn.sum('fullest').as('reports')])
    .groupBy('country')
    .execute();
  return rows.map(row => ({
    country: row.country,
    appeals: Number(row.appeals),
    leastReports: Number(row.reports),
  }));
}
