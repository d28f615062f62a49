// Reports that an office brings as one file: which file, whose rows it became, and whether it was undone.
import type { Kysely } from 'kysely';
import { appendOnly, count, createTable, flag, id, instant, maybe, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'report_imports',
    {
      id,
      action_id: pointsAt('actions'),
      at: instant,
      by_id: maybe(id),
      by_name: text,
      /** The office that collected the reports. */
      office: text,
      /** As it was called on the coordinator's machine; empty for what was pasted. */
      file_name: text,
      /** Of what the file says, however its columns and lines are ordered: the same file is not taken twice. */
      content_hash: text,
      reports: count,
      appeals: count,
      demo: flag,
    },
    { key: ['id'], index: [['action_id', 'content_hash'], ['at']] },
  );
  await appendOnly(db, 'report_imports', { exceptDemo: true });

  // An office's own reference may hold a name, so nothing but its hash is kept.
  await createTable(
    db,
    'report_import_lines',
    {
      import_id: pointsAt('report_imports'),
      line: count,
      report_id: pointsAt('reports'),
      reference_hash: maybe(text),
      line_hash: text,
      demo: flag,
    },
    { key: ['import_id', 'line'], unique: [['report_id']], index: [['reference_hash'], ['line_hash']] },
  );
  await appendOnly(db, 'report_import_lines', { exceptDemo: true });

  // An undoing is a row of its own: that an import was, and what it said, stays.
  await createTable(
    db,
    'report_import_undoings',
    {
      import_id: pointsAt('report_imports'),
      at: instant,
      by_id: maybe(id),
      by_name: text,
      reason: text,
      reports: count,
      appeals: count,
      demo: flag,
    },
    { key: ['import_id'] },
  );
  await appendOnly(db, 'report_import_undoings', { exceptDemo: true });
}
