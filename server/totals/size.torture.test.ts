// The numbers at fifty times the reports: page, files, list and API as quick as before, and still what the rows say.
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { OPERATOR } from '../audit/model.ts';
import type { PublishedAction } from '../actions/model.ts';
import { CHANNELS } from '../lib/channels.ts';
import { countryChoices } from '../lib/countries.ts';
import { addDays } from '../lib/dates.ts';
import { takePastReports } from '../reports/take-past-reports.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { makeAction } from '../testing/makers.ts';
import type { Visitor } from '../testing/visitor.ts';
import { freezeStatement } from './freeze-statement.ts';
import { recheckStatements } from './recheck-statements.ts';
import { recount } from './recount.ts';

const FEW = 1_000;
const MANY = 50_000;
const ROUNDS = 15;
/** All of them are named already among the few. */
const COUNTRIES = countryChoices('en')
  .map(each => each.code)
  .slice(0, 150);
/** A busy machine is no proof of anything below this many milliseconds. */
const NOISE_MS = 15;

let site: TestApp | undefined;
afterEach(() => site?.end());

/** Reports of sixty days from 150 countries, to two officials by six channels: as many cells as there can be. */
async function load(app: TestApp['app'], action: PublishedAction, from: number, to: number): Promise<void> {
  const countries = [...COUNTRIES, null];
  const past = Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    const day = addDays('2026-09-20', at % 60);
    const lines = [
      {
        target: at % 3 === 0 ? 't1' : 't2',
        channel: CHANNELS[Math.floor(at / 3) % CHANNELS.length] ?? 'post',
        quantity: (at % 4) + 1,
      },
    ];
    const country = countries[at % countries.length] ?? null;
    const report = { lines, country, group: null, email: null };
    return { key: `${at}`, at: `${day}T12:00:00.000Z`, report, confirmedAt: null };
  });
  await takePastReports(app, { action, lang: 'en', by: 'demo' }, past);
}

async function medianMs(visitor: Visitor, path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    expect((await visitor.get(path)).status).toBe(200);
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

test.each(['sqlite', 'postgres'] as const)(
  'fifty times the reports take no more time on %s',
  async database => {
    site = await openTestApp({ database, env: { RATE_LIMITS: 'off' } });
    const { app } = site;
    const reader = await cast(site).tallyReader();
    const made = await makeAction(app);
    const action = await findAction(app, made.slug);
    const desk = `/desk/actions/${made.id}`;
    // Not a way over a long span alone: that reads as many cells as there are, which grow with what is told, not with how much.
    const paths = [
      `${desk}/numbers`,
      `${desk}/numbers?channel=post&country=DE&from=2026-11-05&to=2026-11-15`,
      `${desk}/tally.csv?target=t1`,
      // The preview of a statement: counted from the counters.
      `${desk}/statement?day=2026-11-21`,
      '/desk/deadlines',
      `/api/v1/actions/${made.slug}/tally`,
    ];
    const times = async () => {
      const found: number[] = [];
      for (const path of paths) found.push(await medianMs(reader, path));
      return found;
    };
    await load(app, action, 0, FEW);
    await times();
    const before = await times();
    for (let from = FEW; from < MANY; from += FEW) {
      await load(app, action, from, from + FEW);
      // The site answers between, as it would: else its kept connections grow old unseen.
      await reader.get('/health/live');
    }
    // What PostgreSQL does by itself within a minute: without it, it takes the table to be as small as it was.
    if (database === 'postgres') await sql`analyze tally_counters`.execute(app.db.query);
    const after = await times();
    for (const [at, path] of paths.entries()) {
      const [few = 0, many = Number.NaN] = [before[at], after[at]];
      expect(many, `${path}: ${few.toFixed(1)} ms, then ${many.toFixed(1)} ms`).toBeLessThan(
        few * 1.5 + NOISE_MS,
      );
    }
    expect(await recount(app, { actionId: made.id })).toEqual({ actions: 1, reports: MANY, differences: [] });
    await freezeStatement(app, OPERATOR, made.id, {
      day: '2026-11-21',
      targets: ['t1', 't2'],
      lang: 'en',
      letter: '{{salutation}}',
      corrects: null,
      reason: '',
    });
    expect(await recheckStatements(app)).toEqual({ examined: 1, amiss: [] });
  },
);
