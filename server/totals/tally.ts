// The tally of an action, derived from the counters: the same time at a thousand reports and at a million.
import { findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import type { App } from '../platform/app.ts';
import {
  tallyFrom,
  tallyOfNumbers,
  targetsCounted,
  type Counter,
  type Numbers,
  type Tally,
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

/** All that is counted of an action, for the desk. */
export async function numbersOf(app: App, action: PublishedAction): Promise<Numbers> {
  const counters = await store.countersOf(app.db.query, action.id);
  const started = await store.startedOf(app.db.query, action.id);
  const targets = await targetsOf(app, action, counters);
  return tallyFrom(counters, { asOf: app.clock.now().toISOString(), started, targets });
}

/** The public tally: the API's object. */
export const tallyFor = async (app: App, action: PublishedAction): Promise<Tally> =>
  tallyOfNumbers(await numbersOf(app, action));

/** The totals of many actions at once, by action id: for lists. Actions without a report are not in it. */
export const totalsOf = (app: App, actionIds: readonly string[]): Promise<Map<string, number>> =>
  store.totalsByAction(app.db.query, actionIds);
