// A report is known by one key, the hash of its receipt's code; and held reports are found by an index of them alone.
import { sql, type Kysely } from 'kysely';
import { count, day, dropColumns, flag, id, instant, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The code is made from the action and the key, so the hash of the key told nothing more.
  await dropColumns(db, 'reports', ['key_hash'], {
    columns: {
      id,
      action_id: pointsAt('actions'),
      action_version: count,
      content_hash: text,
      code_hash: text,
      created_at: instant,
      day,
      lang: text,
      demo: flag,
    },
    rules: { key: ['id'], unique: [['code_hash']] },
    appendOnly: { exceptDemo: true },
  });

  // Nearly all reports are not held, and every one of them was written into this index too.
  await db.schema.dropIndex('report_states_action_id_held_index').execute();
  await sql`
    create index report_states_held_by_action_index on report_states (action_id, created_at) where held = 1`.execute(
    db,
  );
}
