// Summing crossings, where numbers are asked for by several things at once: as many rows as there are cells, never reports.
import { sql, type RawBuilder } from 'kysely';
import { addDays } from '../../lib/dates.ts';
import type { Query } from '../../platform/db/db.ts';
import { NO_COUNTRY, type CROSSINGS } from '../../reports/model.ts';
import type { CellSums, TallyFilter } from '../model.ts';

type Axis = 'day' | 'country' | 'way';

/** Where in its keys a crossing has what; null: it does not know. The few rows first, the full cells last. */
const LAYOUTS: readonly (Record<Axis, number | null> & { dimension: (typeof CROSSINGS)[number] })[] = [
  { dimension: 'day-way', day: 1, country: null, way: 12 },
  { dimension: 'country-way', day: null, country: 1, way: 4 },
  { dimension: 'day-country', day: 1, country: 12, way: null },
  { dimension: 'cell', day: 1, country: 12, way: 15 },
];
type Layout = (typeof LAYOUTS)[number];

const DAY_LENGTH = 10;
const COUNTRY_LENGTH = 2;

const partAt = (at: number | null, length: number | null): RawBuilder<string> =>
  length === null
    ? sql<string>`substr(${sql.ref('key')}, ${sql.lit(at ?? 1)})`
    : sql<string>`substr(${sql.ref('key')}, ${sql.lit(at ?? 1)}, ${sql.lit(length)})`;
const dayOf = (layout: Layout) => partAt(layout.day, DAY_LENGTH);
const countryOf = (layout: Layout) => partAt(layout.country, COUNTRY_LENGTH);
const wayOf = (layout: Layout) => partAt(layout.way, null);

/** What a filter asks by. A grade is known everywhere. */
function askedBy({ target, channel, country, from, to }: TallyFilter): Axis[] {
  return [
    ...(from !== null || to !== null ? ['day' as const] : []),
    ...(country !== null ? ['country' as const] : []),
    ...(target !== null || channel !== null ? ['way' as const] : []),
  ];
}

/** The crossing of the fewest rows that knows what is summed over and all that is asked by. */
function layoutFor(filter: TallyFilter, over: Axis): Layout {
  const needed = [over, ...askedBy(filter)];
  const found = LAYOUTS.find(layout => needed.every(axis => layout[axis] !== null));
  if (!found) throw new Error('the full cells know every axis');
  return found;
}

/** The rows of a crossing that a filter asks for. */
function rowsOf(db: Query, actionId: string, filter: TallyFilter, layout: Layout) {
  const { target, channel, grade, country } = filter;
  const way = wayOf(layout);
  const named = country === 'none' ? NO_COUNTRY : country;
  const rows =
    layout.dimension === 'cell' && named !== null
      ? cellsOfCountry(db, actionId, named, filter)
      : rowsIn(db, actionId, layout, filter);
  return db
    .selectFrom(rows)
    .$if(named !== null && layout.dimension !== 'cell', query =>
      query.where(countryOf(layout), '=', named ?? ''),
    )
    .$if(grade !== null, query => query.where('grade', '=', grade ?? ''))
    .$if(target !== null && channel !== null, query => query.where(way, '=', `${channel} ${target}`))
    .$if(target !== null && channel === null, query => query.where(way, 'like', `% ${target}`))
    .$if(target === null && channel !== null, query => query.where(way, 'like', `${channel} %`))
    .select(['key', 'grade', 'appeals', 'reports'])
    .as('those');
}

/** More than there are. */
const MOST_CELLS = 100_000_000;

type Days = Pick<TallyFilter, 'from' | 'to'>;

const rowsIn = (db: Query, actionId: string, { dimension }: Layout, { from, to }: Days) =>
  db
    .selectFrom('tally_counters')
    .where('action_id', '=', actionId)
    .where('dimension', '=', dimension)
    .$if(from !== null, query => query.where('key', '>=', from ?? ''))
    // A key begins with its day and goes on: every key of the last day stands before the next day itself.
    .$if(to !== null, query => query.where('key', '<', addDays(to ?? '', 1)))
    .select(['key', 'grade', 'appeals', 'reports'])
    .as('those');

/**
 * Full cells begin with their day. Those of one country are found day by day, by the days that have a number: a few
 * dozen looks into the index, where reading every cell would take a hundred times as long.
 */
const cellsOfCountry = (db: Query, actionId: string, country: string, { from, to }: Days) =>
  db
    .selectFrom('tally_counters as d')
    .innerJoin('tally_counters as c', join =>
      join
        .onRef('c.action_id', '=', 'd.action_id')
        .on('c.dimension', '=', 'cell')
        .on('c.key', '>=', sql<string>`${sql.ref('d.key')} || ${` ${country} `}`)
        .on('c.key', '<', sql<string>`${sql.ref('d.key')} || ${` ${country}!`}`)
        .onRef('c.grade', '=', 'd.grade'),
    )
    .where('d.action_id', '=', actionId)
    .where('d.dimension', '=', 'day')
    .$if(from !== null, query => query.where('d.key', '>=', from ?? ''))
    .$if(to !== null, query => query.where('d.key', '<=', to ?? ''))
    .select(['c.key', 'c.grade', 'c.appeals', 'c.reports'])
    // A fence: what else is asked is asked of these rows, and does not tempt PostgreSQL to read all the others first.
    .limit(MOST_CELLS)
    .as('those');

/** What the cells of a filter sum to. */
export async function cellSums(db: Query, actionId: string, filter: TallyFilter): Promise<CellSums> {
  return {
    ways: await waySums(db, actionId, filter),
    days: await daySums(db, actionId, filter),
    countries: await countrySums(db, actionId, filter),
  };
}

async function waySums(db: Query, actionId: string, filter: TallyFilter): Promise<CellSums['ways']> {
  const layout = layoutFor(filter, 'way');
  const way = wayOf(layout);
  const rows = await db
    .selectFrom(rowsOf(db, actionId, filter, layout))
    .select([way.as('way'), 'grade'])
    .select(sum => sum.fn.sum('appeals').as('appeals'))
    .groupBy([way, 'grade'])
    .execute();
  return rows.map(row => {
    const [channel = '', target = ''] = row.way.split(' ');
    return { channel, target, grade: row.grade, appeals: Number(row.appeals) };
  });
}

async function daySums(db: Query, actionId: string, filter: TallyFilter): Promise<CellSums['days']> {
  const layout = layoutFor(filter, 'day');
  const day = dayOf(layout);
  const rows = await db
    .selectFrom(rowsOf(db, actionId, filter, layout))
    .select(day.as('day'))
    .select(sum => sum.fn.sum('appeals').as('appeals'))
    .groupBy(day)
    .execute();
  return rows.map(row => ({ day: row.day, appeals: Number(row.appeals) }));
}

/**
 * A report of several lines stands in several cells of its day and grade. The fullest of those cells has no report
 * twice, so the sum of the fullest is how many reports there are at least: enough to say whether a country may be named.
 */
async function countrySums(db: Query, actionId: string, filter: TallyFilter): Promise<CellSums['countries']> {
  // Where no way is asked for, days and countries alone count each report once.
  const exact = !askedBy(filter).includes('way');
  const layout = layoutFor(exact ? { ...filter, from: filter.from ?? '' } : filter, 'country');
  const country = countryOf(layout);
  // Where the crossing knows no days, the fullest of a grade; there is one row of it all the same for one way.
  const within =
    layout.day === null
      ? [country, sql.ref<string>('grade')]
      : [country, dayOf(layout), sql.ref<string>('grade')];
  const rows = await db
    .selectFrom(
      db
        .selectFrom(rowsOf(db, actionId, filter, layout))
        .select(country.as('country'))
        .select(of => [of.fn.sum('appeals').as('appeals'), of.fn.max('reports').as('fullest')])
        .groupBy(within)
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
