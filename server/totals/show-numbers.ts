// From an action's numbers to the model of the desk's page, with charts drawn here and now.
import { writeNumber } from '../lib/languages.ts';
import type { PublishedAction } from '../actions/model.ts';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { bars } from '../lib/charts/bars.ts';
import { daysChart } from '../lib/charts/days-chart.ts';
import { gradeBar, gradeSwatch } from '../lib/charts/grades.ts';
import { countryName } from '../lib/countries.ts';
import { dayInWords, instantInWords } from '../lib/dates.ts';
import type { Visit } from '../platform/web/visit.ts';
import { FEWEST_REPORTS_NAMED, type Numbers } from './model.ts';
import type { NumbersModel, Row } from './pages.ts';

type Count = (count: number) => string;

const counting =
  (lang: string): Count =>
  count =>
    writeNumber(count, lang);

const rowsOf = (rows: readonly { name: string; total: number }[], count: Count): Row[] =>
  bars(rows).map(row => ({ name: row.name, total: count(row.total), barHtml: row.bar }));

function daysOf(visit: Visit, action: PublishedAction, numbers: Numbers, count: Count) {
  const { t, lang } = visit;
  return daysChart({
    days: numbers.byDay,
    deadlineDay: action.deadline,
    tall: true,
    words: {
      label: t('numbers.daysLabel', { n: numbers.byDay.length, total: numbers.total }),
      deadline: t('numbers.deadline', { day: dayInWords(action.deadline, lang, 'long') }),
      dayShort: day => dayInWords(day, lang, 'short'),
      number: count,
    },
  });
}

function countriesOf(visit: Visit, numbers: Numbers, count: Count): Row[] {
  const { t, lang } = visit;
  const name = (country: string | null): string => {
    if (country === null) return t('numbers.noCountry');
    return country === 'other' ? t('numbers.otherCountries') : countryName(country, lang);
  };
  return rowsOf(
    numbers.byCountry.map(each => ({ name: name(each.country), total: each.total })),
    count,
  );
}

function gradesOf(visit: Visit, numbers: Numbers, count: Count): Pick<NumbersModel, 'grades' | 'gradesHtml'> {
  const { t } = visit;
  const inWords = GRADES.map(grade => `${t(`grade.${grade}`)}: ${count(numbers.byGrade[grade])}`);
  return {
    gradesHtml: gradeBar(numbers.byGrade, { label: inWords.join(', ') }),
    grades: GRADES.map(grade => ({
      swatchHtml: gradeSwatch(grade),
      name: t(`grade.${grade}`),
      total: count(numbers.byGrade[grade]),
      says: `${t(`grade.${grade}.says`)} ${t('numbers.reports', { n: numbers.reportsByGrade[grade] })}`,
    })),
  };
}

const heldOf = (visit: Visit, action: PublishedAction, numbers: Numbers, reviews: boolean) =>
  numbers.heldReports === 0
    ? null
    : {
        text: visit.t('numbers.held', { n: numbers.heldReports, letters: numbers.held }),
        href: reviews ? visit.to.deskReview({ action: action.id }) : null,
      };

/** @param reviews whether the person may decide on held reports. */
export function numbersModel(
  visit: Visit,
  action: PublishedAction,
  numbers: Numbers,
  reviews: boolean,
): NumbersModel {
  const { t, to, lang } = visit;
  const count = counting(lang);
  const country = countryName(action.country, lang);
  return {
    actions: to.deskActions(),
    back: to.deskAction(action.id),
    about: action.number === null ? country : `UA ${action.number}, ${country}`,
    title: action.title,
    lang: action.lang,
    total: count(numbers.total),
    asOf: t('stamp.asOf', { when: instantInWords(numbers.asOf, lang, action.timeZone) }),
    ...gradesOf(visit, numbers, count),
    started: t('numbers.started', { n: numbers.started }),
    held: heldOf(visit, action, numbers, reviews),
    channels: CHANNELS.map(channel => t(`channel.${channel}`)),
    cells: numbers.cells.map(cell => ({
      name: cell.name ?? cell.id,
      byChannel: CHANNELS.map(channel => ({
        label: t(`channel.${channel}`),
        value: count(cell.byChannel[channel]),
      })),
      total: count(cell.total),
    })),
    sums: [...CHANNELS.map(channel => count(numbers.byChannel[channel])), count(numbers.total)],
    channelRows: rowsOf(
      CHANNELS.map(channel => ({ name: t(`channel.${channel}`), total: numbers.byChannel[channel] })),
      count,
    ),
    daysHtml: daysOf(visit, action, numbers, count),
    days: numbers.byDay.map(each => ({ day: dayInWords(each.day, lang), total: count(each.total) })),
    countries: countriesOf(visit, numbers, count),
    fewest: t('numbers.fewest', { n: FEWEST_REPORTS_NAMED }),
    reportsCsv: to.deskActionCsv(action.id, 'reports'),
    tallyCsv: to.deskActionCsv(action.id, 'tally'),
    statement: to.deskNewStatement(action.id),
    statements: to.deskStatements({ action: action.id }),
  };
}
