// An office's file as a table: its text, whose columns are known by their headings, and every fault of its form.
import {
  decodeText,
  delimiterOf,
  recordsInTurns,
  unguardCell,
  type CsvRecord,
  type Encoding,
} from '../../lib/csv.ts';
import { Refused } from '../../lib/errors.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import { cleanText } from '../../platform/web/form.ts';
import { LARGEST_FILE, MOST_FILE_LINES, NEEDED, type Column, type Fault } from './model.ts';
import { meaningOf, nearestMeaning, type Meanings } from './vocabulary.ts';

const refuse = (reason: string, params: Record<string, string | number> = {}): never => {
  throw new Refused([{ path: 'file', reason, params }]);
};

/** The text of an uploaded file. @throws {Refused} at `file` for what is no text. */
export function textOfFile(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > LARGEST_FILE) refuse('reportImport.problem.large', { max: LARGEST_FILE / 1_000_000 });
  const decoded = decodeText(bytes);
  if ('refused' in decoded) return refuse(`reportImport.problem.${decoded.refused}`);
  return { text: cleanText(decoded.text), encoding: decoded.encoding };
}

export type Cell = { text: string; at: number; heading: string };
/** Cells by column; a column that the file does not have has none. */
export type TableLine = { line: number; cells: ReadonlyMap<Column, Cell> };
export type Table = { lines: TableLine[]; faults: Fault[] };

/** A line of more is none of a table: to look each heading up would take longer than anybody waits. */
const MOST_COLUMNS = 60;

type Head = { columns: (Column | null)[]; headings: string[]; faults: Fault[] };

/** The columns a head names, in the reader's words for those it lacks. */
function readHead(
  { cells, line }: CsvRecord,
  known: Meanings<Column>,
  nameOf: (column: Column) => string,
): Head {
  const headings = cells.map(cell => unguardCell(cell).trim());
  const faults: Fault[] = [];
  const columns = headings.map((heading, at): Column | null => {
    if (heading === '') return null;
    const column = meaningOf(known, heading) ?? null;
    if (column !== null) return column;
    const near = nearestMeaning(known, heading);
    const reason = near === null ? 'columnUnknown' : 'columnNear';
    const params = near === null ? {} : { name: nameOf(near) };
    faults.push({ line, at, heading: '', value: heading, reason: `reportImport.fault.${reason}`, params });
    return null;
  });
  columns.forEach((column, at) => {
    if (column === null || columns.indexOf(column) === at) return;
    const about = { line, at, heading: '', value: headings[at] ?? '' };
    faults.push({ ...about, reason: 'reportImport.fault.columnTwice', params: {} });
  });
  for (const column of NEEDED.filter(each => !columns.includes(each))) {
    const params = { name: nameOf(column) };
    const about = { line, at: null, heading: '', value: '' };
    faults.push({ ...about, reason: 'reportImport.fault.columnMissing', params });
  }
  return { columns, headings, faults };
}

/** A sheet may carry empty fields behind its last column; a line with any other number of fields has slipped. */
function fieldsFault({ cells, line }: CsvRecord, expected: number): Fault | null {
  const beyond = cells.slice(expected).some(cell => cell.trim() !== '');
  if (cells.length >= expected && !beyond) return null;
  const about = { line, at: null, heading: '', value: cells.join(' | ') };
  return { ...about, reason: 'reportImport.fault.fields', params: { n: cells.length, expected } };
}

const isEmpty = ({ cells }: CsvRecord): boolean => cells.every(cell => cell.trim() === '');

/** A first line `sep=;` tells spreadsheet programs the separator; it is no line of the table. */
function separatorOf(text: string): { delimiter: string; from: number; skipped: number } {
  const told = /^sep=(.)\n/i.exec(text);
  if (told?.[1] !== undefined) return { delimiter: told[1], from: told[0].length, skipped: 1 };
  return { delimiter: delimiterOf(text), from: 0, skipped: 0 };
}

/** The lines that hold anything, with what is wrong in the form of the file. @throws {Refused} at `file` when it is empty. */
export async function readTable(
  given: string,
  known: Meanings<Column>,
  nameOf: (column: Column) => string,
): Promise<Table> {
  const text = cleanText(given).replace(/^\uFEFF/u, '');
  if (text.trim() === '') return refuse('reportImport.problem.empty');
  const { delimiter, from, skipped } = separatorOf(text);
  // The head, and one more than may be: to know that there are more.
  const most = MOST_FILE_LINES + 1;
  const read = await recordsInTurns(text.slice(from), { most, delimiter, turn: nextTurn });
  const records = read.records
    .map(record => ({ ...record, line: record.line + skipped }))
    .filter(record => !isEmpty(record));
  const [first, ...rest] = records;
  const faults: Fault[] = [];
  const whole = (line: number, reason: string, params: Fault['params'] = {}): void => {
    faults.push({ line, at: null, heading: '', value: '', reason: `reportImport.fault.${reason}`, params });
  };
  const lines: TableLine[] = [];
  if (first && first.cells.length > MOST_COLUMNS) {
    whole(first.line, 'wide', { n: first.cells.length, max: MOST_COLUMNS });
  } else if (first) {
    const head = readHead(first, known, nameOf);
    faults.push(...head.faults);
    for (const record of rest) {
      const fault = fieldsFault(record, head.columns.length);
      if (fault) faults.push(fault);
      else lines.push({ line: record.line, cells: cellsOf(record, head) });
    }
  }
  if (read.tooMany) whole((records.at(-1)?.line ?? 0) + 1, 'many', { max: MOST_FILE_LINES });
  if (read.brokenAt !== null) whole(read.brokenAt + skipped, 'quotes');
  else if (rest.length === 0) whole(first?.line ?? 1, 'noLines');
  return { lines, faults };
}

function cellsOf({ cells }: CsvRecord, { columns, headings }: Head): Map<Column, Cell> {
  const found = new Map<Column, Cell>();
  columns.forEach((column, at) => {
    if (column === null || found.has(column)) return;
    found.set(column, { text: unguardCell(cells[at] ?? '').trim(), at, heading: headings[at] ?? '' });
  });
  return found;
}
