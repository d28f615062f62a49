// The reports of an import that still can go, and the rows with which they go.
import { isChannel } from '../../../lib/channels.ts';
import type { Db, Query, Tx } from '../../../platform/db/db.ts';
import type { Schema } from '../../../platform/db/schema.ts';
import type { ReportLine } from '../../model.ts';
import type { RevisionRow } from '../../store.ts';

/** A report of an import that still can go: as it stands now, whatever became of it since it was brought. */
export type Standing = {
  line: number;
  reportId: string;
  revision: number;
  day: string;
  country: string | null;
  held: boolean;
  confirmedAt: string | null;
  group: boolean;
  lines: ReportLine[];
};

/** The reports of an import behind a line, at most `limit`, in the order of the file; those withdrawn are gone. */
export async function standingReports(
  db: Query,
  importId: string,
  after: number,
  limit: number,
): Promise<Standing[]> {
  const rows = await db
    .selectFrom('report_import_lines as l')
    .innerJoin('report_states as s', 's.report_id', 'l.report_id')
    .innerJoin('report_revisions as r', join =>
      join.onRef('r.report_id', '=', 's.report_id').onRef('r.revision', '=', 's.revision'),
    )
    .select(['l.line', 'l.report_id', 's.revision', 's.day', 's.country', 's.held', 's.confirmed_at'])
    .select('r.as_kind')
    .where('l.import_id', '=', importId)
    .where('l.line', '>', after)
    .where('s.withdrawn_at', 'is', null)
    .orderBy('l.line')
    .limit(limit)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(row => row.report_id);
  const lines = await db
    .selectFrom('report_lines as n')
    .innerJoin('report_states as s', join =>
      join.onRef('s.report_id', '=', 'n.report_id').onRef('s.revision', '=', 'n.revision'),
    )
    .select(['n.report_id', 'n.target_id', 'n.channel', 'n.quantity'])
    .where('n.report_id', 'in', ids)
    .execute();
  const byReport = new Map<string, ReportLine[]>(ids.map(id => [id, []]));
  for (const { report_id, target_id: target, channel, quantity } of lines)
    byReport.get(report_id)?.push({ target, channel: isChannel(channel) ? channel : 'other', quantity });
  return rows.map(row => ({
    line: row.line,
    reportId: row.report_id,
    revision: row.revision,
    day: row.day,
    country: row.country,
    held: row.held === 1,
    confirmedAt: row.confirmed_at,
    group: row.as_kind === 'group',
    lines: byReport.get(row.report_id) ?? [],
  }));
}

/** The last revisions of reports that go: their states end with them, and what was kept to write to somebody is erased. */
export async function endReports(
  { bulk }: Pick<Db, 'bulk'>,
  tx: Tx,
  given: {
    ids: readonly string[];
    at: string;
    revisions: readonly RevisionRow[];
    counters: readonly Schema['tally_counters'][];
  },
): Promise<void> {
  const { ids, at } = given;
  await bulk.insert(tx, 'report_revisions', given.revisions);
  await tx
    .updateTable('report_states')
    .set(state => ({
      revision: state('revision', '+', 1),
      country: null,
      appeals: 0,
      held: 0,
      withdrawn_at: at,
    }))
    .where('report_id', 'in', ids)
    .execute();
  const key = ['action_id', 'dimension', 'key', 'grade'] as const;
  await bulk.addUp(tx, { table: 'tally_counters', key, sums: ['appeals', 'reports'] }, given.counters);
  await tx.deleteFrom('report_contacts').where('report_id', 'in', ids).execute();
  await tx.deleteFrom('outcome_wishes').where('report_id', 'in', ids).execute();
}
