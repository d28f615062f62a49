// Mails the numbers to the coordinators some days before a deadline: each reminder once, however many workers there are.
import { listWhoMay } from '../accounts/find-people.ts';
import { listActions } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { daysLeft } from '../actions/postmark.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { newestOf } from './model.ts';
import { reminderMail } from './reminders/mails.ts';
import { reminderDue } from './reminders/model.ts';
import * as store from './reminders/store.ts';
import { numbersOf } from './tally.ts';

const PAGE = 50;

/** Open actions whose deadline is at most so many days away, the soonest first; those of the demo remind nobody. */
async function soonDue(app: App, days: number): Promise<PublishedAction[]> {
  const found: PublishedAction[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { actions, next } = await listActions(app, { status: 'open', limit: PAGE, cursor });
    const soon = actions.filter(action => daysLeft(action, app.clock.now()) <= days);
    found.push(...soon.filter(action => !action.demo));
    if (next === null || soon.length < actions.length) return found;
    cursor = next;
  }
}

/** Who is reminded: everyone who may read the numbers, has entered once, and has not said no. */
async function reminded(app: App) {
  const refused = await store.refusals(app.db.query);
  const people = await listWhoMay(app, 'numbers.read');
  return people.filter(person => person.hasPassword && !refused.has(person.id));
}

async function remind(app: App, action: PublishedAction, days: number): Promise<boolean> {
  const { languages } = await currentSettings(app);
  const lang = languages[0] ?? 'en';
  const numbers = await numbersOf(app, action);
  const mail = reminderMail(app, lang, { action, numbers, newest: newestOf(numbers, action.timeZone) });
  const people = await reminded(app);
  return transact(app.db, async tx => {
    const row = {
      action_id: action.id,
      deadline: action.deadline,
      days_before: days,
      at: app.clock.now().toISOString(),
      mails: people.length,
    };
    if (!(await store.claimReminder(tx, row))) return false;
    for (const person of people) await queueMail(app, tx, { ...mail, to: person.email });
    return true;
  });
}

/** Queues the reminders that are due now. Gives how many deadlines it reminded of. */
export async function remindOfDeadlines(app: App): Promise<number> {
  const { deadlineReminders: wished } = await currentSettings(app);
  if (wished.length === 0) return 0;
  const now = app.clock.now().toISOString();
  const due = (await soonDue(app, Math.max(...wished) + 1)).flatMap(action => {
    const days = reminderDue(action, wished, now);
    return days === null ? [] : [{ action, days }];
  });
  const sent = await store.remindersOf(
    app.db.query,
    due.map(({ action }) => action.id),
  );
  let count = 0;
  for (const { action, days } of due) {
    const before = sent.some(
      each => each.action_id === action.id && each.deadline === action.deadline && each.days_before === days,
    );
    if (!before && (await remind(app, action, days))) count += 1;
  }
  return count;
}
