// From an action's numbers to the model of the desk's page, with charts drawn here and now.
import { aboutAction } from '../actions/postmark.ts';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { bars } from '../lib/charts/bars.ts';
import { gradeSwatch } from '../lib/charts/grades.ts';
import { dayIn, dayInWords, instantInWords } from '../lib/dates.ts';
import { writeNumber } from '../lib/languages.ts';
import type { Words } from '../platform/web/words.ts';
import { countryWords, drawDays, drawGrades, drawMap, happened } from './draw-numbers.ts';
import { filterQuery } from './filter-numbers.ts';
import { filterFields, filterWords, heldWords, startedWords } from './filter-words.ts';
import type { FoundNumbers } from './find-numbers.ts';
import { FEWEST_REPORTS_NAMED, isFiltered } from './model.ts';
import type { NumbersModel, Row } from './pages.ts';

const FILES = ['csv', 'xlsx', 'json', 'pdf'] as const;

type Count = (count: number) => string;

const counting =
  (lang: string): Count =>
  count =>
    writeNumber(count, lang);

const rowsOf = (rows: readonly { name: string; total: number }[], count: Count): Row[] =>
  bars(rows).map(row => ({ name: row.name, total: count(row.total), barHtml: row.bar }));

function gradesOf(words: Words, { numbers }: FoundNumbers, count: Count): NumbersModel['grades'] {
  const { t } = words;
  const { reportsByGrade } = numbers;
  return GRADES.map(grade => ({
    swatchHtml: gradeSwatch(grade),
    name: t(`grade.${grade}`),
    total: count(numbers.byGrade[grade]),
    says: [
      t(`grade.${grade}.says`),
      ...(reportsByGrade === null ? [] : [t('numbers.reports', { n: reportsByGrade[grade] })]),
    ].join(' '),
  }));
}

function heldOf(words: Words, found: FoundNumbers, reviews: boolean): NumbersModel['held'] {
  const { action, numbers } = found;
  if (numbers.held === 0) return null;
  return {
    text: heldWords(words, found),
    href: reviews ? words.to.deskReview({ action: action.id }) : null,
  };
}

function waysOf(words: Words, { numbers }: FoundNumbers, count: Count) {
  const { t } = words;
  return {
    channels: CHANNELS.map(channel => t(`channel.${channel}`)),
    cells: numbers.cells.map(cell => ({
      name: cell.name ?? cell.id,
      byChannel: CHANNELS.map(channel => ({
        label: t(`channel.${channel}`),
        value: count(cell.byChannel[channel]),
      })),
      total: count(cell.total),
      started: count(cell.started),
    })),
    sums: [
      ...CHANNELS.map(channel => ({
        label: t(`channel.${channel}`),
        value: count(numbers.byChannel[channel]),
      })),
      { label: t('numbers.sum'), value: count(numbers.total) },
    ],
    startedSum: count(numbers.started),
    channelRows: rowsOf(
      CHANNELS.map(channel => ({ name: t(`channel.${channel}`), total: numbers.byChannel[channel] })),
      count,
    ),
  };
}

function placesOf(words: Words, { numbers, filter }: FoundNumbers, count: Count) {
  // Of one country there is nothing to compare.
  const shown = filter.country === null;
  return {
    fromWhere: shown,
    mapHtml: shown ? drawMap(words, numbers) : null,
    countries: rowsOf(
      numbers.byCountry.map(each => ({ name: countryWords(words, each.country), total: each.total })),
      count,
    ),
    fewest: words.t('numbers.fewest', { n: FEWEST_REPORTS_NAMED }),
  };
}

function filterOf(words: Words, found: FoundNumbers): Pick<NumbersModel, 'filter' | 'files' | 'reportsCsv'> {
  const { to, t } = words;
  const { id } = found.action;
  const query = filterQuery(found.filter);
  const filtered = isFiltered(found.filter);
  return {
    filter: {
      action: to.deskActionNumbers(id),
      fields: filterFields(words, found),
      said: filtered ? filterWords(words, found) : null,
      part: filtered ? t('numbers.filter.part', { all: found.whole.total }) : null,
    },
    files: FILES.map(ext => ({ href: to.deskActionTally(id, ext, query), name: t(`numbers.file.${ext}`) })),
    reportsCsv: to.deskActionReports(id, query),
  };
}

/** A statement can count one official alone, and until a day that is not to come. */
function statementQuery({ filter, numbers, action }: FoundNumbers) {
  const { to, target } = filter;
  const today = dayIn(action.timeZone, new Date(numbers.asOf));
  return {
    ...(to !== null && to <= today ? { day: to } : {}),
    ...(target === null ? {} : { target: [target] }),
  };
}

/** How many answers an official gave, by the id of the target, and whether they may be read by who asks. */
export type AnswersTold = {
  byTarget: ReadonlyMap<string, { told: number; published: number }>;
  mayRead: boolean;
};

function answersOf(words: Words, { action, numbers }: FoundNumbers, answers: AnswersTold, count: Count) {
  const names = new Map(numbers.cells.map(cell => [cell.id, cell.name ?? cell.id]));
  return {
    answers: [...answers.byTarget].map(([id, { told, published }]) => ({
      name: names.get(id) ?? id,
      told: count(told),
      published: count(published),
    })),
    answersHref: answers.mayRead ? words.to.deskReplies({ action: action.id }) : null,
  };
}

/** `can`: whether the reader may decide on reports that are held, and bring an office's. */
export function numbersModel(
  words: Words,
  found: FoundNumbers,
  can: { review: boolean; bring: boolean },
  answers: AnswersTold,
): NumbersModel {
  const { t, to, lang } = words;
  const { action, numbers, filter } = found;
  const count = counting(lang);
  return {
    deadlines: to.deskDeadlines(),
    back: to.deskAction(action.id),
    about: aboutAction(action, lang),
    title: action.title,
    lang: action.lang,
    total: count(numbers.total),
    of: t(isFiltered(filter) ? 'numbers.these' : 'numbers.all'),
    asOf: t('stamp.asOf', {
      when: instantInWords(numbers.asOf, lang, action.timeZone, { named: true }),
    }),
    ...filterOf(words, found),
    gradesHtml: drawGrades(words, numbers),
    grades: gradesOf(words, found, count),
    started: startedWords(words, found),
    held: heldOf(words, found, can.review),
    ...waysOf(words, found, count),
    daysHtml: drawDays(words, found),
    days: numbers.byDay.map(each => ({
      day: dayInWords(each.day, lang),
      happened: happened(words, found, each.day),
      total: count(each.total),
    })),
    ...placesOf(words, found, count),
    statement: to.deskNewStatement(action.id, statementQuery(found)),
    ...answersOf(words, { ...found, numbers: found.whole }, answers, count),
    statements: to.deskStatements({ action: action.id }),
    imports: can.bring ? to.deskReportImports({ action: action.id }) : null,
  };
}
