// A day as offices write it and as spreadsheet programs rewrite it; what could be two days is not guessed at.
import { isDay, type Day } from '../../lib/dates.ts';

/** How the office writes days in figures: told once for a file where its days do not tell it themselves. */
export const DAY_ORDERS = ['unsaid', 'dmy', 'mdy'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];
export const isDayOrder = (text: string): text is DayOrder => DAY_ORDERS.some(order => order === text);

/** `either`: both days that it could be. */
export type ReadDay = { day: Day } | { unreadable: true } | { either: [Day, Day] };

const two = (figures: string): string => figures.padStart(2, '0');
const dayFrom = (year: string, month: string, day: string): Day | null => {
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
};

const readAs = (day: Day | null): ReadDay => (day === null ? { unreadable: true } : { day });

/** Year first is read as such; a dot stands between day, month, year; a stroke can be either, unless it is said. */
export function readDay(text: string, order: DayOrder): ReadDay {
  // A spreadsheet program may write the hour of a day that has none.
  const typed = text.trim().replace(/[T ]0{1,2}:00(:00)?(\.0+)?Z?$/, '');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (yearFirst) return readAs(dayFrom(yearFirst[1] ?? '', yearFirst[2] ?? '', yearFirst[3] ?? ''));
  const figures = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})$/.exec(typed);
  if (!figures) return { unreadable: true };
  const [, first = '', mark = '', second = '', year = ''] = figures;
  const dayFirst = dayFrom(year, second, first);
  const monthFirst = dayFrom(year, first, second);
  if (order === 'dmy') return readAs(dayFirst);
  if (order === 'mdy') return readAs(monthFirst);
  if (mark === '.' || dayFirst === monthFirst) return readAs(dayFirst);
  if (dayFirst !== null && monthFirst !== null) return { either: [dayFirst, monthFirst] };
  return readAs(dayFirst ?? monthFirst);
}
