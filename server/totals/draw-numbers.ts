// The drawings of an action's numbers: letters by day with what happened then, by country on a map, by grade.
import { GRADES } from '../lib/channels.ts';
import { daysChart, type DaysEvent } from '../lib/charts/days-chart.ts';
import { gradeBar } from '../lib/charts/grades.ts';
import { countryName } from '../lib/countries.ts';
import { dayInWords, type Day } from '../lib/dates.ts';
import { joinList, writeNumber } from '../lib/languages.ts';
import { worldMap } from '../lib/maps/world-map.ts';
import type { SafeHtml } from '../lib/safe-html.ts';
import type { Words } from '../platform/web/words.ts';
import type { FoundNumbers, NumbersEvent } from './find-numbers.ts';
import type { Numbers } from './model.ts';

const KINDS = ['published', 'updated', 'stopped'] as const;

/** The events of one kind together, with their days in words. */
function eventsByKind(words: Words, events: readonly NumbersEvent[]): DaysEvent[] {
  return KINDS.flatMap(kind => {
    const days = [...new Set(events.filter(event => event.kind === kind).map(event => event.day))];
    if (days.length === 0) return [];
    const said = joinList(
      days.map(day => dayInWords(day, words.lang, 'short')),
      words.lang,
    );
    return { kind, days, words: words.t(`numbers.event.${kind}`, { days: said }) };
  });
}

/** What happened on a day, in words; '' for nothing. */
export function happened(
  words: Words,
  { action, events }: Pick<FoundNumbers, 'action' | 'events'>,
  day: Day,
): string {
  const kinds = [...new Set(events.filter(event => event.day === day).map(event => event.kind))];
  const said = kinds.map(kind => words.t(`numbers.on.${kind}`));
  if (action.deadline === day) said.push(words.t('numbers.on.deadline'));
  return said.join(', ');
}

export function drawDays(
  words: Words,
  { action, numbers, events }: Pick<FoundNumbers, 'action' | 'numbers' | 'events'>,
): SafeHtml | null {
  const { t, lang } = words;
  return daysChart({
    days: numbers.byDay,
    deadlineDay: action.deadline,
    events: eventsByKind(words, events),
    tall: true,
    words: {
      label: t('numbers.daysLabel', { n: numbers.byDay.length, total: numbers.total }),
      deadline: t('numbers.deadline', { day: dayInWords(action.deadline, lang, 'long') }),
      dayShort: day => dayInWords(day, lang, 'short'),
      number: count => writeNumber(count, lang),
    },
  });
}

export function drawMap(words: Words, numbers: Pick<Numbers, 'byCountry'>): SafeHtml | null {
  const { t, lang } = words;
  const named = numbers.byCountry.filter(each => each.country !== null && each.country !== 'other');
  return worldMap(named, {
    title: t('numbers.mapLabel', { n: named.length }),
    label: (country, total) => `${countryName(country, lang)}: ${writeNumber(total, lang)}`,
  });
}

export function drawGrades(words: Words, numbers: Pick<Numbers, 'byGrade'>): SafeHtml {
  const parts = GRADES.map(
    grade => `${words.t(`grade.${grade}`)}: ${writeNumber(numbers.byGrade[grade], words.lang)}`,
  );
  return gradeBar(numbers.byGrade, { label: parts.join(', ') });
}

/** The name of a country as a tally has it: folded ones and none given have words of their own. */
export function countryWords(words: Words, country: string | null): string {
  if (country === null) return words.t('numbers.noCountry');
  return country === 'other' ? words.t('numbers.otherCountries') : countryName(country, words.lang);
}
