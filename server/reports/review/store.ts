// Reports for a reviewer: counted by what they have in common, read many at once, and moved on many at once.
import { sql, type ExpressionBuilder, type RawBuilder } from 'kysely';
import type { Db, Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { NO_VALUE, spanOf, type Group, type Grouping, type ReviewFilter, type Tick } from './model.ts';

/** What a report is put together by, as SQL. */
const VALUE_OF: Readonly<Record<Exclude<Grouping, 'report'>, RawBuilder<string>>> = {
  rule: sql<string>`coalesce(held_rule, ${sql.lit(NO_VALUE)})`,
  source: sql<string>`coalesce(source_mark, ${sql.lit(NO_VALUE)})`,
  shape: sql<string>`coalesce(shape, ${sql.lit(NO_VALUE)})`,
  hour: sql<string>`substr(created_at, 1, 13)`,
  country: sql<string>`coalesce(country, ${sql.lit(NO_VALUE)})`,
};

type States = ExpressionBuilder<Schema, 'report_states'>;
export type Wanted = {
  filter: ReviewFilter;
  /** Ticked groups; null: all that the filter shows. */
  ticks: { by: Grouping; of: readonly Tick[] } | null;
  /** None that came after this. */
  until: string | null;
};

function isTicked(state: States, by: Grouping, tick: Tick) {
  const value = by === 'report' ? sql<string>`report_id` : VALUE_OF[by];
  return state.and([state('action_id', '=', tick.actionId), sql<boolean>`${value} = ${tick.value}`]);
}

function wantedStates(db: Query, { filter, ticks, until }: Wanted) {
  const { standing, action, rule, source, shape, when, country, bulk } = filter;
  let query = db.selectFrom('report_states');
  // The index of held reports alone is asked only by these very words.
  if (standing === 'held') query = query.where(sql<boolean>`held = 1`);
  else {
    query = query
      .where('held', '=', 0)
      .where('withdrawn_at', 'is', null)
      .where('appeals', standing === 'counted' ? '>' : '=', 0);
  }
  if (action !== null) query = query.where('action_id', '=', action);
  if (rule !== null) query = query.where('held_rule', '=', rule);
  if (source !== null) query = query.where('source_mark', source === NO_VALUE ? 'is' : '=', orNull(source));
  if (shape !== null) query = query.where('shape', shape === NO_VALUE ? 'is' : '=', orNull(shape));
  if (country !== null) query = query.where('country', country === NO_VALUE ? 'is' : '=', orNull(country));
  if (when !== null) {
    const { from, to } = spanOf(when);
    query = query.where('created_at', '>=', from).where('created_at', '<', to);
  }
  if (bulk !== null) {
    query = query.where('report_id', 'in', decided =>
      decided.selectFrom('hold_decisions').select('hold_decisions.report_id').where('bulk_id', '=', bulk),
    );
  }
  if (ticks !== null)
    query = query.where(each => each.or(ticks.of.map(tick => isTicked(each, ticks.by, tick))));
  if (until !== null) query = query.where('created_at', '<=', until);
  return query;
}

const orNull = (value: string): string | null => (value === NO_VALUE ? null : value);

export async function groupsOf(
  db: Query,
  wanted: Wanted,
  page: { by: Exclude<Grouping, 'report'>; from: number; limit: number },
): Promise<Group[]> {
  const value = VALUE_OF[page.by];
  const rows = await wantedStates(db, wanted)
    .select(['action_id', value.as('value')])
    .select(select => [
      select.fn.countAll().as('reports'),
      select.fn.sum('appeals').as('letters'),
      sql<string>`count(distinct source_mark)`.as('sources'),
      sql<string>`count(distinct shape)`.as('shapes'),
      select.fn.min('created_at').as('first'),
      select.fn.max('created_at').as('last'),
      select.fn.min('report_id').as('one'),
      select.fn.max('report_id').as('other'),
    ])
    .groupBy(['action_id', value])
    .orderBy('reports', 'desc')
    .orderBy('action_id')
    .orderBy('value')
    .offset(page.from)
    .limit(page.limit)
    .execute();
  return rows.map(row => ({
    actionId: row.action_id,
    value: row.value,
    reports: Number(row.reports),
    letters: Number(row.letters),
    sources: Number(row.sources),
    shapes: Number(row.shapes),
    first: row.first,
    last: row.last,
    samples: [...new Set([row.one, row.other])],
  }));
}

export async function sumOf(db: Query, wanted: Wanted): Promise<{ reports: number; letters: number }> {
  const row = await wantedStates(db, wanted)
    .select(select => [select.fn.countAll().as('reports'), select.fn.sum('appeals').as('letters')])
    .executeTakeFirstOrThrow();
  return { reports: Number(row.reports), letters: Number(row.letters) };
}

/** The ids of those wanted, the oldest first. */
export async function idsOf(
  db: Query,
  wanted: Wanted,
  page: { from: number; limit: number },
): Promise<string[]> {
  const rows = await wantedStates(db, wanted)
    .select('report_id')
    .orderBy('created_at')
    .orderBy('report_id')
    .offset(page.from)
    .limit(page.limit)
    .execute();
  return rows.map(row => row.report_id);
}

/** Actions with a report that waits. */
export async function actionsWithHeld(db: Query): Promise<string[]> {
  const rows = await db
    .selectFrom('report_states')
    .select('action_id')
    .distinct()
    .where(sql<boolean>`held = 1`)
    .execute();
  return rows.map(row => row.action_id).sort();
}

/** Moves the states of many on by one revision, out of the reviewer's hands; each then has this many letters. */
export async function moveStates(tx: Tx, ids: readonly string[], appeals: number): Promise<void> {
  await tx
    .updateTable('report_states')
    .set(state => ({ revision: state('revision', '+', 1), held: 0, held_rule: null, appeals }))
    .where('report_id', 'in', [...ids])
    .execute();
}

/** The rows of decisions on many reports; the counters each move once. */
export async function insertDecided(
  { bulk }: Pick<Db, 'bulk'>,
  tx: Tx,
  rows: {
    revisions: readonly Schema['report_revisions'][];
    lines: readonly Schema['report_lines'][];
    decisions: readonly Schema['hold_decisions'][];
    counters: readonly Schema['tally_counters'][];
  },
): Promise<void> {
  await bulk.insert(tx, 'report_revisions', rows.revisions);
  await bulk.insert(tx, 'report_lines', rows.lines);
  await bulk.insert(tx, 'hold_decisions', rows.decisions);
  const key = ['action_id', 'dimension', 'key', 'grade'] as const;
  await bulk.addUp(tx, { table: 'tally_counters', key, sums: ['appeals', 'reports'] }, rows.counters);
}
