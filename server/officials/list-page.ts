// The officials book on the desk as a list: who can be reached how, what does not work, when it was last checked.
import { countryChoices, countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { BOOK_SORTS, BOOK_STATES, type BookEntry, type BookSort, type BookWish } from './list-book.ts';
import { officialLabel, POINT_CHANNELS, type ContactPoint } from './model.ts';
import { sampleOfficial } from './sample-official.ts';

type OfficialLine = {
  name: string;
  detail: string;
  country: string;
  href: string;
  has: string;
  dead: string;
  checked: string;
  /** Notes that wait: how many in words, or null. */
  notes: string | null;
};
type Heading = { label: string; href: string | null; sorted: string | null };

export type OfficialsModel = {
  fields: Field[];
  filterAction: string;
  /** What the filter form sends along, so that the order stays. */
  sort: string;
  filtered: boolean;
  all: string;
  newOfficial: string | null;
  /** Other pages of the book. */
  links: { href: string; text: string }[];
  count: string;
  csv: string;
  headings: { name: Heading; country: Heading; checked: Heading };
  officials: OfficialLine[];
  pages: { text: string; before: string | null; after: string | null } | null;
};

export const ENTRIES_A_PAGE = 50;

export type ListGiven = {
  wish: BookWish;
  entries: readonly BookEntry[];
  bodies: readonly string[];
  /** From 1. */
  page: number;
  mayWrite: boolean;
  notes: number;
};

/** The wish as the address has it: only what differs from the usual. */
export function addressOf(wish: BookWish): Record<string, string> {
  const sort = `${wish.descending ? '-' : ''}${wish.sort}`;
  const { search, country, body, state } = wish;
  return Object.fromEntries(
    Object.entries({ search, country, body, state, sort: sort === 'name' ? '' : sort }).filter(
      ([, value]) => value !== '',
    ),
  );
}

/** The order from the address, such as `-checked`; what is unknown there counts as not asked. */
export function readSort(text: string): Pick<BookWish, 'sort' | 'descending'> {
  const sort = BOOK_SORTS.find(each => each === text.replace(/^-/, ''));
  return { sort: sort ?? 'name', descending: sort !== undefined && text.startsWith('-') };
}

function filterFields({ t, lang }: Words, { wish, bodies }: ListGiven): Field[] {
  const { field } = fieldsFor({ t });
  const choose = (name: 'country' | 'body' | 'state', choices: { value: string; label: string }[]): Field =>
    field(name, {
      label: t(name === 'state' ? 'official.filter.state' : `official.field.${name}`),
      as: 'select',
      value: wish[name],
      choices: [
        { value: '', label: t(name === 'country' ? 'official.anyCountry' : `official.any.${name}`) },
        ...choices,
      ],
    });
  return [
    field('search', { label: t('official.search'), type: 'search', value: wish.search }),
    choose(
      'country',
      countryChoices(lang).map(({ code, name }) => ({ value: code, label: name })),
    ),
    choose(
      'body',
      bodies.map(body => ({ value: body, label: body })),
    ),
    choose(
      'state',
      BOOK_STATES.map(state => ({ value: state, label: t(`official.filter.${state}`) })),
    ),
  ];
}

function headingsOf({ t, to }: Words, wish: BookWish): OfficialsModel['headings'] {
  const heading = (sort: BookSort, label: string): Heading => {
    const now = wish.sort === sort;
    const next = { ...wish, sort, descending: now && !wish.descending };
    return {
      label,
      href: to.deskOfficials(addressOf(next)),
      sorted: now ? (wish.descending ? 'descending' : 'ascending') : null,
    };
  };
  return {
    name: heading('name', t('official.column.official')),
    country: heading('country', t('official.field.country')),
    checked: heading('checked', t('official.column.checked')),
  };
}

function lineOf({ t, to, lang }: Words, entry: BookEntry): OfficialLine {
  const { official } = entry;
  const words = (points: readonly ContactPoint[]): string =>
    POINT_CHANNELS.filter(channel => points.some(point => point.channel === channel))
      .map(channel => t(`official.way.${channel}`))
      .join(', ');
  return {
    name: officialLabel(official),
    detail: [official.name === null ? null : official.title, official.body]
      .filter(part => part !== null)
      .join(' · '),
    country: official.country === null ? '' : countryName(official.country, lang),
    href: to.deskOfficial(official.id),
    has: words(entry.usable),
    dead: words(entry.dead),
    checked: entry.checkedAt === null ? '' : dayInWords(entry.checkedAt.slice(0, 10), lang, 'short'),
    notes: entry.notes === 0 ? null : t('official.point.waiting', { n: entry.notes }),
  };
}

function pagesOf({ t, to }: Words, given: ListGiven, last: number): OfficialsModel['pages'] {
  if (last === 1) return null;
  const { page, wish } = given;
  const at = (number: number): string => to.deskOfficials({ ...addressOf(wish), page: String(number) });
  return {
    text: t('official.page', { page, last }),
    before: page > 1 ? at(page - 1) : null,
    after: page < last ? at(page + 1) : null,
  };
}

export function officialsModel(visit: Words, given: ListGiven): OfficialsModel {
  const { t, to } = visit;
  const { wish, entries, mayWrite } = given;
  const last = Math.max(1, Math.ceil(entries.length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(given.page, 1), last);
  const { sort, ...filters } = addressOf(wish);
  return {
    fields: filterFields(visit, given),
    filterAction: to.deskOfficials(),
    sort: sort ?? '',
    filtered: Object.keys(filters).length > 0,
    all: to.deskOfficials(),
    newOfficial: mayWrite ? to.deskNewOfficial() : null,
    links: mayWrite
      ? [
          { href: to.deskContactNotes(), text: t('official.link.notes', { n: given.notes }) },
          { href: to.deskDoubles(), text: t('official.link.doubles') },
          { href: to.deskOfficialsImport(), text: t('official.link.import') },
        ]
      : [],
    count: t('official.count', { n: entries.length }),
    csv: to.deskOfficialsCsv(addressOf(wish)),
    headings: headingsOf(visit, wish),
    officials: entries
      .slice((page - 1) * ENTRIES_A_PAGE, page * ENTRIES_A_PAGE)
      .map(entry => lineOf(visit, entry)),
    pages: pagesOf(visit, { ...given, page }, last),
  };
}

export const officialsPage = definePage<OfficialsModel>({
  name: 'officials/officials',
  layout: 'desk',
  sample: () => {
    const usable = [{ channel: 'email' as const, text: 'a@example.org', key: 'email:a@example.org' }];
    const dead = [{ channel: 'fax' as const, text: '+1 202 555 0103', key: 'fax:+12025550103' }];
    const at = '2026-11-20T08:00:00.000Z';
    const entry = { official: sampleOfficial(), usable, dead, checkedAt: at, oldestCheck: '', notes: 2 };
    const model = officialsModel(plainVisit(), {
      wish: { search: 'governor', country: '', body: '', state: '', sort: 'checked', descending: true },
      entries: [entry, { ...entry, usable: [], checkedAt: null, notes: 0 }],
      bodies: ['Regional government'],
      page: 1,
      mayWrite: true,
      notes: 2,
    });
    return { ...model, pages: { text: 'Page 2 of 3', before: '/desk/officials', after: '/desk/officials' } };
  },
});
