// The numbers of an action as somebody on the desk asks for them: filtered, with what happened on which day.
import { findActionById } from '../actions/find-action.ts';
import { versionsOf } from '../actions/find-version.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import { dayIn, type Day } from '../lib/dates.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { readFilter, type FilterAsked } from './filter-numbers.ts';
import { isFiltered, type Numbers, type TallyFilter } from './model.ts';
import { numbersOf } from './tally.ts';

export type NumbersEvent = { kind: 'published' | 'updated' | 'stopped'; day: Day };

export type FoundNumbers = {
  action: PublishedAction;
  /** All of it: what a filter can choose from. */
  whole: Numbers;
  filter: TallyFilter;
  numbers: Numbers;
  /** In their order. */
  events: NumbersEvent[];
};

/** What happened to the action, by days of its own calendar. */
async function eventsOf(app: App, action: PublishedAction): Promise<NumbersEvent[]> {
  const day = (at: string): Day => dayIn(action.timeZone, new Date(at));
  // A corrected word brings nobody to write; what does is the first version, an update, a longer deadline.
  const versions = (await versionsOf(app, action.id)).reverse().filter(each => each.step !== 'correction');
  return [
    ...versions.map(({ version, publishedAt }) => ({
      kind: version === 1 ? ('published' as const) : ('updated' as const),
      day: day(publishedAt),
    })),
    ...(action.stop === null ? [] : [{ kind: 'stopped' as const, day: day(action.stop.at) }]),
  ];
}

/** @throws {Forbidden}, {NotFound} for an unknown action and for a draft */
export async function findNumbers(app: App, by: By, id: string, asked: FilterAsked): Promise<FoundNumbers> {
  mustBeAble(by, 'numbers.read');
  const action = await findActionById(app, id);
  const whole = await numbersOf(app, action);
  const filter = readFilter(asked, whole);
  const numbers = isFiltered(filter) ? await numbersOf(app, action, filter) : whole;
  return { action, whole, filter, numbers, events: await eventsOf(app, action) };
}
