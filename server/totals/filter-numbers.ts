// What of an action's numbers is asked for: the address of a page or file as a filter, and a filter as an address.
import { isChannel, GRADES } from '../lib/channels.ts';
import { isDay } from '../lib/dates.ts';
import { NO_FILTER, type Numbers, type TallyFilter } from './model.ts';

/** As the address has it; '' where nothing is asked. */
export type FilterAsked = Record<keyof TallyFilter, string>;

const NAMES = ['target', 'channel', 'grade', 'country', 'from', 'to'] as const;

/** Reads the parts of an address; `one` gives the value of a name. */
export const askedFrom = (one: (name: string) => string): FilterAsked => ({
  target: one('target'),
  channel: one('channel'),
  grade: one('grade'),
  country: one('country'),
  from: one('from'),
  to: one('to'),
});

/**
 * The filter that was asked for, within what can be chosen: officials that are counted, and countries that the whole
 * tally names, so that a filter never shows a country with too few reports to be named. Anything else asks for nothing.
 */
export function readFilter(asked: FilterAsked, whole: Pick<Numbers, 'cells' | 'byCountry'>): TallyFilter {
  const { target, channel, country, from, to } = asked;
  const named = whole.byCountry.map(each => each.country ?? 'none').filter(each => each !== 'other');
  return {
    ...NO_FILTER,
    target: whole.cells.some(cell => cell.id === target) ? target : null,
    channel: isChannel(channel) ? channel : null,
    grade: GRADES.find(grade => grade === asked.grade) ?? null,
    country: named.includes(country) ? country : null,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
  };
}

/** The query of the address that shows the same again. */
export function filterQuery(filter: TallyFilter): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== null) query[name] = value;
  }
  return query;
}
