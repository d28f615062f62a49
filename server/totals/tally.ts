// The tally of an action, derived from the counters: the same time at a thousand reports and at a million.
import { findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import type { Day } from '../lib/dates.ts';
import { recallAction } from '../actions/recall-action.ts';
import type { App } from '../platform/app.ts';
import { remembering } from '../platform/remembering.ts';
import { cellSums } from './cells/store.ts';
import {
  countersFromCells,
  isFiltered,
  NO_FILTER,
  tallyFrom,
  tallyOfNumbers,
  targetsCounted,
  type Counter,
  type Numbers,
  type Tally,
  type TallyFilter,
} from './model.ts';
import * as store from './store.ts';

const named = (target: ResolvedTarget) => ({
  id: target.id,
  name: target.name ?? target.title ?? target.body,
});

/** The action's targets, and behind them those of earlier versions that have a number. */
async function targetsOf(app: App, action: PublishedAction, counters: readonly Counter[]) {
  const current = new Set(action.targets.map(target => target.id));
  const gone = targetsCounted(counters).filter(id => !current.has(id));
  if (gone.length === 0) return action.targets.map(named);
  const ever = await findEveryTarget(app, action);
  const others = gone.map(id => {
    const target = ever.get(id);
    return target ? named(target) : { id, name: null };
  });
  return [...action.targets.map(named), ...others];
}

/** The counters that answer a filter. Of a grade alone the margins know; where more cross, the cells do. */
async function countersFor(app: App, action: PublishedAction, filter: TallyFilter): Promise<Counter[]> {
  const { grade, ...rest } = filter;
  const db = app.db.query;
  const margins = await store.countersOf(db, action.id);
  if (!isFiltered({ ...rest, grade: null })) {
    return margins.filter(each => grade === null || each.grade === grade || each.dimension === 'held');
  }
  const held = margins.filter(each => each.dimension === 'held');
  return [...countersFromCells(await cellSums(db, action.id, filter)), ...held];
}

/**
 * All that is counted of an action, for the desk; of a filter, what it asks for. What is held is always that of the
 * whole action, and letters begun are known by official, way and day only.
 */
export async function numbersOf(
  app: App,
  action: PublishedAction,
  filter: TallyFilter = NO_FILTER,
): Promise<Numbers> {
  const counters = await countersFor(app, action, filter);
  const started = await store.startedOf(app.db.query, [action.id], filter);
  const targets = await targetsOf(app, action, counters);
  const wholeReports = !isFiltered({ ...filter, grade: null });
  return tallyFrom(counters, { asOf: app.clock.now().toISOString(), started, targets, wholeReports });
}

/** The public tally: the API's object. */
export const tallyFor = async (app: App, action: PublishedAction): Promise<Tally> =>
  tallyOfNumbers(await numbersOf(app, action));

const MOST_KEPT = 200;

const keptTally = remembering(MOST_KEPT, async (app, slug: string): Promise<Tally> =>
  tallyFor(app, await recallAction(app, slug)),
);

/** The public tally of the action at an address, read again when a counter has changed. @throws {NotFound} */
export const recallTally = async (app: App, slug: string): Promise<Tally> => ({
  ...(await keptTally(app, slug)),
  asOf: app.clock.now().toISOString(),
});

const MOST_LISTS_KEPT = 60;

const keptCounts = remembering(MOST_LISTS_KEPT, async (app, ids: string) => ({
  totals: await totalsOf(app, ids.split(' ')),
  held: await heldOf(app, ids.split(' ')),
}));

/** What counts and what is held of each action of a list, by its id; 0 for none. */
export async function recallCounts(
  app: App,
  actionIds: readonly string[],
): Promise<(actionId: string) => { total: number; held: number }> {
  const { totals, held } = await keptCounts(app, actionIds.join(' '));
  return id => ({ total: totals.get(id) ?? 0, held: held.get(id) ?? 0 });
}

/** The totals of many actions at once, by action id: for lists. Actions without a report are not in it. */
export const totalsOf = (app: App, actionIds: readonly string[]): Promise<Map<string, number>> =>
  store.totalsByAction(app.db.query, actionIds);

/** What is held for review of many actions at once, by action id. */
export const heldOf = (app: App, actionIds: readonly string[]): Promise<Map<string, number>> =>
  store.totalsByAction(app.db.query, actionIds, 'held');

function byAction<Row extends { actionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const before = found.get(row.actionId);
    if (before) before.push(row);
    else found.set(row.actionId, [row]);
  }
  return found;
}

/**
 * The numbers of many actions at once, by action id, for lists: without countries, and of the days only those named.
 */
export async function numbersOfMany(
  app: App,
  actions: readonly PublishedAction[],
  days: readonly Day[],
): Promise<Map<string, Numbers>> {
  const ids = actions.map(action => action.id);
  const counters = byAction(await store.countersOfMany(app.db.query, ids, days));
  const started = byAction(await store.startedOf(app.db.query, ids));
  const asOf = app.clock.now().toISOString();
  const numbers = new Map<string, Numbers>();
  for (const action of actions) {
    const own = counters.get(action.id) ?? [];
    const targets = await targetsOf(app, action, own);
    const given = { asOf, started: started.get(action.id) ?? [], targets, wholeReports: true };
    numbers.set(action.id, tallyFrom(own, given));
  }
  return numbers;
}
