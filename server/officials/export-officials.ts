// The officials book as a CSV file that a spreadsheet opens and an import takes back as it was.
import { stringify } from 'csv-stringify/sync';
import { guardCell } from '../lib/csv.ts';
import { cellsOf, CSV_COLUMNS } from './csv/cells.ts';
import type { BookEntry } from './list-book.ts';

/** A cell of several lines is quoted whatever the line's end, else every program reads them as lines of the file. */
const FORMAT = { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;

/** `not_working` tells which points are dead; an import leaves it unread. */
const COLUMNS = ['id', ...CSV_COLUMNS, 'not_working'];

const write = (rows: string[][]): string => stringify([COLUMNS, ...rows], FORMAT);

export const officialsCsv = (entries: readonly Pick<BookEntry, 'official' | 'dead'>[]): string =>
  write(
    entries.map(({ official, dead }) => {
      const cells = cellsOf(official);
      const points = dead.map(point => point.text.replace(/\n/g, ', ')).join('\n');
      return [official.id, ...CSV_COLUMNS.map(column => cells[column]), points].map(guardCell);
    }),
  );

/** The head alone, to be filled in. */
export const officialsTemplate = (): string => stringify([CSV_COLUMNS], FORMAT);
