// A statement of totals: its words, its frozen numbers, and what a coordinator chooses before it is frozen.
import { z } from 'zod';
import { CHANNELS, GRADES, type Channel } from '../../lib/channels.ts';
import { isDay } from '../../lib/dates.ts';

const whole = z.int();
const byChannel = z.record(z.enum(CHANNELS), whole);
const byGrade = z.record(z.enum(GRADES), whole);

/** The numbers as they stood when they were counted. They are kept as they are and never counted again. */
export const statementNumbersSchema = z.object({
  /** Letters and other appeals of the chosen officials, reported by the end of the chosen day and not held. */
  total: whole,
  reports: whole,
  /** Countries that were named, those that are shown together as `other` among them. */
  countries: whole,
  byGrade,
  reportsByGrade: byGrade,
  byChannel,
  byTarget: z.array(
    z.object({ id: z.string(), name: z.string(), total: whole, countries: whole, byChannel }),
  ),
  /** `other`: countries with too few reports to be named; null: no country was given. */
  byCountry: z.array(z.object({ country: z.string().nullable(), total: whole, byChannel })),
  held: whole,
});
export type StatementNumbers = z.infer<typeof statementNumbersSchema>;

/** Which revision of which report a statement counts, how sure it was then, and with how many appeals. */
export type CountedReport = { reportId: string; revision: number; grade: string; appeals: number };

/** What a coordinator chooses. `letter` is a text with the fields of `STATEMENT_FIELDS`. */
export type StatementWish = {
  day: string;
  targets: readonly string[];
  lang: string;
  letter: string;
  /** The number of the statement that this one corrects, with the reason told to its readers; or null and ''. */
  corrects: string | null;
  reason: string;
};

/** `2026-41`: the 41st of 2026. */
export const statementNumber = (year: number, position: number): string => `${year}-${position}`;

export const isStatementNumber = (text: string): boolean => /^20\d\d-[1-9]\d{0,5}$/.test(text);

/** How a statement reached an office; `email` is ours, the others are what a coordinator tells us. */
export const WAYS = ['email', 'post', 'hand', 'fax', 'other'] as const;
export type Way = (typeof WAYS)[number];

/** The channels that have a number: no statement carries empty columns. */
export const channelsUsed = (numbers: Pick<StatementNumbers, 'byChannel'>): Channel[] =>
  CHANNELS.filter(channel => numbers.byChannel[channel] > 0);

export const MOST_OF_A_LETTER = 6000;

const line = (max: number) => z.string().trim().max(max, 'problem.tooLong');
export const wishSchema = z.object({
  day: z.string().refine(isDay, 'problem.day'),
  targets: z.array(z.string()).min(1, 'problem.missing').max(200, 'problem.tooMany'),
  lang: z.string(),
  letter: line(MOST_OF_A_LETTER).min(1, 'problem.missing'),
  corrects: z.string().refine(isStatementNumber, 'problem.invalid').nullable(),
  reason: line(600),
});
