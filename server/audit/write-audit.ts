// The audit as a file: the rows as the page shows them, all of them, for CSV and for JSON.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { AuditRow } from './store.ts';

export const AUDIT_FILES = ['csv', 'json'] as const;
export type AuditFile = (typeof AUDIT_FILES)[number];

const COLUMNS = ['at', 'person', 'verb', 'subject', 'id', 'detail'] as const;

const lineOf = (row: AuditRow) => ({
  at: row.at,
  person: row.by_name,
  verb: row.verb,
  subject: row.subject_type,
  id: row.subject_id,
});

async function* csvRows(rows: AsyncIterable<AuditRow>) {
  for await (const row of rows) yield { ...lineOf(row), detail: row.detail };
}

async function* jsonText(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    const detail: unknown = JSON.parse(row.detail);
    yield before + JSON.stringify({ ...lineOf(row), detail });
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Flows row by row, however many there are. */
export async function writeAudit(rows: AsyncIterable<AuditRow>, as: AuditFile, out: Writable): Promise<void> {
  if (as === 'json') return pipeline(Readable.from(jsonText(rows)), out);
  // The byte-order mark and the escaped formulas are for spreadsheet programs.
  const toCsv = stringify({
    columns: [...COLUMNS],
    header: true,
    bom: true,
    record_delimiter: 'windows',
    // A bare line break would end the row in a program that reads every kind of line end.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
  return pipeline(Readable.from(csvRows(rows)), toCsv, out);
}
