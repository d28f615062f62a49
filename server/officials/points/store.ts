// What was found out about contact points: checks by the desk, notes by supporters and what was decided on them.
import { z } from 'zod';
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type CheckRow = Schema['contact_checks'];
export type NoteRow = Schema['contact_notes'];

/** Every check of these entries' points, the oldest first. */
export const checkRows = (db: Query, officialIds: readonly string[]): Promise<CheckRow[]> =>
  db.selectFrom('contact_checks').selectAll().where('official_id', 'in', officialIds).orderBy('id').execute();

/** Every check there is, the oldest first: for the list of the whole book. */
export const allCheckRows = (
  db: Query,
): Promise<Pick<CheckRow, 'official_id' | 'point_key' | 'state' | 'at'>[]> =>
  db.selectFrom('contact_checks').select(['official_id', 'point_key', 'state', 'at']).orderBy('id').execute();

export async function insertCheck(tx: Tx, row: CheckRow): Promise<void> {
  await tx.insertInto('contact_checks').values(row).execute();
}

export async function insertNote(tx: Tx, row: NoteRow, words: string): Promise<void> {
  await tx.insertInto('contact_notes').values(row).execute();
  if (words !== '') await tx.insertInto('contact_note_words').values({ note_id: row.id, words }).execute();
}

export type DecidedNote = NoteRow & {
  decision: string | null;
  decided_at: string | null;
  decided_by: string | null;
};

/** Every note on these entries' points with what was decided on it, the oldest first. */
export const noteRows = (db: Query, officialIds: readonly string[]): Promise<DecidedNote[]> =>
  db
    .selectFrom('contact_notes')
    .leftJoin('contact_note_decisions', 'contact_note_decisions.note_id', 'contact_notes.id')
    .selectAll('contact_notes')
    .select([
      'contact_note_decisions.decision',
      'contact_note_decisions.at as decided_at',
      'contact_note_decisions.by_name as decided_by',
    ])
    .where('contact_notes.official_id', 'in', officialIds)
    .orderBy('contact_notes.id')
    .execute();

export type WaitingNote = NoteRow & { words: string | null };

/** Notes that nobody has decided on, the oldest first; of these entries when given. */
export async function waitingNotes(db: Query, officialIds?: readonly string[]): Promise<WaitingNote[]> {
  let query = db
    .selectFrom('contact_notes')
    .leftJoin('contact_note_decisions', 'contact_note_decisions.note_id', 'contact_notes.id')
    .leftJoin('contact_note_words', 'contact_note_words.note_id', 'contact_notes.id')
    .selectAll('contact_notes')
    .select('contact_note_words.words')
    .where('contact_note_decisions.note_id', 'is', null)
    .orderBy('contact_notes.id');
  if (officialIds !== undefined) query = query.where('contact_notes.official_id', 'in', officialIds);
  return query.execute();
}

/** How many notes wait on one point. */
export async function countWaiting(
  db: Query,
  officialIds: readonly string[],
  pointKey: string,
): Promise<number> {
  const { waiting } = await db
    .selectFrom('contact_notes')
    .leftJoin('contact_note_decisions', 'contact_note_decisions.note_id', 'contact_notes.id')
    .select(made => made.fn.countAll<number | string>().as('waiting'))
    .where('contact_note_decisions.note_id', 'is', null)
    .where('contact_notes.official_id', 'in', officialIds)
    .where('contact_notes.point_key', '=', pointKey)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** Decides on a note. Its words go: they were for the person who decides. @throws UniqueViolation when it was. */
export async function insertDecision(tx: Tx, row: Schema['contact_note_decisions']): Promise<void> {
  await tx.insertInto('contact_note_decisions').values(row).execute();
  await tx.deleteFrom('contact_note_words').where('note_id', '=', row.note_id).execute();
}

/** Takes away all that was found out about a demo's officials but those in `except`. */
export async function deleteDemoPoints(tx: Tx, except: readonly string[]): Promise<void> {
  let officials = tx.selectFrom('officials').select('id').where('demo', '=', 1);
  if (except.length > 0) officials = officials.where('id', 'not in', except);
  const ids = (await officials.execute()).map(row => row.id);
  if (ids.length === 0) return;
  const notes = tx.selectFrom('contact_notes').select('id').where('official_id', 'in', ids);
  await tx.deleteFrom('contact_note_words').where('note_id', 'in', notes).execute();
  await tx.deleteFrom('contact_note_decisions').where('note_id', 'in', notes).execute();
  await tx.deleteFrom('contact_notes').where('official_id', 'in', ids).execute();
  await tx.deleteFrom('contact_checks').where('official_id', 'in', ids).execute();
}

const keysSchema = z.array(z.string());

/** What each entry that stands keeps as dead, as keys of contact points. */
export async function deadPointsKept(db: Query): Promise<{ id: string; keys: string[] }[]> {
  const rows = await db
    .selectFrom('officials')
    .select(['id', 'dead_points'])
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, dead_points: kept }) => ({
    id,
    keys: kept === null ? [] : keysSchema.parse(JSON.parse(kept)),
  }));
}
