// Reading a CSV file of officials: its bytes as text, its lines with the numbers an editor shows, its columns.
import { decodeText, recordsIn, unguardCell, type CsvRecord } from '../../lib/csv.ts';
import { Refused } from '../../lib/errors.ts';
import { cleanText } from '../../platform/web/form.ts';
import { isCsvColumn, type CsvColumn } from './cells.ts';

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
  const decoded = decodeText(bytes);
  // A name read in a guessed code page would stand wrong on an envelope.
  if ('refused' in decoded || decoded.encoding === 'windows-1252') return refuse('problem.import.encoding');
  return cleanText(decoded.text);
}

/** A record of the file and the line it begins on. */
function recordsOf(text: string): CsvRecord[] {
  // The head and so many lines.
  const { records, brokenAt, tooMany } = recordsIn(text, MOST_LINES + 1);
  if (tooMany) refuse('problem.import.many', { max: MOST_LINES });
  if (brokenAt !== null) refuse('problem.import.quotes', { line: brokenAt });
  return records;
}

/** Every line with something in it. @throws {Refused} at `file` for what is no such table. */
export function readCsv(text: string): CsvLine[] {
  const [head, ...rest] = recordsOf(text.replace(/^\uFEFF/u, ''));
  const names = (head?.cells ?? []).map(name => name.trim().toLowerCase());
  if (!names.includes('name') && !names.includes('title')) refuse('problem.import.head');
  const unknown = names.find(
    name => name !== '' && name !== 'id' && !isCsvColumn(name) && !SAID_ONLY.has(name),
  );
  if (unknown !== undefined) refuse('problem.import.column', { name: unknown });
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  if (twice !== undefined) refuse('problem.import.columnTwice', { name: twice });
  const lines = rest
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
    .map(({ cells: record, line }) => {
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
