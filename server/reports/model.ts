// A report's words and rules: its lines, how sure it is, when it is held, and what it adds to which counter.
import { CHANNELS, type Channel, type Grade } from '../lib/channels.ts';
import { isCountry } from '../lib/countries.ts';
import type { Day, Instant } from '../lib/dates.ts';
import type { Settings } from '../settings/model.ts';
import { findingsOf, seenAlone } from './holding/rules.ts';
import { z } from 'zod';

export const MOST_LINES = 200;
export const MOST_OF_A_LINE = 10_000;
const MOST_PEOPLE = 1_000_000;

const whole = (max: number, wrong: string) => z.number(wrong).int(wrong).min(1, wrong).max(max, wrong);

export const lineSchema = z.object({
  target: z.string('problem.missing').min(1, 'problem.missing').max(60, 'problem.unknownTarget'),
  channel: z.enum(CHANNELS, 'problem.channel'),
  quantity: whole(MOST_OF_A_LINE, 'problem.quantity'),
});
/** So many appeals to one target over one channel. */
export type ReportLine = z.infer<typeof lineSchema>;

const groupSchema = z.object({
  name: z
    .string('problem.invalid')
    .trim()
    .max(160, 'problem.tooLong')
    .nullish()
    .transform(name => name || null),
  people: whole(MOST_PEOPLE, 'problem.people'),
});

/** What a person or a program states. One line for a target and channel; their sum is the report's appeals. */
export const reportSchema = z.object({
  lines: z
    .array(lineSchema, 'problem.noLines')
    .min(1, 'problem.noLines')
    .max(MOST_LINES, 'problem.tooMany')
    .superRefine((lines, context) => {
      const seen = new Set<string>();
      lines.forEach((line, at) => {
        const cell = `${line.target}\0${line.channel}`;
        if (seen.has(cell)) context.addIssue({ code: 'custom', path: [at], message: 'problem.doubledLine' });
        seen.add(cell);
      });
    }),
  country: z
    .string('problem.country')
    .refine(isCountry, 'problem.country')
    .nullish()
    .transform(code => code ?? null),
  group: groupSchema.nullish().transform(group => group ?? null),
  email: z
    .union([z.literal('').transform(() => null), z.email('problem.email').max(254, 'problem.email')])
    .nullish()
    .transform(email => email ?? null),
});
export type Report = z.output<typeof reportSchema>;

/** A key that tells a repeated report from a new one: 1 to 200 printable characters. */
export const isKey = (key: string): boolean => /^[^\p{C}]{1,200}$/u.test(key) && key.trim() !== '';

export const appealsOf = (lines: readonly Pick<ReportLine, 'quantity'>[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0);

const byCell = (one: ReportLine, other: ReportLine): number =>
  one.target === other.target
    ? CHANNELS.indexOf(one.channel) - CHANNELS.indexOf(other.channel)
    : one.target < other.target
      ? -1
      : 1;

export const sortedLines = (lines: readonly ReportLine[]): ReportLine[] => [...lines].sort(byCell);

/**
 * The report as one text, the same for the same content in whatever order it was sent. The address itself stays out:
 * rows that cannot be changed must hold nothing that points at a person.
 */
export const contentOf = (report: Report): string =>
  JSON.stringify([
    sortedLines(report.lines).map(line => [line.target, line.channel, line.quantity]),
    report.country,
    report.group === null ? null : [report.group.name, report.group.people],
    report.email !== null,
  ]);

/** A group's report is `group` whatever is confirmed: one organiser speaks for many. */
export const gradeOf = (group: Report['group'], confirmedAt: Instant | null): Grade =>
  group !== null ? 'group' : confirmedAt !== null ? 'confirmed' : 'reported';

/** Whether a report by itself, without any other, is of more than is believed unseen. */
export const isAboveThresholds = (report: Pick<Report, 'lines' | 'group'>, limits: Settings): boolean =>
  findingsOf(seenAlone(report), limits).length > 0;

/** Where a report stands: what its reporter and a reviewer see of it. */
export const STANDINGS = ['counted', 'held', 'set-aside', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** `set-aside`: a reviewer decided not to count it. */
export function standingOf(state: { kind: string; held: boolean; withdrawnAt: Instant | null }): Standing {
  if (state.withdrawnAt !== null) return 'withdrawn';
  if (state.kind === 'set-aside') return 'set-aside';
  return state.held ? 'held' : 'counted';
}

/** The sums kept beside the reports: marginal, so that a tally takes the same time at any size. */
export const MARGINS = ['total', 'channel', 'target', 'country', 'day', 'target-channel', 'held'] as const;
/**
 * Where day, country and way (channel and target) cross, two of them or, in a `cell`, all: what numbers are answered
 * from when they are asked for by some of them. There may be hundreds of thousands of cells, of the others few.
 */
export const CROSSINGS = ['day-country', 'day-way', 'country-way', 'cell'] as const;
export type Dimension = (typeof MARGINS)[number] | (typeof CROSSINGS)[number];

/** What counts of a report. `country` null: none was given. */
export type Countable = {
  lines: readonly ReportLine[];
  country: string | null;
  day: Day;
  grade: Grade;
  held: boolean;
};
export type CounterChange = {
  dimension: Dimension;
  key: string;
  grade: Grade;
  appeals: number;
  reports: number;
};

/** The key of a cell of target and channel. */
export const cellKey = (target: string, channel: Channel): string => `${target} ${channel}`;

/** Stands for a country that was not given where a key has a place for one. */
export const NO_COUNTRY = '--';

type Placed = { day: Day; country: string | null };
type Way = Pick<ReportLine, 'target' | 'channel'>;

/**
 * The keys of crossings. The day stands first, so that a span of days is a span of keys, and so that the reports of
 * one day are counted in neighbouring rows; day and country have the same length always, the target stands last.
 */
const placeKey = ({ day, country }: Placed): string => `${day} ${country ?? NO_COUNTRY}`;
const dayWayKey = (line: Way, { day }: Placed): string => `${day} ${line.channel} ${line.target}`;
const countryWayKey = (line: Way, { country }: Placed): string =>
  `${country ?? NO_COUNTRY} ${line.channel} ${line.target}`;
const fullCellKey = (line: Way, placed: Placed): string =>
  `${placeKey(placed)} ${line.channel} ${line.target}`;

function addTo(
  counters: Map<string, CounterChange>,
  part: CounterChange,
  sign: 1 | -1,
): Map<string, CounterChange> {
  const name = `${part.dimension}\0${part.key}\0${part.grade}`;
  const held = counters.get(name) ?? { ...part, appeals: 0, reports: 0 };
  held.appeals += sign * part.appeals;
  held.reports += sign * part.reports;
  return counters.set(name, held);
}

/** Everything one report adds. What is held is in no number but `held`; no lines add nothing. */
export function partsOf(report: Countable): CounterChange[] {
  const { lines, grade } = report;
  const appeals = appealsOf(lines);
  if (appeals === 0) return [];
  const part = (dimension: Dimension, key: string, count: number): CounterChange => ({
    dimension,
    key,
    grade,
    appeals: count,
    reports: 1,
  });
  if (report.held) return [part('held', '', appeals)];
  const sumsBy = (keyOf: (line: ReportLine) => string): [string, number][] => {
    const sums = new Map<string, number>();
    for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.quantity);
    return [...sums];
  };
  return [
    part('total', '', appeals),
    part('country', report.country ?? '', appeals),
    part('day', report.day, appeals),
    ...sumsBy(line => line.channel).map(([key, sum]) => part('channel', key, sum)),
    ...sumsBy(line => line.target).map(([key, sum]) => part('target', key, sum)),
    ...lines.map(line => part('target-channel', cellKey(line.target, line.channel), line.quantity)),
    part('day-country', placeKey(report), appeals),
    ...lines.flatMap(line => [
      part('day-way', dayWayKey(line, report), line.quantity),
      part('country-way', countryWayKey(line, report), line.quantity),
      part('cell', fullCellKey(line, report), line.quantity),
    ]),
  ];
}

/** What the counters must be changed by when a report comes (`before` null), changes, or goes (`after` null). */
export function changeBetween(before: Countable | null, after: Countable | null): CounterChange[] {
  const counters = new Map<string, CounterChange>();
  for (const part of before === null ? [] : partsOf(before)) addTo(counters, part, -1);
  for (const part of after === null ? [] : partsOf(after)) addTo(counters, part, 1);
  return [...counters.values()].filter(change => change.appeals !== 0 || change.reports !== 0);
}
