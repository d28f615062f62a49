// The rows of imports: which file, whose lines it became, whether it was undone; and the rows an undoing adds.
import { isChannel } from '../../lib/channels.ts';
import type { Db, Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import type { FileLine } from './model.ts';

export type ImportRow = Schema['report_imports'];
export type UndoingRow = Schema['report_import_undoings'];
export type ImportLineRow = Schema['report_import_lines'];

/** Values that one query asks for at once: fewer than either database takes. */
const ASKED_AT_ONCE = 200;

function* inParts<Value>(values: readonly Value[]): Generator<Value[]> {
  for (let from = 0; from < values.length; from += ASKED_AT_ONCE)
    yield values.slice(from, from + ASKED_AT_ONCE);
}

/** Imports that were not undone. */
const standing = (db: Query) =>
  db
    .selectFrom('report_imports as i')
    .leftJoin('report_import_undoings as u', 'u.import_id', 'i.id')
    .where('u.import_id', 'is', null);

export const importOfContent = async (db: Query, actionId: string, hash: string): Promise<ImportRow | null> =>
  (await standing(db)
    .selectAll('i')
    .where('i.action_id', '=', actionId)
    .where('i.content_hash', '=', hash)
    .executeTakeFirst()) ?? null;

/** Those of these references that an import which stands has brought, and when. */
export async function referencesBrought(
  db: Query,
  hashes: readonly string[],
): Promise<{ hash: string; at: string }[]> {
  const found: { hash: string; at: string }[] = [];
  for (const part of inParts(hashes)) {
    const rows = await standing(db)
      .innerJoin('report_import_lines as l', 'l.import_id', 'i.id')
      .select(['l.reference_hash', 'i.at'])
      .where('l.reference_hash', 'in', part)
      .execute();
    for (const { reference_hash: hash, at } of rows) if (hash !== null) found.push({ hash, at });
    await nextTurn();
  }
  return found;
}

/** How many of these lines an import which stands has brought. */
export async function linesBrought(db: Query, hashes: readonly string[]): Promise<number> {
  const found = new Set<string>();
  for (const part of inParts(hashes)) {
    const rows = await standing(db)
      .innerJoin('report_import_lines as l', 'l.import_id', 'i.id')
      .select('l.line_hash')
      .where('l.line_hash', 'in', part)
      .execute();
    for (const row of rows) found.add(row.line_hash);
    await nextTurn();
  }
  return found.size;
}

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await tx.insertInto('report_imports').values(row).execute();
}

export const insertImportLines = ({ bulk }: Pick<Db, 'bulk'>, tx: Tx, rows: readonly ImportLineRow[]) =>
  bulk.insert(tx, 'report_import_lines', rows);

export async function insertUndoing(tx: Tx, row: UndoingRow): Promise<void> {
  await tx.insertInto('report_import_undoings').values(row).execute();
}

export const importRow = async (db: Query, id: string): Promise<ImportRow | null> =>
  (await db.selectFrom('report_imports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const undoingOf = async (db: Query, id: string): Promise<UndoingRow | null> =>
  (await db
    .selectFrom('report_import_undoings')
    .selectAll()
    .where('import_id', '=', id)
    .executeTakeFirst()) ?? null;

/** Imports, the newest first, at most `limit`. */
export const importRows = (
  db: Query,
  filter: { actionId?: string; limit: number },
): Promise<(ImportRow & { undone_at: string | null; undone_by: string | null })[]> =>
  db
    .selectFrom('report_imports as i')
    .leftJoin('report_import_undoings as u', 'u.import_id', 'i.id')
    .selectAll('i')
    .select(['u.at as undone_at', 'u.by_name as undone_by'])
    .$if(filter.actionId !== undefined, query => query.where('i.action_id', '=', filter.actionId ?? ''))
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(filter.limit)
    .execute();

/** What an import said, line by line, as it came: nothing that happened since changes it. */
export async function linesAsBrought(
  db: Query,
  importId: string,
): Promise<Pick<FileLine, 'line' | 'day' | 'target' | 'channel' | 'letters' | 'country'>[]> {
  const rows = await db
    .selectFrom('report_import_lines as l')
    .innerJoin('reports', 'reports.id', 'l.report_id')
    .innerJoin('report_revisions as r', join =>
      join.onRef('r.report_id', '=', 'l.report_id').on('r.revision', '=', 1),
    )
    .innerJoin('report_lines as n', join =>
      join.onRef('n.report_id', '=', 'l.report_id').on('n.revision', '=', 1),
    )
    .select(['l.line', 'reports.day', 'n.target_id', 'n.channel', 'n.quantity', 'r.country'])
    .where('l.import_id', '=', importId)
    .orderBy('l.line')
    .execute();
  return rows.map(row => ({
    line: row.line,
    day: row.day,
    target: row.target_id,
    channel: isChannel(row.channel) ? row.channel : 'other',
    letters: row.quantity,
    country: row.country,
  }));
}

/** How the reports of an import stand now: how many, and how many letters of them count. */
export async function standingNow(
  db: Query,
  importId: string,
): Promise<{ counted: number; changed: number; reports: number }> {
  const row = await db
    .selectFrom('report_import_lines as l')
    .innerJoin('report_states as s', 's.report_id', 'l.report_id')
    .select(select => [
      select.fn.countAll().as('reports'),
      select.fn
        .sum(select.case().when('s.held', '=', 0).then(select.ref('s.appeals')).else(0).end())
        .as('counted'),
      select.fn.sum(select.case().when('s.revision', '>', 1).then(1).else(0).end()).as('changed'),
    ])
    .where('l.import_id', '=', importId)
    .executeTakeFirstOrThrow();
  return { counted: Number(row.counted), changed: Number(row.changed), reports: Number(row.reports) };
}

/** Every row of the imports of these actions. The database lets go of rows of the demo alone. */
export async function deleteImportsOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return;
  const imports = tx.selectFrom('report_imports').select('id').where('action_id', 'in', actionIds);
  await tx.deleteFrom('report_import_undoings').where('import_id', 'in', imports).execute();
  await tx.deleteFrom('report_import_lines').where('import_id', 'in', imports).execute();
  await tx.deleteFrom('report_imports').where('action_id', 'in', actionIds).execute();
}
