// Reads the reports of an action for its files; only the reports feature writes them.
import type { Query } from '../platform/db/db.ts';

export type ExportedReport = {
  id: string;
  created_at: string;
  day: string;
  revision: number;
  grade: string;
  held: number;
  country: string | null;
  as_kind: string;
  group_name: string | null;
  group_people: number | null;
  lang: string;
};
export type ExportedLine = { target_id: string; channel: string; quantity: number };

/** The reports of an action behind `after`, at most `limit`, as they stand, with the lines of each. */
export async function exportedLinesAfter(
  db: Query,
  actionId: string,
  after: string,
  limit: number,
): Promise<{ reports: ExportedReport[]; lines: Map<string, ExportedLine[]> }> {
  const reports = await db
    .selectFrom('report_states as s')
    .innerJoin('reports', 'reports.id', 's.report_id')
    .innerJoin('report_revisions as r', join =>
      join.onRef('r.report_id', '=', 's.report_id').onRef('r.revision', '=', 's.revision'),
    )
    .select([
      'reports.id',
      'reports.created_at',
      'reports.day',
      'reports.lang',
      's.revision',
      's.grade',
      's.held',
      's.country',
    ])
    .select(['r.as_kind', 'r.group_name', 'r.group_people'])
    .where('s.action_id', '=', actionId)
    .where('s.report_id', '>', after)
    .orderBy('s.report_id')
    .limit(limit)
    .execute();
  const lines = new Map<string, ExportedLine[]>();
  const [first, last] = [reports[0], reports.at(-1)];
  if (!first || !last) return { reports, lines };
  const found = await db
    .selectFrom('report_lines as l')
    .innerJoin('report_states as s', join =>
      join.onRef('s.report_id', '=', 'l.report_id').onRef('s.revision', '=', 'l.revision'),
    )
    .select(['l.report_id', 'l.target_id', 'l.channel', 'l.quantity'])
    .where('l.report_id', '>=', first.id)
    .where('l.report_id', '<=', last.id)
    .where('s.action_id', '=', actionId)
    .orderBy('l.report_id')
    .orderBy('l.target_id')
    .orderBy('l.channel')
    .execute();
  for (const { report_id, ...line } of found) lines.set(report_id, [...(lines.get(report_id) ?? []), line]);
  return { reports, lines };
}
