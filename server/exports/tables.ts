// The lines of an action's reports as a table.
import type { PublishedAction } from '../actions/model.ts';
import type { Query } from '../platform/db/db.ts';
import { NO_FILTER, type TallyFilter } from '../totals/model.ts';
import { exportedLinesAfter, type ExportedLine, type ExportedReport } from './store.ts';

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

type Asked = Pick<ExportedReport & ExportedLine, 'target_id' | 'channel' | 'grade' | 'country'> & {
  day: string;
};

const isAskedFor = (filter: TallyFilter, line: Asked): boolean =>
  (filter.target === null || filter.target === line.target_id) &&
  (filter.channel === null || filter.channel === line.channel) &&
  (filter.grade === null || filter.grade === line.grade) &&
  (filter.country === null || filter.country === (line.country ?? 'none')) &&
  (filter.from === null || filter.from <= line.day) &&
  (filter.to === null || filter.to >= line.day);

/**
 * The lines of an action's reports, oldest report first, read in pages. No address and no receipt's code is among
 * them; a report that was withdrawn has no lines any more.
 */
export async function* reportRows(
  db: Query,
  action: Pick<PublishedAction, 'id'>,
  targetNames: ReadonlyMap<string, string | null>,
  filter: TallyFilter = NO_FILTER,
): AsyncGenerator<Row> {
  for (let after = ''; ;) {
    const { reports, lines } = await exportedLinesAfter(db, action.id, after, PAGE);
    for (const report of reports) {
      for (const line of lines.get(report.id) ?? []) {
        if (!isAskedFor(filter, { ...report, ...line })) continue;
        yield {
          report: report.id,
          reported_at: report.created_at,
          // Of the letters: an office tells of days before it reports.
          day: report.day,
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
