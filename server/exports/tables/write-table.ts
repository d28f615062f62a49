// A table as CSV, JSON or a spreadsheet, written row by row; nothing in it can start a formula.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import writeXlsx from 'write-excel-file/node';

export const TABLE_FORMATS = ['csv', 'json', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export type Cell = string | number | null;
/** Every row has the columns' names as its keys. */
export type Table = {
  columns: readonly string[];
  rows: AsyncIterable<Readonly<Record<string, Cell>>>;
};

const CSV = {
  bom: true,
  header: true,
  record_delimiter: '\r\n',
  // A cell that begins like a formula would be run by a spreadsheet program.
  escape_formulas: true,
} as const;

async function* asJson(table: Table): AsyncGenerator<string> {
  let between = '[\n';
  for await (const row of table.rows) {
    yield between + JSON.stringify(row);
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

/** A spreadsheet is made as a whole: the only format whose memory grows with its rows. */
async function* asXlsx(table: Table): AsyncGenerator<Buffer> {
  const head = table.columns.map(name => ({ value: name, fontWeight: 'bold' as const }));
  const rows = [];
  for await (const row of table.rows) {
    rows.push(
      table.columns.map(name => {
        const value = row[name] ?? null;
        if (value === null) return null;
        return typeof value === 'number' ? { value, type: Number } : { value, type: String };
      }),
    );
  }
  yield await writeXlsx([head, ...rows]).toBuffer();
}

/** The table as a stream of bytes. */
export function writeTable(table: Table, format: TableFormat): Readable {
  if (format === 'json') return Readable.from(asJson(table));
  if (format === 'xlsx') return Readable.from(asXlsx(table));
  const csv = stringify({ ...CSV, columns: [...table.columns] });
  const rows = Readable.from(table.rows);
  rows.on('error', error => csv.destroy(error));
  return rows.pipe(csv);
}
