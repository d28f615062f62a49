// The postmark: days left, the last day, closed, or stop; and the same in words.
import { countryName } from '../lib/countries.ts';
import { writeNumber } from '../lib/languages.ts';
import { dayIn, dayInWords, daysBetween } from '../lib/dates.ts';
import type { PublishedAction } from './model.ts';
import type { Visit } from '../platform/web/visit.ts';

export type Postmark = {
  /** Classes of the mark: `soon` in its last seven days and at a stop. */
  classes: string;
  big: string;
  /** True when `big` is a word and not a figure. */
  word: boolean;
  small: string;
  day: string;
  dayShort: string;
};

/** For the samples of pages that bear one. */
export const samplePostmark = (): Postmark => ({
  classes: 'soon',
  big: '5',
  word: false,
  small: 'days left',
  day: '2026-11-26',
  dayShort: '26 Nov',
});

type Dated = Pick<PublishedAction, 'deadline' | 'timeZone' | 'status' | 'stop'>;

/** Whole days until the deadline's day, as the calendar hangs in the action's time zone; 0 on the last day. */
export const daysLeft = (action: Pick<PublishedAction, 'deadline' | 'timeZone'>, now: Date): number =>
  daysBetween(dayIn(action.timeZone, now), action.deadline);

export function postmarkFor(visit: Pick<Visit, 't' | 'lang'>, action: Dated, now: Date): Postmark {
  const { t, lang } = visit;
  if (action.stop) {
    const day = dayIn(action.timeZone, new Date(action.stop.at));
    return {
      classes: 'soon',
      big: t('postmark.stop'),
      word: true,
      small: '',
      day,
      dayShort: dayInWords(day, lang, 'short'),
    };
  }
  const left = daysLeft(action, now);
  const dated = { day: action.deadline, dayShort: dayInWords(action.deadline, lang, 'short') };
  if (action.status === 'closed') {
    return { classes: '', big: t('postmark.closed'), word: true, small: '', ...dated };
  }
  if (left === 0)
    return { classes: 'soon', big: t('postmark.last'), word: true, small: t('postmark.day'), ...dated };
  const big = writeNumber(left, lang);
  return {
    classes: left <= 7 ? 'soon' : '',
    big,
    word: false,
    small: t('postmark.left', { n: left }),
    ...dated,
  };
}

/** "3 days left", "last day", "closed 2 days ago", "stopped". */
export function standsInWords(visit: Pick<Visit, 't'>, action: Dated, now: Date): string {
  if (action.stop) return visit.t('stands.stopped');
  const left = daysLeft(action, now);
  if (action.status === 'closed') return visit.t('stands.closed', { n: Math.max(0, -left) });
  return left === 0 ? visit.t('stands.last') : visit.t('stands.left', { n: left });
}

/** Which action it is, in short: "UA 47/26, Venezuela". */
export function aboutAction(action: Pick<PublishedAction, 'number' | 'country'>, lang: string): string {
  const country = countryName(action.country, lang);
  return action.number === null ? country : `UA ${action.number}, ${country}`;
}
