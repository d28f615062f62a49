// The tables of editing together: saves of drafts kept for a while, and who has which draft open.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export async function insertSave(tx: Tx, row: Schema['action_saves']): Promise<void> {
  await tx.insertInto('action_saves').values(row).execute();
}

export const saveRow = (
  db: Query,
  actionId: string,
  revision: number,
): Promise<Schema['action_saves'] | undefined> =>
  db
    .selectFrom('action_saves')
    .selectAll()
    .where('action_id', '=', actionId)
    .where('revision', '=', revision)
    .executeTakeFirst();

/** Contents of the saves that are kept, as JSON. */
export const savedContents = async (db: Query): Promise<string[]> =>
  (await db.selectFrom('action_saves').select('content').execute()).map(row => row.content);

/** Saves before `instant`, all but the newest of each action: that one is what its editors see. */
const oldSaves = async (db: Query, instant: string): Promise<{ action_id: string; revision: number }[]> =>
  db
    .selectFrom('action_saves')
    .innerJoin('actions', 'actions.id', 'action_saves.action_id')
    .select(['action_saves.action_id', 'action_saves.revision'])
    .where('action_saves.saved_at', '<', instant)
    .whereRef('action_saves.revision', '<', 'actions.draft_revision')
    .execute();

export const countSavesBefore = async (db: Query, instant: string): Promise<number> =>
  (await oldSaves(db, instant)).length;

export async function deleteSavesBefore(tx: Tx, instant: string): Promise<number> {
  const old = await oldSaves(tx, instant);
  for (const { action_id, revision } of old) {
    await tx
      .deleteFrom('action_saves')
      .where('action_id', '=', action_id)
      .where('revision', '=', revision)
      .execute();
  }
  return old.length;
}

export type EditorRow = { coordinator_id: string; name: string; opened_at: string; seen_at: string };

export const editorRow = (
  db: Query,
  actionId: string,
  coordinatorId: string,
): Promise<Schema['action_editors'] | undefined> =>
  db
    .selectFrom('action_editors')
    .selectAll()
    .where('action_id', '=', actionId)
    .where('coordinator_id', '=', coordinatorId)
    .executeTakeFirst();

/** Who has the draft open and was seen at or after `since`, the earliest first. */
export const editorRows = (db: Query, actionId: string, since: string): Promise<EditorRow[]> =>
  db
    .selectFrom('action_editors')
    .innerJoin('coordinators', 'coordinators.id', 'action_editors.coordinator_id')
    .select(['coordinator_id', 'coordinators.name', 'opened_at', 'seen_at'])
    .where('action_id', '=', actionId)
    .where('seen_at', '>=', since)
    .orderBy('opened_at')
    .execute();

export async function putEditor(tx: Tx, row: Schema['action_editors']): Promise<void> {
  await tx
    .insertInto('action_editors')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['action_id', 'coordinator_id'])
        .doUpdateSet({ opened_at: row.opened_at, seen_at: row.seen_at }),
    )
    .execute();
}

export async function deleteEditor(
  tx: Tx,
  actionId: string,
  coordinatorId: string,
  seen: string,
): Promise<void> {
  await tx
    .deleteFrom('action_editors')
    .where('action_id', '=', actionId)
    .where('coordinator_id', '=', coordinatorId)
    .where('seen_at', '<=', seen)
    .execute();
}

export async function deleteEditorsBefore(tx: Tx, instant: string): Promise<void> {
  await tx.deleteFrom('action_editors').where('seen_at', '<', instant).execute();
}

/** Everything kept here of the demo's actions. */
export async function deleteOfDemo(tx: Tx): Promise<void> {
  for (const table of ['action_saves', 'action_editors'] as const) {
    await tx
      .deleteFrom(table)
      .where('action_id', 'in', tx.selectFrom('actions').select('id').where('demo', '=', 1))
      .execute();
  }
}

/** The name of whoever saved, or undefined when it was no coordinator. */
export const nameOfSaver = async (db: Query, coordinatorId: string): Promise<string | undefined> =>
  (await db.selectFrom('coordinators').select('name').where('id', '=', coordinatorId).executeTakeFirst())
    ?.name;
