// The list of deadlines as one person sees it: what was asked for, and what of it is theirs to choose.
import type { By } from '../audit/model.ts';
import { listChoices } from '../actions/find-action.ts';
import { isCountry } from '../lib/countries.ts';
import { may } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { wantsReminders } from './choose-reminders.ts';
import type { DeadlinesShown } from './deadlines-page.ts';
import { dueStatements } from './find-statement.ts';
import { DEADLINE_SORTS, findDeadlines, type DeadlineWish } from './find-deadlines.ts';

/** What an address asks for; anything it cannot mean asks for nothing. */
export function deadlineWish(one: (name: string) => string): DeadlineWish {
  const within = one('within');
  const country = one('country');
  return {
    within: /^\d{1,3}$/.test(within) ? Number(within) : null,
    country: isCountry(country) ? country : null,
    sort: DEADLINE_SORTS.find(sort => sort === one('sort')) ?? 'deadline',
  };
}

/** @throws {Forbidden} */
export async function deadlinesFor(app: App, by: By, wish: DeadlineWish): Promise<DeadlinesShown> {
  const due = await dueStatements(app);
  return {
    deadlines: await findDeadlines(app, by, wish),
    wish,
    countries: (await listChoices(app, 'open')).countries,
    wantsMail: await wantsReminders(app, by),
    reviews: may(by, 'reports.review'),
    due: due.filter(({ action }) => wish.country === null || action.country === wish.country),
    freezes: may(by, 'statements.freeze'),
    days: (await currentSettings(app)).deadlineReminders,
  };
}
