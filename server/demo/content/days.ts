// Days, numbers and indexes as the demo texts print them, so that the content is never out of date.
import { addDays, type Day } from '../../lib/dates.ts';

/** "29 September", in the words of a locale such as `es` or `ar-TN`. */
export function dayMonth(day: Day, locale = 'en-GB'): string {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** The day `days` before `today`, in words. */
export const ago = (today: Day, days: number, locale?: string): string =>
  dayMonth(addDays(today, -days), locale);

/** The day `days` after `today`, in words. */
export const ahead = (today: Day, days: number, locale?: string): string =>
  dayMonth(addDays(today, days), locale);

/** `118/26` for the 118th action of the year in which `published` lies. */
export const numberOf = (nth: number, published: Day): string => `${nth}/${published.slice(2, 4)}`;

/** `AMR 27/0118/2026`: region and country, document, year. */
export const indexOf = (series: string, document: number, published: Day): string =>
  `${series}/${String(document).padStart(4, '0')}/${published.slice(0, 4)}`;

/** Years before the year of `today`, for what lies long back: `yearsBack('2026-11-21', 3)` is `2023`. */
export const yearsBack = (today: Day, years: number): string => String(Number(today.slice(0, 4)) - years);
