// The desk's deadlines: every open action with its numbers, what is new in them, to whom and how, and its reminders.
import { aboutAction, standsInWords } from '../actions/postmark.ts';
import { CHANNELS } from '../lib/channels.ts';
import { dayInWords } from '../lib/dates.ts';
import { directionOf, joinList, writeNumber } from '../lib/languages.ts';
import { fixed, type NumbersFile } from '../lib/paths.ts';
import { definePage } from '../platform/views/views.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import { dueLines, dueSample, type DueLines } from './due-lines.ts';
import {
  deadlinesQuery,
  filterOf,
  headingsOf,
  type DeadlinesFilter,
  type Heading,
} from './deadlines-filter.ts';
import type { Deadline, DeadlineWish } from './find-deadlines.ts';
import type { DueStatement } from './find-statement.ts';
import { reminderDay } from './reminders/model.ts';
import { sampleDeadline } from './sample-deadline.ts';

export type DeadlinesModel = {
  lead: string;
  /** Actions whose deadline is over and whose numbers nobody has handed over. */
  due: DueLines | null;
  filter: DeadlinesFilter;
  count: string;
  files: { href: string; name: string }[];
  headings: Heading[];
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
    /** What was handed over of it so far, and the form for the next. */
    statement: { last: { text: string; href: string } | null; make: string | null };
    numbers: string;
    channels: string[];
    cells: { name: string; values: { label: string; value: string }[]; all: string; started: string }[];
  }[];
  reminders: { action: string; wanted: boolean; says: string };
  calendar: string;
  statements: string;
};

type Line = DeadlinesModel['lines'][number];

const FILES: readonly NumbersFile[] = ['csv', 'xlsx', 'json', 'pdf'];

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

function statementOf(words: Words, deadline: Deadline, freezes: boolean): Line['statement'] {
  const { t, to, lang } = words;
  const { action, statement } = deadline;
  return {
    last: statement && {
      text: t('deadlines.statement', {
        number: statement.number,
        day: dayInWords(statement.day, lang, 'short'),
      }),
      href: to.deskStatement(statement.number),
    },
    make: freezes ? to.deskNewStatement(action.id) : null,
  };
}

function lineOf(words: Words, deadline: Deadline, now: Date, shown: DeadlinesShown): Line {
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
    heldHref: shown.reviews && numbers.held > 0 ? to.deskReview({ action: action.id }) : null,
    reminders: remindersOf(words, deadline),
    statement: statementOf(words, deadline, shown.freezes),
    numbers: to.deskActionNumbers(action.id),
    ...cellsOf(words, deadline),
  };
}

export type DeadlinesShown = {
  deadlines: readonly Deadline[];
  wish: DeadlineWish;
  /** Countries of open actions: what can be chosen. */
  countries: readonly string[];
  /** Statements that nobody has made though the deadline is over. */
  due: readonly DueStatement[];
  /** Whether the reader is reminded by mail, and may decide on reports that are held. */
  wantsMail: boolean;
  reviews: boolean;
  /** Whether the reader may make statements. */
  freezes: boolean;
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
    due: dueLines(words, shown.freezes ? shown.due : null),
    filter: filterOf(words, wish, shown.countries),
    count: t('deadlines.count', { n: deadlines.length }),
    files: FILES.map(ext => ({ href: to.deskDeadlinesFile(ext, query), name: t(`numbers.file.${ext}`) })),
    headings,
    width: headings.length,
    lines: deadlines.map(deadline => lineOf(words, deadline, now, shown)),
    reminders: {
      action: to.deskReminders(),
      wanted: wantsMail,
      says:
        days.length === 0
          ? t('deadlines.mailNever')
          : t(wantsMail ? 'deadlines.mailYes' : 'deadlines.mailNo', { days: before }),
    },
    calendar: fixed.feedDeadlines,
    statements: to.deskStatements(),
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
      due: [],
      wantsMail: true,
      reviews: true,
      freezes: true,
      days: [7, 2, 1],
    };
    const model = deadlinesModel(plainVisit(), shown, new Date('2026-11-21T09:40:00Z'));
    return { ...model, due: dueSample };
  },
});
