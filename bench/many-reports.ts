// An action of as many reports as wished, put into the measured site's database beside it: of 150 countries and 60 days.

import { findAction } from '../server/actions/find-action.ts';
import type { PublishedAction } from '../server/actions/model.ts';
import { OPERATOR } from '../server/audit/model.ts';
import { CHANNELS } from '../server/lib/channels.ts';
import { countryChoices } from '../server/lib/countries.ts';
import { addDays, dayIn } from '../server/lib/dates.ts';
import { closeApp, openApp, type App } from '../server/platform/app.ts';
import { readConfig } from '../server/platform/config.ts';
import { takePastReports } from '../server/reports/take-past-reports.ts';
import { freezeStatement } from '../server/totals/freeze-statement.ts';
import { usualWish } from '../server/totals/usual-wish.ts';
import { governor, makeAction, makeOfficial } from '../server/testing/makers.ts';
import type { Site } from './servers.ts';

const DAYS = 60;
const COUNTRIES = 150;
const countries = countryChoices('en')
  .map(each => each.code)
  .slice(0, COUNTRIES);
const TARGETS = ['t1', 't2', 't3', 't4', 't5'];
/** So many are made at once, so that a million needs no memory. */
const AT_ONCE = 10_000;

export type Filled = {
  id: string;
  slug: string;
  app: App;
  /** Takes the reports from the `from`th to before the `to`th. */
  take(from: number, to: number): Promise<void>;
  /** Freezes a statement of what there is by yesterday, and gives its number. */
  freeze(): Promise<string>;
  end(): Promise<void>;
};

/** Opens the site's database a second time and publishes an action of five officials in it. */
export async function openFilled(site: Site): Promise<Filled> {
  const app = openApp(readConfig(site.env));
  const today = dayIn('UTC', app.clock.now());
  const officialId = await makeOfficial(app, governor);
  const targets = TARGETS.map(id => ({ id, officialId, role: 'to' as const, salutations: {}, onlyFrom: [] }));
  const made = await makeAction(app, { targets, timeZone: 'UTC', deadline: addDays(today, 9) });
  const action = await findAction(app, made.slug);
  return {
    ...made,
    app,
    freeze: () =>
      freezeStatement(app, OPERATOR, made.id, usualWish(action, { day: addDays(today, -1), lang: 'en' })),
    take: async (from, to) => {
      for (let at = from; at < to; at += AT_ONCE)
        await take(app, action, at, Math.min(to, at + AT_ONCE), today);
    },
    end: () => closeApp(app),
  };
}

/** Every combination comes in its turn, so that a million reports stand in as many cells as there can be. */
async function take(
  app: App,
  action: PublishedAction,
  from: number,
  to: number,
  today: string,
): Promise<void> {
  const past = Array.from({ length: to - from }, (_, index) => {
    const n = from + index;
    const of = <Value>(values: readonly Value[], every: number): Value | undefined =>
      values[Math.floor(n / every) % values.length];
    const lines = [
      { target: of(TARGETS, 7) ?? 't1', channel: of(CHANNELS, 3) ?? 'post', quantity: (n % 3) + 1 },
    ];
    const at = `${addDays(today, -1 - (n % DAYS))}T12:00:00.000Z`;
    const report = { lines, country: of(countries, 1) ?? null, group: null, email: null };
    return { key: `bench-${String(n)}`, at, report, confirmedAt: n % 11 === 0 ? at : null };
  });
  await takePastReports(app, { action, lang: 'en', by: 'demo' }, past);
}
