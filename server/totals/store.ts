// Reading the counters that the reports keep; never more rows than there are counters.
import { isChannel } from '../lib/channels.ts';
import type { Query } from '../platform/db/db.ts';
import { MARGINS, type ReportLine } from '../reports/model.ts';
import { NO_FILTER, type Counter, type Started, type TallyFilter } from './model.ts';

/** Every marginal counter of an action in one query, so that the numbers agree with each other. */
export const countersOf = (db: Query, actionId: string): Promise<Counter[]> =>
  everyCounterOf(db, actionId, MARGINS);

/** Those of the dimensions named; of all where none are: what a recount compares. */
export const everyCounterOf = (
  db: Query,
  actionId: string,
  dimensions?: readonly string[],
): Promise<Counter[]> =>
  db
    .selectFrom('tally_counters')
    .select(['dimension', 'key', 'grade', 'appeals', 'reports'])
    .where('action_id', '=', actionId)
    .$if(dimensions !== undefined, query => query.where('dimension', 'in', [...(dimensions ?? [])]))
    .orderBy('dimension')
    .orderBy('key')
    .orderBy('grade')
    .execute();

/** The counters of many actions that a list shows: all but countries, and of the days only those named. */
export async function countersOfMany(
  db: Query,
  actionIds: readonly string[],
  days: readonly string[],
): Promise<(Counter & { actionId: string })[]> {
  if (actionIds.length === 0) return [];
  const wanted = MARGINS.filter(each => each !== 'country' && each !== 'day');
  const ofActions = db
    .selectFrom('tally_counters')
    .select(['action_id as actionId', 'dimension', 'key', 'grade', 'appeals', 'reports'])
    .where('action_id', 'in', [...actionIds]);
  // Two questions, each answered by the index; with `or` every cell of every action would be read.
  const margins = await ofActions.where('dimension', 'in', wanted).execute();
  if (days.length === 0) return margins;
  const ofDays = ofActions.where('dimension', '=', 'day').where('key', 'in', [...days]);
  return [...margins, ...(await ofDays.execute())];
}

/** Letters begun, by action, target and channel; a filter's country and grade are not known of them. */
export async function startedOf(
  db: Query,
  actionIds: readonly string[],
  filter: TallyFilter = NO_FILTER,
): Promise<(Started & { actionId: string })[]> {
  if (actionIds.length === 0) return [];
  const { target, channel, from, to } = filter;
  const rows = await db
    .selectFrom('started_counters')
    .select(['action_id', 'target_id', 'channel'])
    .select(select => select.fn.sum('count').as('sum'))
    .where('action_id', 'in', [...actionIds])
    .$if(target !== null, query => query.where('target_id', '=', target ?? ''))
    .$if(channel !== null, query => query.where('channel', '=', channel ?? ''))
    .$if(from !== null, query => query.where('day', '>=', from ?? ''))
    .$if(to !== null, query => query.where('day', '<=', to ?? ''))
    .groupBy(['action_id', 'target_id', 'channel'])
    .execute();
  return rows.map(row => ({
    actionId: row.action_id,
    target: row.target_id,
    channel: row.channel,
    count: Number(row.sum),
  }));
}

export type RecountedReport = {
  id: string;
  revision: number;
  day: string;
  asKind: string;
  country: string | null;
  held: boolean;
  confirmed: boolean;
  lines: ReportLine[];
};

/** The least and the greatest id among an action's reports: all of them lie between, and not many of others do. */
export type Span = { first: string; last: string };

/**
 * The reports of an action behind `after` (null: from the first on) as their newest revisions say, from rows that can
 * only be added: neither the states nor the counters are asked. At most `limit`, in the order of their ids.
 */
export async function reportsFromRows(
  db: Query,
  actionId: string,
  { span, after, limit }: { span: Span; after: string | null; limit: number },
): Promise<RecountedReport[]> {
  const newest = await db
    .selectFrom('reports')
    .innerJoin('report_revisions as r', 'r.report_id', 'reports.id')
    .select(['reports.id', 'reports.day', 'r.revision', 'r.as_kind', 'r.country', 'r.held'])
    .select(select =>
      select
        .selectFrom('report_revisions as c')
        .select(count => count.fn.countAll().as('n'))
        .whereRef('c.report_id', '=', 'reports.id')
        .where('c.kind', '=', 'confirmed')
        .as('confirmations'),
    )
    .where('reports.action_id', '=', actionId)
    .where('reports.id', after === null ? '>=' : '>', after ?? span.first)
    .where('reports.id', '<=', span.last)
    .where('r.revision', '=', select =>
      select
        .selectFrom('report_revisions as last')
        .select(max => max.fn.max('last.revision').as('revision'))
        .whereRef('last.report_id', '=', 'reports.id'),
    )
    .orderBy('reports.id')
    .limit(limit)
    .execute();
  const lines = await linesOfNewest(
    db,
    newest.map(row => ({ id: row.id, revision: row.revision })),
  );
  return newest.map(row => ({
    id: row.id,
    revision: row.revision,
    day: row.day,
    asKind: row.as_kind,
    country: row.country,
    held: row.held === 1,
    confirmed: Number(row.confirmations) > 0,
    lines: lines.get(row.id) ?? [],
  }));
}

export type KeptState = {
  id: string;
  revision: number;
  grade: string;
  country: string | null;
  held: boolean;
  appeals: number;
};

/** How the reports of `ids` stand, as the lists and exports read it. */
export async function statesOf(db: Query, ids: readonly string[]): Promise<Map<string, KeptState>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('report_states')
    .select(['report_id as id', 'revision', 'grade', 'country', 'held', 'appeals'])
    .where('report_id', 'in', [...ids])
    .execute();
  return new Map(rows.map(row => [row.id, { ...row, held: row.held === 1 }]));
}

async function linesOfNewest(
  db: Query,
  newest: readonly { id: string; revision: number }[],
): Promise<Map<string, ReportLine[]>> {
  const found = new Map<string, ReportLine[]>();
  if (newest.length === 0) return found;
  const revisions = new Map(newest.map(each => [each.id, each.revision]));
  const rows = await db
    .selectFrom('report_lines')
    .select(['report_id', 'revision', 'target_id', 'channel', 'quantity'])
    .where(
      'report_id',
      'in',
      newest.map(each => each.id),
    )
    .execute();
  for (const row of rows) {
    if (revisions.get(row.report_id) !== row.revision || !isChannel(row.channel)) continue;
    const line = { target: row.target_id, channel: row.channel, quantity: row.quantity };
    found.set(row.report_id, [...(found.get(row.report_id) ?? []), line]);
  }
  return found;
}

/** Every action that has a report or a counter, or this one; with where its reports are, or null where it has none. */
export async function actionsCounted(
  db: Query,
  only?: { actionId: string },
): Promise<Map<string, Span | null>> {
  const reported = await db
    .selectFrom('reports')
    .select('action_id')
    .select(({ fn }) => [fn.min('id').as('first'), fn.max('id').as('last')])
    .$if(only !== undefined, query => query.where('action_id', '=', only?.actionId ?? ''))
    .groupBy('action_id')
    .execute();
  const counted = only
    ? [{ action_id: only.actionId }]
    : await db.selectFrom('tally_counters').select('action_id').distinct().execute();
  const spans = new Map<string, Span | null>(counted.map(row => [row.action_id, null]));
  for (const { action_id: id, first, last } of reported) spans.set(id, { first, last });
  return new Map([...spans].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The sum of all grades by action: of what counts, or of what is held. */
export async function totalsByAction(
  db: Query,
  actionIds: readonly string[],
  dimension: 'total' | 'held' = 'total',
): Promise<Map<string, number>> {
  if (actionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tally_counters')
    .select(['action_id', 'appeals'])
    .where('dimension', '=', dimension)
    .where('action_id', 'in', actionIds)
    .execute();
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(row.action_id, (totals.get(row.action_id) ?? 0) + row.appeals);
  return totals;
}
