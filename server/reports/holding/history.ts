// What is usual for an action, read from rows: its busiest day, its countries, and contents that drip in.
import type { App } from '../../platform/app.ts';
import { addDays } from '../../lib/dates.ts';
import { NO_COUNTRY } from '../model.ts';
import * as store from './store.ts';

export type History = {
  usualTenMinutes: { reports: number; letters: number };
  /** In per cent of the letters before today, the country's busiest day left out; 100 while there is too little to tell. */
  shareOf(country: string | null): number;
  /** Contents that come by night as by day, by their shape. */
  drips: ReadonlyMap<string, { reports: number; days: number }>;
};

const DAYS_COMPARED = 14;
/** What comes in a day is taken to come in eight hours of it: so many times ten minutes. */
const TEN_MINUTES_A_DAY = 48;
/** Letters before today from which on one can say which countries are usual. */
const ENOUGH_LETTERS = 200;
export const DRIP_DAYS_BACK = 7;
/** Fewer of one content in a week are not looked at. */
const FEWEST_OF_A_DRIP = 20;
/** People of one country leave their quietest six hours nearly empty; a quarter falls there where nobody sleeps. */
const QUIET_HOURS = 6;
const NIGHT_SHARE = 0.1;

const FRESH_MS = 10 * 60_000;

type Known = { day: string; usual: { reports: number; letters: number }; shares: Map<string, number> };
type Kept = { until: number; history: Promise<History>; known: Known | null };

const keptByApp = new WeakMap<App, Map<string, Kept>>();
const MOST_ACTIONS = 500;

/** The history of an action, at most ten minutes old: it is asked for with each report. */
export function historyOf(app: App, actionId: string): Promise<History> {
  const now = app.clock.now();
  const byAction = keptByApp.get(app) ?? new Map<string, Kept>();
  keptByApp.set(app, byAction);
  const before = byAction.get(actionId);
  // A clock that was set back must not keep an old one for ever.
  if (before && now.getTime() < before.until && before.until - now.getTime() <= FRESH_MS)
    return before.history;
  if (byAction.size >= MOST_ACTIONS) byAction.clear();
  const kept: Kept = {
    until: now.getTime() + FRESH_MS,
    known: before?.known ?? null,
    history: Promise.resolve(NOTHING_KNOWN),
  };
  kept.history = readHistory(app, actionId, now, kept);
  byAction.set(actionId, kept);
  kept.history.catch(() => byAction.delete(actionId));
  return kept.history;
}

const NOTHING_KNOWN: History = {
  usualTenMinutes: { reports: 0, letters: 0 },
  shareOf: () => 100,
  drips: new Map(),
};

async function readHistory(app: App, actionId: string, now: Date, kept: Kept): Promise<History> {
  const today = now.toISOString().slice(0, 10);
  // Of days gone by: read once a day.
  if (kept.known?.day !== today) kept.known = await readDays(app, actionId, today);
  const { usual, shares } = kept.known;
  const since = new Date(now.getTime() - DRIP_DAYS_BACK * 24 * 60 * 60_000).toISOString().slice(0, 13);
  const hours = await store.hoursOfContents(app.db.query, { actionId, since, fewest: FEWEST_OF_A_DRIP });
  return {
    usualTenMinutes: {
      reports: usual.reports / TEN_MINUTES_A_DAY,
      letters: usual.letters / TEN_MINUTES_A_DAY,
    },
    shareOf: country => (shares.size === 0 ? 100 : (shares.get(country ?? NO_COUNTRY) ?? 0)),
    drips: dripsIn(hours),
  };
}

async function readDays(app: App, actionId: string, today: string): Promise<Known> {
  const from = addDays(today, -DAYS_COMPARED);
  const usual = await store.busiestDay(app.db.query, { actionId, from, before: today });
  const byCountry = new Map<string, { sum: number; busiest: number }>();
  let all = 0;
  for (const { country, letters } of await store.lettersByCountryAndDay(app.db.query, actionId, today)) {
    const { sum, busiest } = byCountry.get(country) ?? { sum: 0, busiest: 0 };
    byCountry.set(country, { sum: sum + letters, busiest: Math.max(busiest, letters) });
    all += letters;
  }
  const shares = new Map<string, number>();
  if (all >= ENOUGH_LETTERS) {
    // One day alone makes no country usual: else yesterday's rush would let today's through.
    for (const [country, { sum, busiest }] of byCountry) shares.set(country, (100 * (sum - busiest)) / all);
  }
  return { day: today, usual, shares };
}

/** The contents whose quietest six hours of the day, over all days together, are no quieter than the others. */
export function dripsIn(
  hours: readonly { shape: string; hour: string; reports: number }[],
): Map<string, { reports: number; days: number }> {
  const contents = new Map<string, { reports: number; days: Set<string>; clock: number[] }>();
  for (const { shape, hour, reports } of hours) {
    const content = contents.get(shape) ?? {
      reports: 0,
      days: new Set<string>(),
      clock: Array.from({ length: 24 }, () => 0),
    };
    contents.set(shape, content);
    content.reports += reports;
    content.days.add(hour.slice(0, 10));
    const at = Number(hour.slice(11, 13));
    content.clock[at] = (content.clock[at] ?? 0) + reports;
  }
  const drips = new Map<string, { reports: number; days: number }>();
  for (const [shape, { reports, days, clock }] of contents) {
    if (quietest(clock) / reports >= NIGHT_SHARE) drips.set(shape, { reports, days: days.size });
  }
  return drips;
}

function quietest(clock: readonly number[]): number {
  const from = (start: number): number =>
    Array.from({ length: QUIET_HOURS }, (_, at) => clock[(start + at) % 24] ?? 0).reduce(
      (sum, each) => sum + each,
      0,
    );
  return Math.min(...clock.map((_, start) => from(start)));
}
