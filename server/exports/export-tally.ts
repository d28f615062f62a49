// The tally of an action as a table: one row for each sum, each with its moment.
import { Readable } from 'node:stream';
import type { PublishedAction } from '../actions/model.ts';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import type { App } from '../platform/app.ts';
import type { Numbers } from '../totals/model.ts';
import { numbersOf, tallyFor } from '../totals/tally.ts';
import { writeTable, type TableFormat } from './tables/write-table.ts';

const COLUMNS = ['by', 'key', 'name', 'channel', 'letters', 'as_of'] as const;

async function* rowsOf(numbers: Numbers) {
  const row = (
    by: string,
    key: string | null,
    letters: number,
    more: { name?: string | null; channel?: string } = {},
  ) => ({
    by,
    key,
    name: more.name ?? null,
    channel: more.channel ?? null,
    letters,
    as_of: numbers.asOf,
  });
  yield row('total', null, numbers.total);
  for (const grade of GRADES) yield row('grade', grade, numbers.byGrade[grade]);
  for (const channel of CHANNELS) yield row('channel', channel, numbers.byChannel[channel]);
  for (const { id, name, total } of numbers.byTarget) yield row('target', id, total, { name });
  for (const { id, name, byChannel } of numbers.cells) {
    for (const channel of CHANNELS)
      yield row('target and channel', id, byChannel[channel], { name, channel });
  }
  for (const { country, total } of numbers.byCountry) yield row('country', country ?? 'not given', total);
  for (const { day, total } of numbers.byDay) yield row('day', day, total);
  yield row('held for review', null, numbers.held);
  yield row('started, not counted', null, numbers.started);
}

/** JSON is the API's object; CSV and the spreadsheet are a table of sums. */
export async function exportTally(app: App, action: PublishedAction, format: TableFormat): Promise<Readable> {
  if (format === 'json') return Readable.from([`${JSON.stringify(await tallyFor(app, action), null, 2)}\n`]);
  return writeTable({ columns: COLUMNS, rows: rowsOf(await numbersOf(app, action)) }, format);
}
