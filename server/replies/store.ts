// The tables of replies: that an answer came, where it stands, and what was told, which is sealed and can be erased.
import type { Query, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import type { Eraser, ReplyState } from './model.ts';

export type ReplyRow = Schema['replies'];
export type StateRow = Schema['reply_states'];
export type FileRow = Schema['reply_files'];
export type StepRow = Schema['reply_steps'];
export type RedactionRow = Schema['reply_redactions'];
/** A file without its bytes. */
export type FileAbout = Omit<FileRow, 'sealed' | 'sealed_text' | 'reply_id'>;
export type ReplyWithState = ReplyRow & Omit<StateRow, 'reply_id'>;

/** Every reply with where it stands. */
export const withState = (db: Query) =>
  db
    .selectFrom('replies')
    .innerJoin('reply_states', 'reply_states.reply_id', 'replies.id')
    .selectAll('replies')
    .select([
      'reply_states.state',
      'reply_states.files',
      'reply_states.bytes',
      'reply_states.erased_at',
      'reply_states.erased_by',
    ]);

export const replyById = (db: Query, id: string): Promise<ReplyWithState | undefined> =>
  withState(db).where('replies.id', '=', id).executeTakeFirst();

export const replyByCode = (db: Query, codeHash: string): Promise<ReplyWithState | undefined> =>
  withState(db).where('replies.code_hash', '=', codeHash).executeTakeFirst();

export const replyByKey = (db: Query, keyHash: string): Promise<ReplyRow | undefined> =>
  db.selectFrom('replies').selectAll().where('key_hash', '=', keyHash).executeTakeFirst();

export async function insertReply(
  tx: Tx,
  row: ReplyRow,
  sealed: string,
  files: readonly FileRow[],
): Promise<void> {
  await tx.insertInto('replies').values(row).execute();
  await tx
    .insertInto('reply_states')
    .values({
      reply_id: row.id,
      state: 'new',
      files: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      erased_at: null,
      erased_by: null,
    })
    .execute();
  await tx.insertInto('reply_originals').values({ reply_id: row.id, sealed, told_at: row.told_at }).execute();
  for (const file of files) await tx.insertInto('reply_files').values(file).execute();
}

/** Bytes of files that nobody has looked at yet. */
export async function unreadBytes(db: Query): Promise<number> {
  const row = await db
    .selectFrom('reply_states')
    .select(({ fn }) => fn.sum<number | string | null>('bytes').as('sum'))
    .where('state', '=', 'new')
    .executeTakeFirst();
  return Number(row?.sum ?? 0);
}

export async function originalOf(db: Query, replyId: string): Promise<string | null> {
  const row = await db
    .selectFrom('reply_originals')
    .select('sealed')
    .where('reply_id', '=', replyId)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

export const filesOf = (db: Query, replyId: string): Promise<(FileAbout & { sealed_text: string })[]> =>
  db
    .selectFrom('reply_files')
    .select(['id', 'position', 'kind', 'mime', 'bytes', 'width', 'height', 'pages', 'sealed_text'])
    .where('reply_id', '=', replyId)
    .orderBy('position')
    .execute();

export const fileOf = (db: Query, replyId: string, id: string): Promise<FileRow | undefined> =>
  db
    .selectFrom('reply_files')
    .selectAll()
    .where('reply_id', '=', replyId)
    .where('id', '=', id)
    .executeTakeFirst();

export async function setState(tx: Tx, replyId: string, state: ReplyState): Promise<void> {
  await tx.updateTable('reply_states').set({ state }).where('reply_id', '=', replyId).execute();
}

export async function insertStep(tx: Tx, row: StepRow): Promise<void> {
  await tx.insertInto('reply_steps').values(row).execute();
}

/** What was done with it, the oldest first. */
export const stepsOf = (db: Query, replyId: string): Promise<StepRow[]> =>
  db.selectFrom('reply_steps').selectAll().where('reply_id', '=', replyId).orderBy('id').execute();

/** Every step of every reply, the oldest first. */
export const everyStep = (db: Query): Promise<{ reply_id: string; kind: string }[]> =>
  db.selectFrom('reply_steps').select(['reply_id', 'kind']).orderBy('id').execute();

export const everyReply = (db: Query): Promise<ReplyWithState[]> =>
  withState(db).orderBy('replies.id').execute();

/** The replies whose originals are kept. */
export const originalsKept = async (db: Query): Promise<string[]> =>
  (await db.selectFrom('reply_originals').select('reply_id').execute()).map(row => row.reply_id);

/** How many files are kept of which reply, and how long they are together. */
export async function filesKept(db: Query): Promise<{ replyId: string; files: number; bytes: number }[]> {
  const rows = await db
    .selectFrom('reply_files')
    .select(({ fn }) => [
      'reply_id',
      fn.countAll<number | string>().as('n'),
      fn.sum<number | string>('bytes').as('sum'),
    ])
    .groupBy('reply_id')
    .execute();
  return rows.map(row => ({ replyId: row.reply_id, files: Number(row.n), bytes: Number(row.sum) }));
}

export const redactionOf = (db: Query, replyId: string): Promise<RedactionRow | undefined> =>
  db.selectFrom('reply_redactions').selectAll().where('reply_id', '=', replyId).executeTakeFirst();

export async function putRedaction(tx: Tx, row: RedactionRow): Promise<void> {
  const { reply_id: _key, ...rest } = row;
  await tx
    .insertInto('reply_redactions')
    .values(row)
    .onConflict(conflict => conflict.column('reply_id').doUpdateSet(rest))
    .execute();
}

/** Erases what was told. A redacted text names nobody: it goes too unless it is only time that erases. */
export async function eraseTold(tx: Tx, replyId: string, erased: { at: string; by: Eraser }): Promise<void> {
  await tx.deleteFrom('reply_originals').where('reply_id', '=', replyId).execute();
  await tx.deleteFrom('reply_files').where('reply_id', '=', replyId).execute();
  if (erased.by !== 'time') await tx.deleteFrom('reply_redactions').where('reply_id', '=', replyId).execute();
  await tx
    .updateTable('reply_states')
    .set({ bytes: 0, erased_at: erased.at, erased_by: erased.by })
    .where('reply_id', '=', replyId)
    .execute();
}

/** Replies whose originals are kept, that were told before `before` and whose action closed before it; oldest first. */
export const keptSince = (
  db: Query,
  before: string,
  limit: number,
): Promise<{ id: string; demo: number }[]> =>
  db
    .selectFrom('reply_originals')
    .innerJoin('replies', 'replies.id', 'reply_originals.reply_id')
    .innerJoin('actions', 'actions.id', 'replies.action_id')
    .leftJoin('action_stops', 'action_stops.action_id', 'actions.id')
    .select(['replies.id', 'replies.demo'])
    .where('reply_originals.told_at', '<', before)
    .where(each => each.or([each('actions.closes_at', '<', before), each('action_stops.at', '<', before)]))
    .orderBy('replies.id')
    .limit(limit)
    .execute();

/** Answers that were told, neither published nor set aside, by target; of an action or of officials. */
export async function countOpen(
  db: Query,
  of: { actionId: string } | { officialIds: readonly string[] },
): Promise<{ target_id: string; official_id: string; n: number }[]> {
  const all = db
    .selectFrom('replies')
    .innerJoin('reply_states', 'reply_states.reply_id', 'replies.id')
    .select(({ fn }) => ['replies.target_id', 'replies.official_id', fn.countAll<number | string>().as('n')])
    .where('reply_states.state', 'in', ['new', 'read'])
    .groupBy(['replies.target_id', 'replies.official_id']);
  const rows = await (
    'actionId' in of
      ? all.where('replies.action_id', '=', of.actionId)
      : all.where('replies.official_id', 'in', [...of.officialIds])
  ).execute();
  return rows.map(row => ({ ...row, n: Number(row.n) }));
}

/** Every reply of these actions, with all that hangs on it; children first. They must be the demo's. */
export async function deleteRepliesOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return;
  const ids = tx
    .selectFrom('replies')
    .select('id')
    .where('action_id', 'in', [...actionIds]);
  const hanging = [
    'reply_publications', 'reply_steps', 'reply_redactions', 'reply_files', 'reply_originals', 'reply_states',
  ] as const; // prettier-ignore
  for (const table of hanging) await tx.deleteFrom(table).where('reply_id', 'in', ids).execute();
  await tx
    .deleteFrom('replies')
    .where('action_id', 'in', [...actionIds])
    .execute();
}
