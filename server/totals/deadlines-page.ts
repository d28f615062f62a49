// The desk's deadlines: every open action with its numbers, what is new in them, to whom and how, and its reminders.
import { aboutAction, standsInWords } from '../actions/postmark.ts';
import { CHANNELS } from '../lib/channels.ts';
import { countryChoices, countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { directionOf, joinList, writeNumber } from '../lib/languages.ts';
import { fixed, type NumbersFile } from '../lib/paths.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import type { Deadline, DeadlineSort, DeadlineWish } from './find-deadlines.ts';
import { reminderDay } from './reminders/model.ts';
import { sampleDeadline } from './sample-deadline.ts';

export type DeadlinesModel = {
  lead: string;
  filter: { action: string; fields: Field[]; filtered: boolean; sort: string | null };
  count: string;
  files: { href: string; name: string }[];
  headings: { label: string; href: string | null; sorted: string | null; figures: boolean }[];
  width: number;
  lines: {
    title: string;
    about: string;
    href: string;
    ends: string;
    left: string;
    soon: boolean;
    sure: string;
    reported: string;
    groups: string;
    all: string;
    today: string;
    yesterday: string;
    started: string;
    held: string;
    heldHref: string | null;
    reminders: string;
    numbers: string;
    channels: string[];
    cells: { name: string; values: { label: string; value: string }[]; all: string; started: string }[];
  }[];
  reminders: { action: string; wanted: boolean; says: string };
  calendar: string;
};

const WITHIN = ['7', '30', '90'] as const;
const FILES: readonly NumbersFile[] = ['csv', 'xlsx', 'json', 'pdf'];

/** The address that shows the same again. */
function deadlinesQuery(wish: DeadlineWish): Record<string, string> {
  return {
    ...(wish.within === null ? {} : { within: String(wish.within) }),
    ...(wish.country === null ? {} : { country: wish.country }),
    ...(wish.sort === 'deadline' ? {} : { sort: wish.sort }),
  };
}

/** With its sign, which stands before the figures in every direction of writing. */
function added(count: number, lang: string): string {
  if (count <= 0) return writeNumber(0, lang);
  return `${directionOf(lang) === 'rtl' ? '\u200e' : ''}+${writeNumber(count, lang)}`;
}

/** When reminders went out and when the next will. */
function remindersOf(words: Words, { action, reminded, next }: Deadline): string {
  const { t, lang } = words;
  const day = (days: number): string => dayInWords(reminderDay(action, days), lang, 'short');
  const sent = reminded.map(days => t('deadlines.days', { n: days }));
  if (sent.length === 0 && next === null) return t('deadlines.noReminder');
  return [
    ...(sent.length > 0 ? [t('deadlines.reminded', { days: joinList(sent, lang) })] : []),
    ...(next === null ? [] : [t('deadlines.next', { day: day(next) })]),
  ].join(' ');
}

function cellsOf(words: Words, { numbers }: Deadline) {
  const { t, lang } = words;
  const count = (number: number): string => writeNumber(number, lang);
  const used = CHANNELS.filter(
    channel => numbers.byChannel[channel] > 0 || numbers.startedByChannel[channel] > 0,
  );
  return {
    channels: used.map(channel => t(`channel.${channel}`)),
    cells: numbers.cells.map(cell => ({
      name: cell.name ?? cell.id,
      values: used.map(channel => ({
        label: t(`channel.${channel}`),
        value: count(cell.byChannel[channel]),
      })),
      all: count(cell.total),
      started: count(cell.started),
    })),
  };
}

function lineOf(
  words: Words,
  deadline: Deadline,
  now: Date,
  reviews: boolean,
): DeadlinesModel['lines'][number] {
  const { lang, to } = words;
  const { action, numbers, newest } = deadline;
  const count = (number: number): string => writeNumber(number, lang);
  return {
    title: action.title,
    about: aboutAction(action, lang),
    href: to.deskAction(action.id),
    ends: dayInWords(action.deadline, lang, 'short'),
    left: standsInWords(words, action, now),
    soon: deadline.daysLeft <= 7,
    sure: count(numbers.byGrade.sent + numbers.byGrade.confirmed),
    reported: count(numbers.byGrade.reported),
    groups: count(numbers.byGrade.group),
    all: count(numbers.total),
    today: added(newest.today, lang),
    yesterday: words.t('deadlines.yesterday', { count: added(newest.yesterday, lang) }),
    started: count(numbers.started),
    held: count(numbers.held),
    heldHref: reviews && numbers.held > 0 ? to.deskReview({ action: action.id }) : null,
    reminders: remindersOf(words, deadline),
    numbers: to.deskActionNumbers(action.id),
    ...cellsOf(words, deadline),
  };
}

/** The headings; those with a link sort the whole list on the server. */
function headingsOf(words: Words, wish: DeadlineWish): DeadlinesModel['headings'] {
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

function filterOf(words: Words, wish: DeadlineWish, countries: readonly string[]): DeadlinesModel['filter'] {
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

export type DeadlinesShown = {
  deadlines: readonly Deadline[];
  wish: DeadlineWish;
  /** Countries of open actions: what can be chosen. */
  countries: readonly string[];
  /** Whether the reader is reminded by mail, and may decide on reports that are held. */
  wantsMail: boolean;
  reviews: boolean;
  /** Days before a deadline on which mails go out. */
  days: readonly number[];
};

export function deadlinesModel(words: Words, shown: DeadlinesShown, now: Date): DeadlinesModel {
  const { t, to, lang } = words;
  const { deadlines, wish, wantsMail, days } = shown;
  const query = deadlinesQuery(wish);
  const headings = headingsOf(words, wish);
  const before = joinList(
    days.map(day => writeNumber(day, lang)),
    lang,
  );
  return {
    lead: t('deadlines.lead', { when: momentInWords(words, now.toISOString()) }),
    filter: filterOf(words, wish, shown.countries),
    count: t('deadlines.count', { n: deadlines.length }),
    files: FILES.map(ext => ({ href: to.deskDeadlinesFile(ext, query), name: t(`numbers.file.${ext}`) })),
    headings,
    width: headings.length,
    lines: deadlines.map(deadline => lineOf(words, deadline, now, shown.reviews)),
    reminders: {
      action: to.deskReminders(),
      wanted: wantsMail,
      says:
        days.length === 0
          ? t('deadlines.mailNever')
          : t(wantsMail ? 'deadlines.mailYes' : 'deadlines.mailNo', { days: before }),
    },
    calendar: fixed.feedDeadlines,
  };
}

export const deadlinesPage = definePage<DeadlinesModel>({
  name: 'totals/deadlines',
  layout: 'desk',
  sample: () => {
    const shown = {
      deadlines: [sampleDeadline()],
      wish: { within: 30, country: null, sort: 'total' as const },
      countries: ['EC'],
      wantsMail: true,
      reviews: true,
      days: [7, 2, 1],
    };
    return deadlinesModel(plainVisit(), shown, new Date('2026-11-21T09:40:00Z'));
  },
});
