// What is exported of an action's numbers, as tables: the lines of its reports, and its tally.
import type { PublishedAction } from '../actions/model.ts';
import { dayIn } from '../lib/dates.ts';
import type { Query } from '../platform/db/db.ts';
import type { Numbers } from '../totals/model.ts';
import { exportedLinesAfter } from './store.ts';

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** Each line of each report as it stands now. Those that are `counted` sum to the tally's total. */
export const REPORT_COLUMNS = [
  'report',
  'reported_at',
  'day',
  'revision',
  'standing',
  'grade',
  'target_id',
  'target',
  'channel',
  'quantity',
  'country',
  'as',
  'group_name',
  'group_people',
  'language',
] as const;

/** Reports read at once: few enough to hold, enough to be quick. */
const PAGE = 500;

/**
 * The lines of an action's reports, oldest report first, read in pages. No address and no receipt's code is among
 * them; a report that was withdrawn has no lines any more.
 */
export async function* reportRows(
  db: Query,
  action: Pick<PublishedAction, 'id' | 'timeZone'>,
  targetNames: ReadonlyMap<string, string | null>,
): AsyncGenerator<Row> {
  for (let after = ''; ;) {
    const { reports, lines } = await exportedLinesAfter(db, action.id, after, PAGE);
    for (const report of reports) {
      for (const line of lines.get(report.id) ?? []) {
        yield {
          report: report.id,
          reported_at: report.created_at,
          day: dayIn(action.timeZone, new Date(report.created_at)),
          revision: report.revision,
          standing: report.held === 1 ? 'held' : 'counted',
          grade: report.grade,
          target_id: line.target_id,
          target: targetNames.get(line.target_id) ?? null,
          channel: line.channel,
          quantity: line.quantity,
          country: report.country,
          as: report.as_kind,
          group_name: report.group_name,
          group_people: report.group_people,
          language: report.lang,
        };
      }
    }
    const last = reports.at(-1);
    if (!last || reports.length < PAGE) return;
    after = last.id;
  }
}

export const TALLY_COLUMNS = ['as_of', 'of', 'key', 'name', 'appeals'] as const;

/** The tally as rows: what is summed, over what, and how many appeals. */
export function tallyRows(numbers: Numbers): Row[] {
  const row = (of: string, key: string | null, name: string | null, appeals: number): Row => ({
    as_of: numbers.asOf,
    of,
    key,
    name,
    appeals,
  });
  return [
    row('total', null, null, numbers.total),
    ...Object.entries(numbers.byGrade).map(([grade, sum]) => row('grade', grade, null, sum)),
    ...Object.entries(numbers.byChannel).map(([channel, sum]) => row('channel', channel, null, sum)),
    ...numbers.byTarget.map(target => row('target', target.id, target.name, target.total)),
    ...numbers.cells.flatMap(cell =>
      Object.entries(cell.byChannel)
        .filter(([, sum]) => sum > 0)
        .map(([channel, sum]) => row('target and channel', `${cell.id} ${channel}`, cell.name, sum)),
    ),
    ...numbers.byCountry.map(({ country, total }) => row('country', country, null, total)),
    ...numbers.byDay.map(({ day, total }) => row('day', day, null, total)),
    row('held, not counted', null, null, numbers.held),
    row('letters begun, not counted', null, null, numbers.started),
  ];
}
