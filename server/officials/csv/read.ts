// Reading a CSV file of officials: its bytes as text, its lines with the numbers an editor shows, its columns.
import { parse, CsvError } from 'csv-parse/sync';
import { Refused } from '../../lib/errors.ts';
import { cleanText } from '../../platform/web/form.ts';
import { isCsvColumn, unguardCell, type CsvColumn } from './cells.ts';

/** A book of many thousands of officials is smaller. */
export const LARGEST_FILE = 1_000_000;
export const MOST_LINES = 5_000;

/** Columns that an export has and an import does not take: they say what is known, not what is to be. */
const SAID_ONLY = new Set(['not_working']);

export type CsvLine = { line: number; id: string; cells: Partial<Record<CsvColumn, string>> };

const refuse = (reason: string, params: Record<string, string | number> = {}): never => {
  throw new Refused([{ path: 'file', reason, params }]);
};

/** The text of a file as spreadsheet programs save it: UTF-8, or UTF-16 that says so. @throws {Refused} */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > LARGEST_FILE) refuse('problem.import.large', { max: LARGEST_FILE / 1_000_000 });
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return cleanText(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return refuse('problem.import.encoding');
  }
}

/** Programs of many countries write semicolons; a tab comes from a copied sheet. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  const count = (mark: string): number => head.split(mark).length - 1;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A record of the file and the line it begins on. */
function recordsIn(text: string): { record: string[]; line: number }[] {
  const found: { record: string[]; line: number }[] = [];
  let line = 1;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        if (found.length > MOST_LINES) refuse('problem.import.many', { max: MOST_LINES });
        found.push({ record, line });
        line = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse('problem.import.quotes', { line });
  }
  return found;
}

/** Every line with something in it. @throws {Refused} at `file` for what is no such table. */
export function readCsv(text: string): CsvLine[] {
  const [head, ...rest] = recordsIn(text.replace(/^\uFEFF/u, ''));
  const names = (head?.record ?? []).map(name => name.trim().toLowerCase());
  if (!names.includes('name') && !names.includes('title')) refuse('problem.import.head');
  const unknown = names.find(
    name => name !== '' && name !== 'id' && !isCsvColumn(name) && !SAID_ONLY.has(name),
  );
  if (unknown !== undefined) refuse('problem.import.column', { name: unknown });
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) refuse('problem.import.columnTwice', { name: twice });
  const lines = rest
    .filter(({ record }) => record.some(cell => cell.trim() !== ''))
    .map(({ record, line }) => {
      const cells: CsvLine['cells'] = {};
      names.forEach((name, at) => {
        // A short line says nothing of its last columns: they are empty, as a sheet shows them.
        if (isCsvColumn(name)) cells[name] = unguardCell(record[at] ?? '');
      });
      const id = names.includes('id') ? (record[names.indexOf('id')] ?? '').trim() : '';
      return { line, id, cells };
    });
  if (lines.length === 0) refuse('problem.import.empty');
  return lines;
}
