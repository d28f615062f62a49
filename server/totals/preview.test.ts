// A preview counts from counters what freezing counts from rows: the same, or it does not count from counters at all.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { hashSecret } from '../platform/seal.ts';
import { snapshot } from '../platform/db/db.ts';
import { takePastReports } from '../reports/take-past-reports.ts';
import { receiptCode } from '../reports/take-report.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { countFromCounters } from './statements/count-from-counters.ts';
import { countStatement } from './statements/count.ts';

const lineOf = (target: string) =>
  fc.record({
    target: fc.constant(target),
    channel: fc.constantFrom('post' as const, 'email' as const, 'fax' as const),
    quantity: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 9 }) }, fc.constant(900)),
  });
const report = fc.record({
  lines: fc.oneof(fc.tuple(lineOf('t1')), fc.tuple(lineOf('t2')), fc.tuple(lineOf('t1'), lineOf('t2'))),
  country: fc.constantFrom('DE', 'DE', 'DE', 'FR', 'MT', null),
  day: fc.integer({ min: 10, max: 14 }),
  people: fc.constantFrom(0, 0, 40),
  confirmed: fc.boolean(),
  withdrawn: fc.nat({ max: 5 }).map(turn => turn === 0),
});

describe.each(['sqlite', 'postgres'] as const)('a preview on %s', database => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterAll(() => site.end());

  test('is what would be frozen', async () => {
    let fromCounters = 0;
    const reports = fc.array(report, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(reports, async list => {
        const { app } = site;
        const made = await makeAction(app);
        const action = await findAction(app, made.slug);
        const past = list.map((each, at) => ({
          key: String(at),
          at: `2026-11-${each.day}T15:00:00.000Z`,
          report: {
            lines: each.lines,
            country: each.country,
            group: each.people === 0 ? null : { name: null, people: each.people },
            email: null,
          },
          confirmedAt: each.confirmed ? `2026-11-${each.day}T16:00:00.000Z` : null,
        }));
        await takePastReports(app, { action, lang: 'en', by: 'demo' }, past);
        for (const [at, each] of list.entries()) {
          if (each.withdrawn) await withdrawReport(app, receiptCode(app, action.id, String(at)), 'page');
        }
        for (const day of ['2026-11-09', '2026-11-12', '2026-11-14', '2026-11-21']) {
          for (const ids of [['t1', 't2'], ['t1'], ['t2']]) {
            const wish = { actionId: action.id, day, targets: ids.map(id => ({ id, name: id })) };
            const [quick, slow] = await snapshot(app.db, async view => [
              await countFromCounters(view, wish),
              await countStatement(view, wish, (_, said) => {
                expect(said.codeHash).toHaveLength(hashSecret('x').length);
              }),
            ]);
            if (quick === null) continue;
            expect(quick).toEqual(slow);
            fromCounters += 1;
          }
        }
      }),
      { numRuns: 12 },
    );
    // The rule, not the exception: to all officials with every country either small or great.
    expect(fromCounters).toBeGreaterThan(40);
  }, 120_000);
});
