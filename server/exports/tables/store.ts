// Reads the lines of reports in pages by key, so that a million of them take no more memory than a few hundred.
import type { Query } from '../../platform/db/db.ts';

export type LineRow = {
  reportId: string;
  version: number;
  day: string;
  kind: string;
  asKind: string;
  country: string | null;
  groupName: string | null;
  groupPeople: number | null;
  confirmedAt: string | null;
  held: boolean;
  targetId: string;
  channel: string;
  quantity: number;
};

/** The newest lines of the next `limit` reports behind `after`; `last` is where to go on, null at the end. */
export async function linesOfReports(
  db: Query,
  actionId: string,
  after: string,
  limit: number,
): Promise<{ lines: LineRow[]; last: string | null }> {
  const reports = await db
    .selectFrom('reports')
    .innerJoin('report_states as s', 's.report_id', 'reports.id')
    .innerJoin('report_revisions as r', join =>
      join.onRef('r.report_id', '=', 's.report_id').onRef('r.revision', '=', 's.revision'),
    )
    .select(['reports.id', 'reports.action_version', 'reports.day', 's.revision', 's.confirmed_at'])
    .select(['r.kind', 'r.as_kind', 'r.country', 'r.group_name', 'r.group_people', 'r.held'])
    .where('reports.action_id', '=', actionId)
    .where('reports.id', '>', after)
    .orderBy('reports.id')
    .limit(limit)
    .execute();
  const byId = new Map(reports.map(report => [report.id, report]));
  if (reports.length === 0) return { lines: [], last: null };
  const rows = await db
    .selectFrom('report_lines')
    .selectAll()
    .where('report_id', 'in', [...byId.keys()])
    .orderBy('report_id')
    .orderBy('target_id')
    .orderBy('channel')
    .execute();
  const lines = rows.flatMap(row => {
    const report = byId.get(row.report_id);
    // Lines of older revisions are history; revisions are only added, so the one read first is still whole.
    if (!report || report.revision !== row.revision) return [];
    return {
      reportId: report.id,
      version: report.action_version,
      day: report.day,
      kind: report.kind,
      asKind: report.as_kind,
      country: report.country,
      groupName: report.group_name,
      groupPeople: report.group_people,
      confirmedAt: report.confirmed_at,
      held: report.held === 1,
      targetId: row.target_id,
      channel: row.channel,
      quantity: row.quantity,
    };
  });
  return { lines, last: reports.length < limit ? null : (reports.at(-1)?.id ?? null) };
}
