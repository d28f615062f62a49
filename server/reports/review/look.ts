// What a reviewer sees: groups with samples, or reports one by one, a page at a time.
import { mustBeAble } from '../../accounts/model.ts';
import { findActionById, findEveryTarget } from '../../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import type { By } from '../../audit/model.ts';
import type { Instant } from '../../lib/dates.ts';
import type { App } from '../../platform/app.ts';
import { keptMany, lastDecisions, withContact, type KeptWithLast, type LastDecision } from '../many/store.ts';
import { largestCounted } from '../store.ts';
import type { Group, Grouping, ReviewFilter } from './model.ts';
import * as store from './store.ts';

const ROWS_A_PAGE = 50;

export type Seen = {
  kept: KeptWithLast;
  hasEmail: boolean;
  /** The most letters that one counted report of its kind has on its action. */
  largest: number;
  /** A reviewer's last word on it. */
  decision: LastDecision | null;
};

export type Looked = {
  filter: ReviewFilter;
  by: Grouping;
  page: number;
  /** What came later is not among them. */
  until: Instant;
  sum: { reports: number; letters: number };
  groups: { group: Group; samples: KeptWithLast[] }[];
  reports: Seen[];
  more: boolean;
  /** Reports that count and have the same source or content: to be voided too, perhaps. */
  alike: number;
  actions: Map<string, { action: PublishedAction; targets: ReadonlyMap<string, ResolvedTarget> }>;
  /** Actions with reports that wait. */
  waiting: string[];
};

/** What counts or is void is looked at by action and day: there are many of them. */
export const isTooWide = ({ standing, action, when, bulk }: ReviewFilter): boolean =>
  standing !== 'held' && bulk === null && (action === null || when === null);

/** @throws {Forbidden} */
export async function lookAtReports(
  app: App,
  by: By,
  wish: { filter: ReviewFilter; by: Grouping; page: number },
): Promise<Looked> {
  mustBeAble(by, 'reports.review');
  const until = app.clock.now().toISOString();
  const db = app.db.query;
  const { filter } = wish;
  const looked: Looked = {
    ...wish,
    until,
    sum: { reports: 0, letters: 0 },
    groups: [],
    reports: [],
    more: false,
    alike: 0,
    actions: new Map(),
    waiting: await store.actionsWithHeld(db),
  };
  if (!isTooWide(filter)) {
    const wanted = { filter, ticks: null, until };
    looked.sum = await store.sumOf(db, wanted);
    const from = wish.page * ROWS_A_PAGE;
    if (wish.by === 'report') await lookAtEach(app, looked, wanted, from);
    else await lookAtGroups(app, looked, wanted, { by: wish.by, from });
    looked.alike = await countAlike(app, filter);
  }
  const ids = [
    ...looked.waiting,
    ...looked.groups.map(({ group }) => group.actionId),
    ...looked.reports.map(({ kept }) => kept.report.action_id),
    ...(filter.action === null ? [] : [filter.action]),
  ];
  for (const id of new Set(ids)) {
    const action = await findActionById(app, id);
    looked.actions.set(id, { action, targets: await findEveryTarget(app, action) });
  }
  return looked;
}

async function lookAtGroups(
  app: App,
  looked: Looked,
  wanted: store.Wanted,
  page: { by: Exclude<Grouping, 'report'>; from: number },
): Promise<void> {
  const found = await store.groupsOf(app.db.query, wanted, { ...page, limit: ROWS_A_PAGE + 1 });
  looked.more = found.length > ROWS_A_PAGE;
  const groups = found.slice(0, ROWS_A_PAGE);
  const samples = new Map(
    (
      await keptMany(
        app.db.query,
        groups.flatMap(group => group.samples),
      )
    ).map(kept => [kept.report.id, kept]),
  );
  looked.groups = groups.map(group => ({
    group,
    samples: group.samples.flatMap(id => samples.get(id) ?? []),
  }));
}

async function lookAtEach(app: App, looked: Looked, wanted: store.Wanted, from: number): Promise<void> {
  const db = app.db.query;
  const ids = await store.idsOf(db, wanted, { from, limit: ROWS_A_PAGE + 1 });
  looked.more = ids.length > ROWS_A_PAGE;
  const kept = await keptMany(db, ids.slice(0, ROWS_A_PAGE));
  const withEmail = await withContact(
    db,
    kept.map(each => each.report.id),
  );
  const decisions = await lastDecisions(
    db,
    kept.map(each => each.report.id),
  );
  const largest = new Map<string, number>();
  for (const each of kept) {
    const asGroup = each.revision.as_kind === 'group';
    const kind = `${each.report.action_id} ${asGroup}`;
    if (!largest.has(kind)) {
      const grades = asGroup ? (['group'] as const) : (['confirmed', 'reported'] as const);
      largest.set(kind, await largestCounted(db, each.report.action_id, grades));
    }
    looked.reports.push({
      kept: each,
      hasEmail: withEmail.has(each.report.id),
      largest: largest.get(kind) ?? 0,
      decision: decisions.get(each.report.id) ?? null,
    });
  }
}

/** What counts of the same source or content, where one is looked at and a day bounds the search. */
async function countAlike(app: App, filter: ReviewFilter): Promise<number> {
  const counted: ReviewFilter = { ...filter, standing: 'counted', rule: null };
  if (filter.standing !== 'held' || (filter.source === null && filter.shape === null)) return 0;
  if (isTooWide(counted)) return 0;
  return (await store.sumOf(app.db.query, { filter: counted, ticks: null, until: null })).reports;
}
