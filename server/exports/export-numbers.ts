// Exporting an action's numbers: its reports or its tally, as one moment of the database has them.
import type { Writable } from 'node:stream';
import { mustBeAble } from '../accounts/model.ts';
import { findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { snapshot } from '../platform/db/db.ts';
import { NO_FILTER, type TallyFilter } from '../totals/model.ts';
import { numbersOf, tallyFor } from '../totals/tally.ts';
import { REPORT_COLUMNS, reportRows } from './tables.ts';
import { TALLY_COLUMNS, tallyRows } from './tally-tables.ts';
import { writeTable, writeText, type TableFormat } from './write-table.ts';

export const EXPORTED = ['reports', 'tally'] as const;
export type Exported = (typeof EXPORTED)[number];

/** Writes it to `out` row by row, and ends `out` unless told not to. @throws {Forbidden} */
export async function exportNumbers(
  app: App,
  by: By,
  action: PublishedAction,
  wish: { what: Exported; format: TableFormat; filter?: TallyFilter },
  out: Writable,
  ending = { end: true },
): Promise<void> {
  mustBeAble(by, 'numbers.read');
  const filter = wish.filter ?? NO_FILTER;
  if (wish.what === 'tally') {
    if (wish.format === 'json') return writeText(await tallyText(app, action), out, ending);
    const rows = tallyRows(await numbersOf(app, action, filter), filter);
    return writeTable({ columns: TALLY_COLUMNS, rows }, wish.format, out, ending);
  }
  const names = new Map(
    [...(await findEveryTarget(app, action))].map(([id, each]) => [id, each.name ?? each.title]),
  );
  return snapshot(app.db, view => {
    const rows = reportRows(view, action, names, filter);
    return writeTable({ columns: REPORT_COLUMNS, rows }, wish.format, out, ending);
  });
}

/** The API's object as text. */
const tallyText = async (app: App, action: PublishedAction): Promise<string> =>
  `${JSON.stringify(await tallyFor(app, action), null, 2)}\n`;
