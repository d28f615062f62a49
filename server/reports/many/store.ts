// Many reports read at once, with what a reviewer asks of each: its lines, whether it has an address, who decided last.
import { isChannel } from '../../lib/channels.ts';
import type { Query } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import type { ReportLine } from '../model.ts';
import type { Kept } from '../store.ts';

/** A report with what it said last, where its newest revision says nothing any more. */
export type KeptWithLast = Kept & { lastLines: ReportLine[] };

/** Many reports as they stand, in the order of `ids`. */
export async function keptMany(db: Query, ids: readonly string[]): Promise<KeptWithLast[]> {
  if (ids.length === 0) return [];
  const [reports, states, revisions] = [
    await db
      .selectFrom('reports')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute(),
    await db
      .selectFrom('report_states')
      .selectAll()
      .where('report_id', 'in', [...ids])
      .execute(),
    await db
      .selectFrom('report_revisions')
      .selectAll()
      .where('report_id', 'in', [...ids])
      .execute(),
  ];
  const linesBy = await everyLineOf(db, ids);
  const stateOf = new Map(states.map(state => [state.report_id, state]));
  const newest = new Map(
    revisions
      .filter(each => stateOf.get(each.report_id)?.revision === each.revision)
      .map(each => [each.report_id, each]),
  );
  const found = new Map<string, KeptWithLast>();
  for (const report of reports) {
    const [state, revision] = [stateOf.get(report.id), newest.get(report.id)];
    if (!state || !revision) continue;
    const byRevision = linesBy.get(report.id) ?? new Map<number, ReportLine[]>();
    const lines = byRevision.get(state.revision) ?? [];
    const lastLines = byRevision.get(Math.max(0, ...byRevision.keys())) ?? [];
    found.set(report.id, { report, state, revision, lines, lastLines });
  }
  return ids.flatMap(id => found.get(id) ?? []);
}

async function everyLineOf(
  db: Query,
  ids: readonly string[],
): Promise<Map<string, Map<number, ReportLine[]>>> {
  const rows = await db
    .selectFrom('report_lines')
    .select(['report_id', 'revision', 'target_id', 'channel', 'quantity'])
    .where('report_id', 'in', [...ids])
    .orderBy('target_id')
    .orderBy('channel')
    .execute();
  const found = new Map<string, Map<number, ReportLine[]>>();
  for (const { report_id, revision, target_id, channel, quantity } of rows) {
    const byRevision = found.get(report_id) ?? new Map<number, ReportLine[]>();
    found.set(report_id, byRevision);
    const lines = byRevision.get(revision) ?? [];
    byRevision.set(revision, lines);
    lines.push({ target: target_id, channel: isChannel(channel) ? channel : 'other', quantity });
  }
  return found;
}

/** Those of `ids` with which an e-mail address is kept. */
export async function withContact(db: Query, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('report_contacts')
    .select('report_id')
    .where('report_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(row => row.report_id));
}

export type LastDecision = Pick<Schema['hold_decisions'], 'decision' | 'by_name' | 'reason'>;

/** The newest decision on each of `ids`. */
export async function lastDecisions(db: Query, ids: readonly string[]): Promise<Map<string, LastDecision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('hold_decisions')
    .select(['report_id', 'decision', 'by_name', 'reason'])
    .where('report_id', 'in', [...ids])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ report_id, ...decision }) => [report_id, decision]));
}
