// When a reminder of a deadline is due: so many days before it, in the morning of the action's own time zone.
import type { PublishedAction } from '../../actions/model.ts';
import { addDays, dayIn, momentOn, type Day, type Instant } from '../../lib/dates.ts';

/** A sensible hour, there where the deadline counts; a reminder that was missed is caught up on until the evening. */
const MORNING = '09:00';
const EVENING = '21:00';

type Dated = Pick<PublishedAction, 'deadline' | 'timeZone' | 'status' | 'publishedAt'>;

/** The day on which the reminder of `days` before the deadline goes out. */
export const reminderDay = (action: Pick<Dated, 'deadline'>, days: number): Day =>
  addDays(action.deadline, -days);

const dueAt = (action: Dated, days: number): Instant =>
  momentOn(reminderDay(action, days), MORNING, action.timeZone);

/**
 * Which of the wished reminders is due at `now`, by its days before the deadline, or null. After a time without a
 * worker only the latest is: nobody needs three mails at once. What was published after a reminder's moment has missed it.
 */
export function reminderDue(action: Dated, wished: readonly number[], now: Instant): number | null {
  if (action.status !== 'open') return null;
  const today = dayIn(action.timeZone, new Date(now));
  if (now < momentOn(today, MORNING, action.timeZone)) return null;
  if (now >= momentOn(today, EVENING, action.timeZone)) return null;
  const begun = wished.filter(days => {
    const due = dueAt(action, days);
    return due <= now && action.publishedAt <= due;
  });
  return begun.length === 0 ? null : Math.min(...begun);
}

/** The next reminder that will go out unless something changes, or null. */
export function reminderNext(action: Dated, wished: readonly number[], now: Instant): number | null {
  if (action.status !== 'open') return null;
  const ahead = wished.filter(days => dueAt(action, days) > now);
  return ahead.length === 0 ? null : Math.max(...ahead);
}
