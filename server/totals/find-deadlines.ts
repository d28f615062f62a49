// Every open action by its deadline, each with its numbers, what is new in them, and its reminders.
import type { By } from '../audit/model.ts';
import { listActions } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { daysLeft } from '../actions/postmark.ts';
import { addDays, dayIn } from '../lib/dates.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { newestOf, type Newest, type Numbers } from './model.ts';
import { reminderNext } from './reminders/model.ts';
import * as reminders from './reminders/store.ts';
import { lastStatements } from './statements/store.ts';
import { numbersOfMany } from './tally.ts';

export type Deadline = {
  action: PublishedAction;
  daysLeft: number;
  numbers: Numbers;
  newest: Newest;
  /** Reminders that went out for this deadline, by days before it, and the next, or null. */
  reminded: number[];
  next: number | null;
  /** The statement of totals that reaches furthest, or null. */
  statement: { number: string; day: string } | null;
};

export const DEADLINE_SORTS = ['deadline', 'title', 'total', 'newest', 'started', 'held'] as const;
export type DeadlineSort = (typeof DEADLINE_SORTS)[number];

/** `within`: days from now; `country`: of the action. Null: all. */
export type DeadlineWish = { within: number | null; country: string | null; sort: DeadlineSort };

const MOST = 500;

/** What a column sorts by; figures come largest first. */
const KEYS: Record<DeadlineSort, (each: Deadline) => number | string> = {
  deadline: ({ action }) => action.closesAt,
  title: ({ action }) => action.title,
  total: ({ numbers }) => -numbers.total,
  newest: ({ newest }) => -newest.today - newest.yesterday,
  started: ({ numbers }) => -numbers.started,
  held: ({ numbers }) => -numbers.held,
};

/** Sorting is stable: among equals the soonest deadline stays first. */
function sorted(deadlines: readonly Deadline[], sort: DeadlineSort): Deadline[] {
  const key = KEYS[sort];
  const collator = new Intl.Collator('en', { numeric: true });
  return [...deadlines].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  });
}

/** Open actions, the soonest deadline first unless sorted otherwise. @throws {Forbidden} */
export async function findDeadlines(app: App, by: By, wish: DeadlineWish): Promise<Deadline[]> {
  mustBeAble(by, 'numbers.read');
  const now = app.clock.now();
  const country = wish.country ?? undefined;
  const { actions } = await listActions(app, { status: 'open', limit: MOST, country });
  const shown = actions.filter(action => wish.within === null || daysLeft(action, now) <= wish.within);
  const days = new Set(
    shown.flatMap(({ timeZone }) => [dayIn(timeZone, now), addDays(dayIn(timeZone, now), -1)]),
  );
  const numbers = await numbersOfMany(app, shown, [...days]);
  const ids = shown.map(action => action.id);
  const sent = await reminders.remindersOf(app.db.query, ids);
  const statements = await lastStatements(app.db.query, ids);
  const { deadlineReminders: wished } = await currentSettings(app);
  const deadlines = shown.flatMap(action => {
    const counted = numbers.get(action.id);
    if (!counted) return [];
    const reminded = sent
      .filter(each => each.action_id === action.id && each.deadline === action.deadline)
      .map(each => each.days_before);
    return {
      action,
      daysLeft: daysLeft(action, now),
      numbers: counted,
      newest: newestOf(counted, action.timeZone),
      reminded,
      next: action.demo ? null : reminderNext(action, wished, now.toISOString()),
      statement: statements.get(action.id) ?? null,
    };
  });
  return sorted(deadlines, wish.sort);
}
