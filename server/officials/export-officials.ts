// The officials book as a CSV file that a spreadsheet opens and an import takes back as it was.
import { stringify } from 'csv-stringify/sync';
import { cellsOf, CSV_COLUMNS, guardCell } from './csv/cells.ts';
import type { BookEntry } from './list-book.ts';

/** `not_working` tells which points are dead; an import leaves it unread. */
const COLUMNS = ['id', ...CSV_COLUMNS, 'not_working'];

const write = (rows: string[][]): string =>
  stringify([COLUMNS, ...rows], { bom: true, record_delimiter: 'windows' });

export const officialsCsv = (entries: readonly Pick<BookEntry, 'official' | 'dead'>[]): string =>
  write(
    entries.map(({ official, dead }) => {
      const cells = cellsOf(official);
      const points = dead.map(point => point.text.replace(/\n/g, ', ')).join('\n');
      return [official.id, ...CSV_COLUMNS.map(column => cells[column]), points].map(guardCell);
    }),
  );

/** The head alone, to be filled in. */
export const officialsTemplate = (): string =>
  stringify([CSV_COLUMNS], { bom: true, record_delimiter: 'windows' });
