// Summing full cells, where numbers are asked for by several things at once: as many rows as there are cells, never reports.
import { sql, type ExpressionBuilder } from 'kysely';
import { CHANNELS } from '../../lib/channels.ts';
import { addDays } from '../../lib/dates.ts';
import type { Query } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { NO_COUNTRY } from '../../reports/model.ts';
import { NO_FILTER, type CellSums, type TallyFilter } from '../model.ts';

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

export type CrossSum = { country: string; channel: string; target: string; grade: string; appeals: number };

/** Full cells of days up to `day`, summed over the days. */
export async function crossSums(db: Query, actionId: string, day: string): Promise<CrossSum[]> {
  const rows = await db
    .selectFrom('tally_counters')
    .select([COUNTRY.as('country'), WAY.as('way'), 'grade'])
    .select(sum => sum.fn.sum('appeals').as('appeals'))
    .where(cellsOf(actionId, { ...NO_FILTER, to: day }))
    .groupBy([COUNTRY, WAY, 'grade'])
    .execute();
  return rows.map(({ country, way, grade, appeals }) => {
    const [channel = '', target = ''] = way.split(' ');
    return { country, channel, target, grade, appeals: Number(appeals) };
  });
}

/**
 * By country, between which two numbers the count of its reports lies that wrote to these officials up to `day`: in
 * the fullest cell of a day and grade no report stands twice, and none stands in no cell.
 */
export async function reportsBetween(
  db: Query,
  actionId: string,
  wish: { day: string; targets: readonly string[] },
): Promise<Map<string, { least: number; most: number }>> {
  const ways = wish.targets.flatMap(target => CHANNELS.map(channel => `${channel} ${target}`));
  const rows = await db
    .selectFrom(
      db
        .selectFrom('tally_counters')
        .select([COUNTRY.as('country'), DAY.as('day'), 'grade'])
        .select(of => [of.fn.max('reports').as('fullest'), of.fn.sum('reports').as('all')])
        .where(cellsOf(actionId, { ...NO_FILTER, to: wish.day }))
        .where(WAY, 'in', ways)
        .groupBy([COUNTRY, DAY, 'grade'])
        .as('by_day'),
    )
    .select('country')
    .select(of => [of.fn.sum('fullest').as('least'), of.fn.sum('all').as('most')])
    .groupBy('country')
    .execute();
  return new Map(rows.map(row => [row.country, { least: Number(row.least), most: Number(row.most) }]));
}

/** Letters that wait for a reviewer, of days up to `day` to these officials. Few reports are held, so rows are read. */
export async function heldUntil(
  db: Query,
  actionId: string,
  wish: { day: string; targets: readonly string[] },
): Promise<number> {
  const row = await db
    .selectFrom('report_states as s')
    .innerJoin('report_lines as l', join =>
      join.onRef('l.report_id', '=', 's.report_id').onRef('l.revision', '=', 's.revision'),
    )
    .select(of => of.fn.sum('l.quantity').as('appeals'))
    .where('s.action_id', '=', actionId)
    .where('s.held', '=', 1)
    .where('s.day', '<=', wish.day)
    .where('l.target_id', 'in', [...wish.targets])
    .executeTakeFirst();
  return Number(row?.appeals ?? 0);
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
