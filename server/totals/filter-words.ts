// A filter of numbers in the reader's words, and its form.
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { dayInWords } from '../lib/dates.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import type { Words } from '../platform/web/words.ts';
import { countryWords } from './draw-numbers.ts';
import type { FoundNumbers } from './find-numbers.ts';
import { isFiltered } from './model.ts';

type Filtered = Pick<FoundNumbers, 'filter' | 'whole'>;

/** What is shown, in words: "Governor of Río Seco; Post; from 1 November 2026". '' when it is all. */
export function filterWords(words: Words, { filter, whole }: Filtered): string {
  const { t, lang } = words;
  const day = (at: string): string => dayInWords(at, lang, 'long');
  const country = filter.country === 'none' ? null : filter.country;
  const parts = [
    filter.target === null
      ? null
      : (whole.cells.find(cell => cell.id === filter.target)?.name ?? filter.target),
    filter.channel === null ? null : t(`channel.${filter.channel}`),
    filter.grade === null ? null : t(`grade.${filter.grade}`),
    filter.country === null
      ? null
      : t('numbers.filter.fromCountry', { country: countryWords(words, country) }),
    filter.from === null ? null : t('numbers.filter.since', { day: day(filter.from) }),
    filter.to === null ? null : t('numbers.filter.until', { day: day(filter.to) }),
  ];
  return parts.filter(part => part !== null).join('; ');
}

/** What waits for review, and that it is so of the whole action where a part is shown. Nothing where nothing waits. */
export function heldWords(
  { t }: Words,
  { numbers, filter }: Pick<FoundNumbers, 'numbers' | 'filter'>,
): string {
  if (numbers.held === 0) return '';
  const said = t('numbers.held', { n: numbers.heldReports, letters: numbers.held });
  return isFiltered(filter) ? `${said} ${t('numbers.heldWhole')}` : said;
}

/** Letters begun, with what is not known of them. */
export function startedWords(
  { t }: Words,
  { numbers, filter }: Pick<FoundNumbers, 'numbers' | 'filter'>,
): string {
  const said = t('numbers.started', { n: numbers.started });
  const partly = filter.country !== null || filter.grade !== null;
  return partly ? `${said} ${t('numbers.startedWhole')}` : said;
}

/** The fields of the filter: what stands in the address, among what can be chosen. */
export function filterFields(words: Words, { filter, whole }: Filtered): Field[] {
  const { t } = words;
  const { field } = fieldsFor(words);
  const choose = (
    name: 'target' | 'channel' | 'grade' | 'country',
    choices: { value: string; label: string }[],
  ) =>
    field(name, {
      label: t(`numbers.filter.${name}`),
      as: 'select',
      value: filter[name] ?? '',
      choices: [{ value: '', label: t('numbers.filter.any') }, ...choices],
    });
  const day = (name: 'from' | 'to'): Field =>
    field(name, { label: t(`numbers.filter.${name}`), type: 'date', value: filter[name] ?? '' });
  return [
    choose(
      'target',
      whole.cells.map(cell => ({ value: cell.id, label: cell.name ?? cell.id })),
    ),
    choose(
      'channel',
      CHANNELS.map(channel => ({ value: channel, label: t(`channel.${channel}`) })),
    ),
    choose(
      'grade',
      GRADES.map(grade => ({ value: grade, label: t(`grade.${grade}`) })),
    ),
    choose(
      'country',
      whole.byCountry
        .filter(each => each.country !== 'other')
        .map(each => ({ value: each.country ?? 'none', label: countryWords(words, each.country) })),
    ),
    day('from'),
    day('to'),
  ];
}
