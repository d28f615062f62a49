// A tally's words and rules: sums by channel, target, country, day and grade, "as of" a moment.
import { CHANNELS, GRADES, type Channel, type Grade } from '../lib/channels.ts';
import { addDays, dayIn, type Day, type Instant } from '../lib/dates.ts';
import { cellKey, NO_COUNTRY, type Dimension } from '../reports/model.ts';

/** The API's object, and what every page shows. `total` is the sum of the grades, without `held`. */
export type Tally = {
  asOf: Instant;
  total: number;
  byGrade: Record<Grade, number>;
  byChannel: Record<Channel, number>;
  byTarget: { id: string; name: string | null; total: number }[];
  /** `other`: countries with too few reports to be named; null: no country was given. */
  byCountry: { country: string | null; total: number }[];
  byDay: { day: Day; total: number }[];
  held: number;
  started: number;
};

/** The same for the desk, with each target by channel and the number of reports behind each grade. */
export type Numbers = Tally & {
  cells: {
    id: string;
    name: string | null;
    byChannel: Record<Channel, number>;
    total: number;
    started: number;
  }[];
  startedByChannel: Record<Channel, number>;
  /** Null where letters of one report are counted and others are not: then a report is no unit. */
  reportsByGrade: Record<Grade, number> | null;
  heldReports: number;
};

/** What is asked for of an action's numbers; null: all of it. Days are of the action's calendar, both included. */
export type TallyFilter = {
  target: string | null;
  channel: Channel | null;
  grade: Grade | null;
  /** ISO 3166-1 alpha-2, or `none` where none was given. */
  country: string | null;
  from: Day | null;
  to: Day | null;
};

export const NO_FILTER: TallyFilter = {
  target: null,
  channel: null,
  grade: null,
  country: null,
  from: null,
  to: null,
};

export const isFiltered = (filter: TallyFilter): boolean => Object.values(filter).some(part => part !== null);

/** Letters begun, not counted. */
export type Started = { target: string; channel: string; count: number };

/** Sums of full cells: to whom by which way, on which day, from where with how many reports at least. */
export type CellSums = {
  ways: { channel: string; target: string; grade: string; appeals: number }[];
  days: { day: Day; appeals: number }[];
  countries: { country: string; appeals: number; leastReports: number }[];
};

/** One counter as the reports keep it. */
export type Counter = { dimension: string; key: string; grade: string; appeals: number; reports: number };

/** Fewer reports than this from one country could point at a person: they are shown together as `other`. */
export const FEWEST_REPORTS_NAMED = 5;

type NamedTarget = { id: string; name: string | null };

const noChannels = (): Record<Channel, number> => ({
  post: 0,
  email: 0,
  fax: 0,
  phone: 0,
  social: 0,
  other: 0,
});
const noGrades = (): Record<Grade, number> => ({ sent: 0, confirmed: 0, reported: 0, group: 0 });

type Sum = { appeals: number; reports: number };

/** Sums over the grades by key. */
function sumsOf(counters: readonly Counter[], dimension: Dimension): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const counter of counters) {
    if (counter.dimension !== dimension) continue;
    const sum = sums.get(counter.key) ?? { appeals: 0, reports: 0 };
    sum.appeals += counter.appeals;
    sum.reports += counter.reports;
    sums.set(counter.key, sum);
  }
  return sums;
}

function byCountry(sums: Map<string, Sum>): Tally['byCountry'] {
  const named: { country: string; total: number }[] = [];
  let other = 0;
  for (const [country, sum] of sums) {
    if (country === '' || sum.appeals === 0) continue;
    if (sum.reports < FEWEST_REPORTS_NAMED) other += sum.appeals;
    else named.push({ country, total: sum.appeals });
  }
  named.sort((one, two) => two.total - one.total || (one.country < two.country ? -1 : 1));
  const none = sums.get('')?.appeals ?? 0;
  return [
    ...named,
    ...(other > 0 ? [{ country: 'other', total: other }] : []),
    ...(none > 0 ? [{ country: null, total: none }] : []),
  ];
}

/** Full cells as the counters that a tally is made from: there is one way to make one. */
export function countersFromCells({ ways, days, countries }: CellSums): Counter[] {
  const counter = (dimension: Dimension, key: string, grade: string, appeals: number): Counter => ({
    dimension,
    key,
    grade,
    appeals,
    reports: 0,
  });
  const totals = new Map<string, number>();
  for (const { grade, appeals } of ways) totals.set(grade, (totals.get(grade) ?? 0) + appeals);
  return [
    ...[...totals].map(([grade, appeals]) => counter('total', '', grade, appeals)),
    ...ways.map(way => counter('channel', way.channel, way.grade, way.appeals)),
    ...ways.map(way => counter('target', way.target, way.grade, way.appeals)),
    ...ways.map(way => counter('target-channel', `${way.target} ${way.channel}`, way.grade, way.appeals)),
    ...days.map(({ day, appeals }) => counter('day', day, '', appeals)),
    ...countries.map(({ country, appeals, leastReports }) => ({
      ...counter('country', country === NO_COUNTRY ? '' : country, '', appeals),
      reports: leastReports,
    })),
  ];
}

function startedByChannel(started: readonly Started[]): Record<Channel, number> {
  const sums = noChannels();
  for (const channel of CHANNELS) sums[channel] = sumOfStarted(started, each => each.channel === channel);
  return sums;
}

const sumOfStarted = (started: readonly Started[], those: (each: Started) => boolean): number =>
  started.filter(those).reduce((sum, each) => sum + each.count, 0);

/** The tally of counters. Every target of the action is in it, and any other that has a number. */
export function tallyFrom(
  counters: readonly Counter[],
  given: {
    asOf: Instant;
    started: readonly Started[];
    targets: readonly NamedTarget[];
    /** Whether reports are counted whole; else the number of reports is told nowhere. */
    wholeReports: boolean;
  },
): Numbers {
  const byGrade = noGrades();
  const reportsByGrade = noGrades();
  for (const grade of GRADES) {
    const found = counters.find(each => each.dimension === 'total' && each.grade === grade);
    byGrade[grade] = found?.appeals ?? 0;
    reportsByGrade[grade] = found?.reports ?? 0;
  }
  const byChannel = noChannels();
  const channels = sumsOf(counters, 'channel');
  for (const channel of CHANNELS) byChannel[channel] = channels.get(channel)?.appeals ?? 0;

  const targets = sumsOf(counters, 'target');
  const cells = sumsOf(counters, 'target-channel');
  const held = sumsOf(counters, 'held').get('');
  const days = [...sumsOf(counters, 'day')].filter(([, sum]) => sum.appeals > 0);
  return {
    asOf: given.asOf,
    total: GRADES.reduce((sum, grade) => sum + byGrade[grade], 0),
    byGrade,
    byChannel,
    byTarget: given.targets.map(({ id, name }) => ({ id, name, total: targets.get(id)?.appeals ?? 0 })),
    byCountry: byCountry(sumsOf(counters, 'country')),
    byDay: days
      .map(([day, sum]) => ({ day, total: sum.appeals }))
      .sort((one, two) => (one.day < two.day ? -1 : 1)),
    held: held?.appeals ?? 0,
    started: sumOfStarted(given.started, () => true),
    cells: given.targets.map(({ id, name }) => {
      const row = noChannels();
      for (const channel of CHANNELS) row[channel] = cells.get(cellKey(id, channel))?.appeals ?? 0;
      const started = sumOfStarted(given.started, each => each.target === id);
      return { id, name, byChannel: row, total: targets.get(id)?.appeals ?? 0, started };
    }),
    startedByChannel: startedByChannel(given.started),
    reportsByGrade: given.wholeReports ? reportsByGrade : null,
    heldReports: held?.reports ?? 0,
  };
}

/** Targets that have counters, whether the action still names them or not. */
export const targetsCounted = (counters: readonly Counter[]): string[] =>
  [...sumsOf(counters, 'target')].filter(([, sum]) => sum.appeals > 0).map(([id]) => id);

/** The API's object of the numbers: exactly its keys. */
export const tallyOfNumbers = (numbers: Numbers): Tally => ({
  asOf: numbers.asOf,
  total: numbers.total,
  byGrade: numbers.byGrade,
  byChannel: numbers.byChannel,
  byTarget: numbers.byTarget,
  byCountry: numbers.byCountry,
  byDay: numbers.byDay,
  held: numbers.held,
  started: numbers.started,
});

/** Letters whose reports came today and yesterday, as the calendar hangs in the action's time zone. */
export type Newest = { today: number; yesterday: number };

export function newestOf(numbers: Pick<Tally, 'asOf' | 'byDay'>, timeZone: string): Newest {
  const today = dayIn(timeZone, new Date(numbers.asOf));
  const on = (day: Day): number => numbers.byDay.find(each => each.day === day)?.total ?? 0;
  return { today: on(today), yesterday: on(addDays(today, -1)) };
}
