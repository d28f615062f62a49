// How the desk's deadlines are chosen and sorted: by the address, which the form and the headings write.
import { countryChoices, countryName } from '../lib/countries.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import type { Words } from '../platform/web/words.ts';
import type { DeadlineSort, DeadlineWish } from './find-deadlines.ts';

export type DeadlinesFilter = { action: string; fields: Field[]; filtered: boolean; sort: string | null };
export type Heading = { label: string; href: string | null; sorted: string | null; figures: boolean };

const WITHIN = ['7', '30', '90'] as const;

/** The address that shows the same again. */
export function deadlinesQuery(wish: DeadlineWish): Record<string, string> {
  return {
    ...(wish.within === null ? {} : { within: String(wish.within) }),
    ...(wish.country === null ? {} : { country: wish.country }),
    ...(wish.sort === 'deadline' ? {} : { sort: wish.sort }),
  };
}

/** The headings; those with a link sort the whole list on the server. */
export function headingsOf(words: Words, wish: DeadlineWish): Heading[] {
  const { t, to } = words;
  const plain = (name: string) => ({ label: t(name), href: null, sorted: null, figures: true });
  const sorting = (sort: DeadlineSort, name: string, figures = true) => ({
    label: t(name),
    href: to.deskDeadlines(deadlinesQuery({ ...wish, sort })),
    sorted: wish.sort !== sort ? null : figures ? 'descending' : 'ascending',
    figures,
  });
  return [
    sorting('title', 'desk.action', false),
    sorting('deadline', 'desk.ends', false),
    plain('desk.sure'),
    plain('desk.reported'),
    plain('desk.groups'),
    sorting('total', 'desk.all'),
    sorting('newest', 'deadlines.newest'),
    sorting('started', 'numbers.begun'),
    sorting('held', 'deadlines.held'),
  ];
}

export function filterOf(words: Words, wish: DeadlineWish, countries: readonly string[]): DeadlinesFilter {
  const { t, to, lang } = words;
  const { field } = fieldsFor(words);
  const known = new Set(countries);
  const offered = countryChoices(lang).filter(each => known.has(each.code));
  const within = field('within', {
    label: t('deadlines.within'),
    as: 'select',
    value: wish.within === null ? '' : String(wish.within),
    choices: [
      { value: '', label: t('deadlines.allOpen') },
      ...WITHIN.map(days => ({ value: days, label: t('deadlines.days', { n: Number(days) }) })),
    ],
  });
  const country = field('country', {
    label: t('numbers.country'),
    as: 'select',
    value: wish.country ?? '',
    choices: [
      { value: '', label: t('numbers.filter.any') },
      ...offered.map(each => ({ value: each.code, label: countryName(each.code, lang) })),
    ],
  });
  return {
    action: to.deskDeadlines(),
    fields: [within, country],
    filtered: wish.within !== null || wish.country !== null,
    sort: wish.sort === 'deadline' ? null : wish.sort,
  };
}
