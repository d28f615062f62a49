// Calendar days, instants and time zones: pure rules, no clock of their own.
import { Temporal } from 'temporal-polyfill';
import { keep } from './keep.ts';
import { localeOf } from './languages.ts';

/** A calendar day as `YYYY-MM-DD`, with no time zone of its own. */
export type Day = string;
/** A moment as UTC ISO text with milliseconds, such as `2026-11-21T23:30:00.000Z`; such texts sort as time does. */
export type Instant = string;

/** Whether `text` is a real day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

const knownTimeZone = keep(name => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 1000);

/** Whether the runtime knows this IANA time zone. */
export const isTimeZone = (name: string): boolean => knownTimeZone(name);

const MINUTE_MS = 60_000;

/** Of `29400000 Europe/Madrid`, a minute since the epoch and a zone: no zone changes its day within a minute. */
const dayOfMinute = keep(minuteAndZone => {
  const [minute = '', timeZone = ''] = minuteAndZone.split(' ');
  return Temporal.Instant.fromEpochMilliseconds(Number(minute) * MINUTE_MS)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}, 1000);

/** The calendar day it is in `timeZone` at `at`. */
export const dayIn = (timeZone: string, at: Date): Day =>
  dayOfMinute(`${Math.floor(at.getTime() / MINUTE_MS)} ${timeZone}`);

const endOfDayAndZone = keep(dayAndZone => {
  const [day = '', timeZone = ''] = dayAndZone.split(' ');
  const start = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone });
  return new Date(start.epochMilliseconds).toISOString();
}, 1000);

/** The first instant after `day` has ended in `timeZone`: until then, exclusive, letters count. */
export const endOfDay = (day: Day, timeZone: string): Instant => endOfDayAndZone(`${day} ${timeZone}`);

/** The instant at which clocks in `timeZone` show `time` (such as `09:00`) on `day`; in a gap, as much later as it is long. */
export function momentOn(day: Day, time: string, timeZone: string): Instant {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time });
  return new Date(at.epochMilliseconds).toISOString();
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

const dayAfter = keep(dayAndDays => {
  const [day = '', days = ''] = dayAndDays.split(' ');
  return Temporal.PlainDate.from(day)
    .add({ days: Number(days) })
    .toString();
}, 1000);

export const addDays = (day: Day, days: number): Day => dayAfter(`${day} ${String(days)}`);

/** An instant moved by `ms` milliseconds. */
export function addMs(instant: Instant, ms: number): Instant {
  return new Date(Temporal.Instant.from(instant).epochMilliseconds + ms).toISOString();
}

/** The instant of a local time such as `2026-12-01T09:00` in a time zone; null for what is no time. */
export function instantOf(local: string, timeZone: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return null;
  try {
    const time = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
    return new Date(time.toZonedDateTime(timeZone).epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}

/** Milliseconds since the epoch of an instant. */
export function epochMs(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

const STYLES = {
  short: { day: 'numeric', month: 'short' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const;

const daysIn = {
  short: keep(locale => dayFormat(locale, 'short')),
  long: keep(locale => dayFormat(locale, 'long')),
  full: keep(locale => dayFormat(locale, 'full')),
};

const dayFormat = (locale: string, style: keyof typeof STYLES): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { ...STYLES[style], calendar: 'gregory', timeZone: 'UTC' });

const MOST_WORDS = 2000;

const wordsOfDay = keep(dayStyleAndLang => {
  const [day = '', style, lang = ''] = dayStyleAndLang.split(' ');
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC' }).epochMilliseconds;
  return daysIn[style === 'short' || style === 'long' ? style : 'full'](dateLocale(lang))
    .format(at)
    .replace(',', lang === 'en' ? '' : ',');
}, MOST_WORDS);

/**
 * A day in words in a language, of the calendar that its deadline is counted by: `full` "Friday 15 July 2022",
 * `long` "15 July 2022", `short` "15 Jul".
 */
export const dayInWords = (day: Day, lang: string, style: keyof typeof STYLES = 'full'): string =>
  wordsOfDay(`${day} ${style} ${lang}`);

const momentsIn = keep(key => {
  const [locale, timeZone, named] = key.split(' ');
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    ...(named === 'named' ? { timeZoneName: 'short' } : {}),
  });
});

/** A moment in words in a time zone, such as "21 Nov 2026, 09:40"; `named` adds which zone, such as "CET". */
export const instantInWords = (
  at: Instant,
  lang: string,
  timeZone: string,
  options: { named?: boolean } = {},
): string =>
  momentsIn(`${dateLocale(lang)} ${timeZone} ${options.named === true ? 'named' : ''}`).format(epochMs(at));

/** English dates stand day first here: the world's order, and the field's. */
export function dateLocale(lang: string): string {
  const locale = localeOf(lang);
  return locale === 'en' ? 'en-GB' : locale;
}
