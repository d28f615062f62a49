// A table as CSV, JSON or a spreadsheet. CSV and JSON flow row by row, however many there are.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Cell, Row } from './tables.ts';

export const TABLE_FORMATS = ['csv', 'json', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
export type Table = { columns: readonly string[]; rows: Iterable<Row> | AsyncIterable<Row> };

/** More rows than this no spreadsheet program opens. */
const MOST_SHEET_ROWS = 1_048_575;

/** Whether `out` ends with what is written: standard output is not ours to end. */
export type Ending = { end: boolean };

export const writeText = (text: string, out: Writable, ending: Ending): Promise<void> =>
  pipeline(Readable.from([text]), out, ending);

export async function writeTable(
  table: Table,
  format: TableFormat,
  out: Writable,
  ending: Ending,
): Promise<void> {
  if (format === 'json') return pipeline(Readable.from(jsonOf(table)), out, ending);
  if (format === 'xlsx') return pipeline(Readable.from([await sheetOf(table)]), out, ending);
  // The byte-order mark and the escaped formulas are for spreadsheet programs: a group's name is what a stranger typed.
  const toCsv = stringify({
    columns: [...table.columns],
    header: true,
    bom: true,
    record_delimiter: 'windows',
    // A bare line break would end the row in a program that reads every kind of line end.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
  return pipeline(Readable.from(table.rows), toCsv, out, ending);
}

async function* jsonOf({ rows }: Table): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The whole sheet in memory: its format is one archive. @throws when it would hold too many rows. */
async function sheetOf({ columns, rows }: Table): Promise<Buffer> {
  const head = columns.map(column => ({ value: column, fontWeight: 'bold' as const }));
  const body: { value: string | number }[][] = [];
  for await (const row of rows) {
    if (body.length === MOST_SHEET_ROWS)
      throw new Error('too many rows for a spreadsheet: export them as csv');
    body.push(columns.map(column => cellOf(row[column] ?? null)));
  }
  // Loaded with the first spreadsheet: it costs memory that most servers never need.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile([head, ...body]).toBuffer();
}

const cellOf = (cell: Cell) => ({ value: cell ?? '' });
