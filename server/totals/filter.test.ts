// Numbers asked for by several things at once: always what the reports' own lines sum to, on both databases.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { addDays } from '../lib/dates.ts';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { reportRows } from '../exports/tables.ts';
import { tellStarted } from '../letters/tell-started.ts';
import { correctReport } from '../reports/correct-report.ts';
import type { Report } from '../reports/model.ts';
import { takeReport } from '../reports/take-report.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { openTestApp, testClock, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { NO_FILTER, tallyFrom, type TallyFilter } from './model.ts';
import { recount } from './recount.ts';
import { numbersOf } from './tally.ts';

const FIRST = '2026-11-20';
const DAYS = [0, 1, 2];

const reports: fc.Arbitrary<Report> = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      target: fc.constantFrom('t1', 't2'),
      channel: fc.constantFrom('post' as const, 'email' as const, 'other' as const),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 4, selector: line => `${line.target} ${line.channel}` },
  ),
  country: fc.constantFrom(null, 'DE', 'FR'),
  group: fc.constantFrom(null, { name: 'Class 4b', people: 9 }),
  email: fc.constant(null),
});

/** Reports of three days, each corrected by another one, withdrawn, or left as it is. */
const histories = fc.array(
  fc.record({
    day: fc.constantFrom(...DAYS),
    report: reports,
    then: fc.oneof(fc.constant('left' as const), fc.constant('withdrawn' as const), reports),
  }),
  { minLength: 1, maxLength: 12 },
);
const maybe = <Value>(...values: Value[]): fc.Arbitrary<Value | null> => fc.constantFrom(null, ...values);
const day = maybe(...DAYS.map(days => addDays(FIRST, days)));
const filters: fc.Arbitrary<TallyFilter> = fc.record({
  target: maybe('t1', 't2'),
  channel: maybe(...CHANNELS),
  grade: maybe(...GRADES),
  country: maybe('DE', 'FR', 'none'),
  from: day,
  to: day,
});

/** What the lines of the reports themselves sum to. */
async function sumsOfLines(site: TestApp, action: PublishedAction, filter: TallyFilter) {
  const sums = { total: 0, byChannel: new Map<unknown, number>(), byDay: new Map<unknown, number>() };
  const add = (of: Map<unknown, number>, key: unknown, count: number) =>
    of.set(key, (of.get(key) ?? 0) + count);
  for await (const row of reportRows(site.app.db.query, action, new Map(), filter)) {
    const quantity = Number(row['quantity']);
    sums.total += quantity;
    add(sums.byChannel, row['channel'], quantity);
    add(sums.byDay, row['day'], quantity);
  }
  return sums;
}

describe.each(['sqlite', 'postgres'] as const)('filtered numbers on %s', kind => {
  const clock = testClock();
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp({ database: kind, clock });
  }, 60_000);
  afterAll(() => site.end());

  test('are what the lines of the reports sum to, whatever is asked for', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.array(filters, { minLength: 1, maxLength: 4 }), async (given, asked) => {
        run += 1;
        clock.set(`${FIRST}T12:00:00.000Z`);
        const { slug } = await makeAction(site.app, { number: `${run}/26` });
        const action = await findAction(site.app, slug);
        for (const [index, { day: days, report, then }] of given.entries()) {
          clock.set(`${addDays(FIRST, days)}T12:00:00.000Z`);
          const { code } = await takeReport(site.app, {
            action,
            key: `${index}`,
            report,
            lang: 'en',
            by: 'api',
          });
          if (then === 'withdrawn') await withdrawReport(site.app, code, 'api');
          else if (then !== 'left') await correctReport(site.app, code, then, { lang: 'en', by: 'api' });
        }
        for (const filter of [NO_FILTER, ...asked]) {
          const numbers = await numbersOf(site.app, action, filter);
          const lines = await sumsOfLines(site, action, filter);
          expect(numbers.total).toBe(lines.total);
          expect(new Map(numbers.byDay.map(each => [each.day, each.total]))).toEqual(lines.byDay);
          for (const channel of CHANNELS)
            expect(numbers.byChannel[channel]).toBe(lines.byChannel.get(channel) ?? 0);
          expect(numbers.cells.reduce((sum, cell) => sum + cell.total, 0)).toBe(lines.total);
          expect(numbers.byCountry.reduce((sum, each) => sum + each.total, 0)).toBe(lines.total);
        }
        expect((await recount(site.app, { actionId: action.id })).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('what is held is of the whole action, whatever is asked for; letters begun follow what is known of them', async () => {
    clock.set(`${FIRST}T12:00:00.000Z`);
    const { slug } = await makeAction(site.app, { number: '901/26' });
    const action = await findAction(site.app, slug);
    const send = (key: string, quantity: number) =>
      takeReport(site.app, {
        action,
        key,
        report: {
          lines: [{ target: 't1', channel: 'post', quantity }],
          country: 'DE',
          group: null,
          email: null,
        },
        lang: 'en',
        by: 'api',
      });
    await send('some', 2);
    await send('many', 900);
    await tellStarted(site.app, action.id, [
      { targetId: 't1', channel: 'post', day: FIRST, count: 3 },
      { targetId: 't2', channel: 'email', day: FIRST, count: 4 },
    ]);
    const asked: [Partial<TallyFilter>, total: number, started: number][] = [
      [{}, 2, 7],
      [{ grade: 'group' }, 0, 7],
      [{ grade: 'reported' }, 2, 7],
      [{ channel: 'email' }, 0, 4],
      [{ target: 't1' }, 2, 3],
      [{ from: addDays(FIRST, 1) }, 0, 0],
      [{ country: 'DE', to: FIRST }, 2, 7],
    ];
    for (const [part, total, started] of asked) {
      const numbers = await numbersOf(site.app, action, { ...NO_FILTER, ...part });
      expect([part, numbers.total, numbers.started, numbers.held, numbers.heldReports]).toEqual([
        part,
        total,
        started,
        900,
        1,
      ]);
    }
  });

  test('a country is named in a part only where five reports are certain', async () => {
    clock.set(`${FIRST}T12:00:00.000Z`);
    const { slug } = await makeAction(site.app, { number: '900/26' });
    const action = await findAction(site.app, slug);
    const lines = (['t1', 't2'] as const).map(target => ({ target, channel: 'post' as const, quantity: 1 }));
    const send = (key: string, country: string) =>
      takeReport(site.app, {
        action,
        key,
        report: { lines, country, group: null, email: null },
        lang: 'en',
        by: 'api',
      });
    for (let each = 0; each < 5; each += 1) await send(`de ${each}`, 'DE');
    // Three reports in six cells are three reports still.
    for (let each = 0; each < 3; each += 1) await send(`fr ${each}`, 'FR');
    const part = await numbersOf(site.app, action, { ...NO_FILTER, channel: 'post' });
    expect(part.byCountry).toEqual([
      { country: 'DE', total: 10 },
      { country: 'other', total: 6 },
    ]);
    expect(part.reportsByGrade).toBeNull();
    expect((await numbersOf(site.app, action)).reportsByGrade?.reported).toBe(8);
  });
});

test('a tally of nothing has every key', () => {
  const given = { asOf: '2026-11-20T12:00:00.000Z', started: [], targets: [], wholeReports: true };
  expect(tallyFrom([], given)).toMatchObject({ total: 0, held: 0, started: 0, byCountry: [], byDay: [] });
});
