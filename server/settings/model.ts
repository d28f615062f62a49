// What a coordinator may decide about the site: its name, offices, languages, thresholds. Defaults stand until changed.
import { z } from 'zod';
import { isCountry } from '../lib/countries.ts';
import { isTimeZone } from '../lib/dates.ts';

const line = (max: number) => z.string().trim().max(max, 'problem.tooLong');
const whole = (min: number, max: number) =>
  z.number('problem.number').int('problem.number').min(min, 'problem.number').max(max, 'problem.number');

/** An office a supporter may ask, for one country. */
export const officeSchema = z.object({
  country: z.string().refine(isCountry, 'problem.country'),
  name: line(160).min(1, 'problem.missing'),
  email: z.union([z.literal(''), z.email('problem.email')]),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'problem.url' })]),
  phone: line(60),
});
export type Office = z.infer<typeof officeSchema>;

/** Of whom a second factor is asked. */
export const SECOND_FACTOR_ASKED = ['none', 'administrators', 'all'] as const;

/** Thresholds of the rules that hold reports for review, by rule and in the order in which they are shown: numbers all. */
export const HOLD_RULES = {
  quantity: ['holdSelfAbove', 'holdGroupAbove', 'holdPerPersonAbove'],
  repeat: ['holdRepeatsAbove'],
  burst: [
    'holdSourceHourAbove',
    'holdSourceHourLettersAbove',
    'holdSourceDayAbove',
    'holdSourceDayLettersAbove',
  ],
  spike: ['holdStraightAbove', 'holdRushAbove', 'holdRushLettersAbove', 'holdRushTimes'],
  drip: ['holdDripAbove', 'holdDripDays'],
  country: ['holdCountryAbove', 'holdCountryShare'],
} as const;
export const HOLD_SETTINGS = Object.values(HOLD_RULES).flat();
export type HoldSetting = (typeof HOLD_SETTINGS)[number];

export const settingsSchema = z.object({
  organisationName: line(80).min(1, 'problem.missing').default('Insist'),
  /** Markdown-free sentences about the organisation, for "About us". */
  about: line(4000).default(''),
  contactEmail: z.union([z.literal(''), z.email('problem.email')]).default(''),
  contactAddress: line(400).default(''),
  offices: z.array(officeSchema).max(250, 'problem.tooMany').default([]),
  /** Site languages; the first has no prefix in its addresses. */
  languages: z.array(z.string()).min(1, 'problem.missing').default(['en', 'es']),
  /** The desk's own time zone: its history is told in it, and a new action without a country begins in it. */
  timeZone: z.string().refine(isTimeZone, 'problem.timeZone').default('UTC'),
  /** Paper for a supporter who has given no country. */
  paper: z.enum(['a4', 'letter']).default('a4'),
  /** What a letter abroad costs to post, by site language; '' or absent: a general hint is shown. */
  postage: z.record(z.string(), line(300)).default({}),
  /** Days after the deadline (or a stop) in which reports are still taken. */
  graceDays: whole(0, 90).default(14),
  /** One person's report of more appeals than this is held for review. */
  holdSelfAbove: whole(1, 10_000).default(60),
  /** A group's report of more appeals than this is held for review. */
  holdGroupAbove: whole(1, 2_000_000).default(2000),
  /** A group's report of more appeals for each of its people than this is held for review. */
  holdPerPersonAbove: whole(1, 1000).default(40),
  /** More reports than this that say the same, from one source in an hour, are held. A source: an address, for a day. */
  holdRepeatsAbove: whole(1, 1_000_000).default(400),
  /** More reports than this from one source in an hour are held; and in a day; and the same of letters. */
  holdSourceHourAbove: whole(1, 1_000_000).default(600),
  holdSourceHourLettersAbove: whole(1, 10_000_000).default(5000),
  holdSourceDayAbove: whole(1, 1_000_000).default(2000),
  holdSourceDayLettersAbove: whole(1, 10_000_000).default(12_000),
  /** More reports than this on one action in ten minutes that nobody seems to have typed are held. */
  holdStraightAbove: whole(1, 1_000_000).default(500),
  /** More reports than this on one action in ten minutes are held. */
  holdRushAbove: whole(1, 1_000_000).default(3000),
  /** Large reports are held when they state more letters than this together, on one action in ten minutes. */
  holdRushLettersAbove: whole(1, 100_000_000).default(20_000),
  /** None is, before it is so many times what the action's busiest day had. */
  holdRushTimes: whole(1, 1000).default(10),
  /** A content that came more often than this in a week, by night as by day and on so many days, is held. */
  holdDripAbove: whole(20, 1_000_000).default(60),
  holdDripDays: whole(2, 7).default(3),
  /** More reports than this in an hour from a country with a smaller share of the letters than so many per cent are held. */
  holdCountryAbove: whole(1, 1_000_000).default(150),
  holdCountryShare: whole(1, 100).default(2),
  /** So many days before a deadline coordinators are mailed its numbers; empty: never. */
  deadlineReminders: z
    .array(z.union([z.number(), z.nan()]))
    .max(10, 'problem.tooMany')
    .refine(days => days.every(day => Number.isInteger(day) && day >= 0 && day <= 60), 'problem.reminderDays')
    .transform(days => [...new Set(days)].sort((one, other) => other - one))
    .default([7, 2, 1]),
  /** Months after an action has closed, and after it was told, in which what was told of an answer is kept. */
  replyMonths: whole(1, 120).default(12),
  /** Of whom signing in asks for a second factor; anyone may set one up. */
  secondFactor: z.enum(SECOND_FACTOR_ASKED, 'problem.choice').default('none'),
  /** Whether nothing is published before somebody other than its last writer has approved it. */
  secondPerson: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** The office for a supporter's country, or null. */
export const officeFor = (settings: Pick<Settings, 'offices'>, country: string | null): Office | null =>
  settings.offices.find(office => office.country === country) ?? null;
