// What the preview of a statement reads: crossings of country and way, and of days only what must be taken from them.
import { sql } from 'kysely';
import type { Query } from '../../platform/db/db.ts';
import { addDays } from '../../lib/dates.ts';

/** Letters from a country over a channel to an official, by grade; and in how many reports. */
export type Crossed = {
  country: string;
  channel: string;
  target: string;
  grade: string;
  appeals: number;
  reports: number;
};

type Row = { key: string; grade: string; appeals: number; reports: number };

/** Keys are `DE post t1`, behind a day where there is one. */
function crossed({ key, ...sums }: Row): Crossed {
  const [country = '', channel = '', target = ''] = key.split(' ').slice(-3);
  return { country, channel, target, ...sums };
}

/** Of all days together. */
export async function countryWays(db: Query, actionId: string): Promise<Crossed[]> {
  const rows = await db
    .selectFrom('tally_counters')
    .select(['key', 'grade', 'appeals', 'reports'])
    .where('action_id', '=', actionId)
    .where('dimension', '=', 'country-way')
    .execute();
  return rows.map(crossed);
}

/** Of one day: as many rows as it has full cells. */
export async function cellsOfDay(db: Query, actionId: string, day: string): Promise<Crossed[]> {
  const rows = await db
    .selectFrom('tally_counters')
    .select(['key', 'grade', 'appeals', 'reports'])
    .where('action_id', '=', actionId)
    .where('dimension', '=', 'cell')
    .where('key', '>=', day)
    .where('key', '<', addDays(day, 1))
    .execute();
  return rows.map(crossed);
}

/** Reports by country, of days after `day`, to any official. */
export async function reportsByPlaceAfter(
  db: Query,
  actionId: string,
  day: string,
): Promise<Map<string, number>> {
  const country = sql<string>`substr(${sql.ref('key')}, 12, 2)`;
  const rows = await db
    .selectFrom('tally_counters')
    .select(country.as('country'))
    .select(of => of.fn.sum('reports').as('reports'))
    .where('action_id', '=', actionId)
    .where('dimension', '=', 'day-country')
    .where('key', '>=', addDays(day, 1))
    .groupBy(country)
    .execute();
  return new Map(rows.map(row => [row.country, Number(row.reports)]));
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
    // The index of held reports alone is asked only by these very words.
    .where(sql<boolean>`s.held = 1`)
    .where('s.day', '<=', wish.day)
    .where('l.target_id', 'in', [...wish.targets])
    .executeTakeFirst();
  return Number(row?.appeals ?? 0);
}
