// The deadlines as a calendar to subscribe to: whole days, the same event for an action whatever changes in it.
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { listActions } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { App } from '../platform/app.ts';
import type { Visit } from '../platform/web/visit.ts';

// Enough for a calendar's past: who subscribes looks ahead.
const PAST = 100;

/** Every open action's last day, and the latest past ones, so that a stop reaches those who have it in their calendar. */
export async function deadlines(app: App): Promise<PublishedAction[]> {
  const open = await listActions(app, { status: 'open', limit: 500 });
  const past = await listActions(app, { status: 'closed', limit: PAST });
  return [...open.actions, ...past.actions];
}

export function deadlineCalendar(
  app: Pick<App, 'config'>,
  { t, to, chrome, lang }: Pick<Visit, 't' | 'to' | 'chrome' | 'lang'>,
  actions: readonly PublishedAction[],
): string {
  const base = app.config.publicUrl;
  const calendar = ical({
    name: t('feeds.deadlines', { site: chrome.siteName }),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Insist', product: 'Insist', language: lang.toUpperCase() },
    url: `${base}${to.home()}`,
    ttl: 3600,
  });
  for (const action of actions) {
    const url = `${base}${to.action(action.slug)}`;
    calendar.createEvent({
      id: `${action.id}@${new URL(base).hostname}`,
      // Only its UTC day is written: a deadline is a day, in no zone of the reader's.
      start: new Date(`${action.deadline}T00:00:00Z`),
      allDay: true,
      stamp: new Date(action.updatedAt),
      lastModified: new Date(action.updatedAt),
      sequence: action.version + (action.stop ? 1 : 0),
      status: action.stop ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Nobody is busy because of it.
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: t(action.stop ? 'feeds.event.stopped' : 'feeds.event.lastDay', { title: action.title }),
      description: `${action.stop ? action.stop.reason : action.summary}\n\n${url}`,
      url,
    });
  }
  return calendar.toString();
}
