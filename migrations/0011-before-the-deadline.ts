// Before a deadline: counters of full cells, so that numbers can be filtered at any size, and who was reminded when.
import { sql, type Kysely } from 'kysely';
import { count, createTable, day, instant, pointsAt } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The reports that stand, each line in its cell: day, country, channel and target, in the key's order.
  await sql`
    insert into tally_counters (action_id, dimension, key, grade, appeals, reports)
    select s.action_id, 'cell', s.day || ' ' || coalesce(s.country, '--') || ' ' || l.channel || ' ' || l.target_id,
      s.grade, sum(l.quantity), count(*)
    from report_states s
    join report_lines l on l.report_id = s.report_id and l.revision = s.revision
    where s.held = 0
    group by 1, 3, 4`.execute(db);

  // One row for a reminder that went out: a second worker that begins at the same moment finds it taken.
  await createTable(
    db,
    'deadline_reminders',
    {
      action_id: pointsAt('actions'),
      // A deadline that an update moved is reminded of again.
      deadline: day,
      days_before: count,
      at: instant,
      mails: count,
    },
    { key: ['action_id', 'deadline', 'days_before'] },
  );

  // Who wants no reminders; everyone else with the right gets them.
  await createTable(
    db,
    'reminder_refusals',
    { coordinator_id: pointsAt('coordinators'), at: instant },
    { key: ['coordinator_id'] },
  );
}
