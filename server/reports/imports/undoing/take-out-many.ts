// Many reports taken out of every number at once: to each a last revision without lines, the counters moved by their sum.
import type { Instant } from '../../../lib/dates.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Schema } from '../../../platform/db/schema.ts';
import { appealsOf, changeBetween } from '../../model.ts';
import { countable, revisionRow, type Change } from '../../revise.ts';
import { endReports, type Standing } from './store.ts';

/** What is left of it: that it was, that it was a group's, and when it went. */
const after = ({ group, confirmedAt }: Standing, at: Instant): Change => ({
  kind: 'undone',
  by: 'coordinator',
  at,
  lines: [],
  country: null,
  group: group ? { name: null, people: 1 } : null,
  held: false,
  confirmedAt,
  withdrawnAt: at,
});

function countersOf(actionId: string, reports: readonly Standing[], at: Instant): Schema['tally_counters'][] {
  const sums = new Map<string, Schema['tally_counters']>();
  for (const report of reports) {
    const group = report.group ? { name: null, people: 1 } : null;
    const before = countable(report.day, { ...report, group, withdrawnAt: null });
    for (const change of changeBetween(before, countable(report.day, after(report, at)))) {
      const name = [change.dimension, change.key, change.grade].join('\0');
      const sum = sums.get(name) ?? { ...change, action_id: actionId, appeals: 0, reports: 0 };
      sum.appeals += change.appeals;
      sum.reports += change.reports;
      sums.set(name, sum);
    }
  }
  return [...sums.values()];
}

/** Takes these reports of one action out, and gives how many appeals they held. Nobody can change them any more. */
export async function takeOutMany(
  db: Pick<Db, 'bulk'>,
  tx: Tx,
  of: { actionId: string; demo: number; at: Instant },
  reports: readonly Standing[],
): Promise<number> {
  const { actionId, demo, at } = of;
  const rows = reports.map(report =>
    revisionRow({ id: report.reportId, demo }, report.revision + 1, after(report, at)),
  );
  await endReports(db, tx, {
    ids: reports.map(report => report.reportId),
    at,
    revisions: rows,
    counters: countersOf(actionId, reports, at),
  });
  return appealsOf(reports.flatMap(report => report.lines));
}
