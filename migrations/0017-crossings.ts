// Counters of what crosses by twos: numbers that are asked for by some things are summed from few rows at any variety.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const country = sql`coalesce(s.country, '--')`;
  const way = sql`l.channel || ' ' || l.target_id`;
  const keys = {
    'day-country': sql`s.day || ' ' || ${country}`,
    'day-way': sql`s.day || ' ' || ${way}`,
    'country-way': sql`${country} || ' ' || ${way}`,
  };
  // The reports that stand: each once in a place, and each line once on its way.
  for (const [dimension, key] of Object.entries(keys)) {
    await sql`
      insert into tally_counters (action_id, dimension, key, grade, appeals, reports)
      select s.action_id, ${sql.lit(dimension)}, ${key}, s.grade, sum(l.quantity), count(distinct s.report_id)
      from report_states s
      join report_lines l on l.report_id = s.report_id and l.revision = s.revision
      where s.held = 0
      group by 1, 3, 4`.execute(db);
  }
}
