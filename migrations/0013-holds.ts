// Which rules held a report, and what groups held reports for a reviewer: who they seem to be from and what they say.
import { sql, type Kysely } from 'kysely';
import { addColumn, count, createTable, id, json, maybe, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // With the revision that is held, so that it can be changed as little as the revision itself.
  await addColumn(db, 'report_revisions', 'held_by', maybe(json));

  // Beside the state, since they go away: the mark after some weeks, both on withdrawal.
  await addColumn(db, 'report_states', 'held_rule', maybe(text));
  await addColumn(db, 'report_states', 'source_mark', maybe(text));
  await addColumn(db, 'report_states', 'shape', maybe(text));
  // Before this there was one rule.
  await sql`update report_states set held_rule = 'quantity' where held = 1`.execute(db);
  // Held reports are few among many: an index of them alone costs the others nothing.
  await sql`create index report_states_held_index on report_states (created_at) where held = 1`.execute(db);

  // Decisions made together, so that they can be found and revisited together.
  await addColumn(db, 'hold_decisions', 'bulk_id', maybe(id));
  await sql`create index hold_decisions_bulk_index on hold_decisions (bulk_id) where bulk_id is not null`.execute(
    db,
  );

  // How often the same content came in which hour, of reports that nobody seems to have typed: swept after a week.
  await createTable(
    db,
    'content_hours',
    { action_id: pointsAt('actions'), shape: text, hour: text, reports: count },
    { key: ['action_id', 'shape', 'hour'], index: [['hour']] },
  );
}
