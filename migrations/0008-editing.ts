// Editing together: every save of a draft for a while, so that two can be told apart by field, and who has it open.
import { sql, type Kysely } from 'kysely';
import { createTable, count, id, instant, json, maybe, pointsAt } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'action_saves',
    {
      action_id: pointsAt('actions'),
      revision: count,
      content: json,
      saved_at: instant,
      saved_by: maybe(id),
    },
    { key: ['action_id', 'revision'], index: [['saved_at']] },
  );
  // The drafts that stand are what their editors see: a save begun before this migration can still be told apart.
  await sql`
    insert into action_saves (action_id, revision, content, saved_at, saved_by)
    select id, draft_revision, draft, coalesce(draft_updated_at, created_at), draft_updated_by
    from actions where draft is not null`.execute(db);

  await createTable(
    db,
    'action_editors',
    {
      action_id: pointsAt('actions'),
      coordinator_id: pointsAt('coordinators'),
      opened_at: instant,
      seen_at: instant,
    },
    { key: ['action_id', 'coordinator_id'], index: [['seen_at']] },
  );
}
