// How the database answers what the numbers ask: always by an index, never by reading a table through.
import { CompiledQuery, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportedLinesAfter } from '../exports/store.ts';
import type { Query } from '../platform/db/db.ts';
import { largestCounted, reportsByCode } from '../reports/store.ts';
import { actionsWithHeld, idsOf } from '../reports/review/store.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cellSums } from './cells/store.ts';
import { NO_FILTER } from './model.ts';
import { heldUntil } from './previews/store.ts';
import { remindersOf } from './reminders/store.ts';
import * as store from './store.ts';

const EVERYTHING = {
  target: 't1',
  channel: 'post' as const,
  grade: 'reported' as const,
  country: 'DE',
  from: '2026-11-01',
  to: '2026-11-20',
};

describe('the plans of the numbers', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
  });
  afterAll(() => site.end());

  /** What SQLite says of each query that `ask` runs. */
  async function plansOf(ask: (db: Query) => Promise<unknown>): Promise<string[]> {
    const asked: RootOperationNode[] = [];
    const listening = site.app.db.query.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    await ask(listening);
    const plans: string[] = [];
    for (const node of asked) {
      const { sql, parameters } = site.app.db.query.getExecutor().compileQuery(node, { queryId: 'plan' });
      const raw = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
      const { rows } = await site.app.db.query.executeQuery(raw);
      plans.push(
        ...z
          .array(z.object({ detail: z.string() }))
          .parse(rows)
          .map(row => row.detail),
      );
    }
    return plans;
  }

  test.each([
    ['the tally', (db: Query) => store.countersOf(db, 'a')],
    ['the tallies of a list', (db: Query) => store.countersOfMany(db, ['a', 'b'], ['2026-11-21'])],
    ['the totals of a list', (db: Query) => store.totalsByAction(db, ['a', 'b'])],
    ['letters begun', (db: Query) => store.startedOf(db, ['a'], EVERYTHING)],
    ['numbers by everything at once', (db: Query) => cellSums(db, 'a', EVERYTHING)],
    ['numbers of one official', (db: Query) => cellSums(db, 'a', { ...NO_FILTER, target: 't1' })],
    [
      'numbers of a country and an official',
      (db: Query) => cellSums(db, 'a', { ...NO_FILTER, country: 'DE', target: 't1' }),
    ],
    ['numbers of some days', (db: Query) => cellSums(db, 'a', { ...NO_FILTER, from: '2026-11-01' })],
    ['a page of an export', (db: Query) => exportedLinesAfter(db, 'a', '', 500)],
    [
      'a page of a recount',
      (db: Query) => {
        const span = { first: '1', last: '9' };
        return store.reportsFromRows(db, 'a', { span, after: '2', limit: 500 });
      },
    ],
    ['reports by what their keys give', (db: Query) => reportsByCode(db, ['one', 'other'])],
    ['the largest report that counts', (db: Query) => largestCounted(db, 'a', ['reported'])],
    ['reminders', (db: Query) => remindersOf(db, ['a'])],
  ])('%s', async (_, ask) => {
    const plans = await plansOf(ask);
    expect(plans.length).toBeGreaterThan(0);
    // A scan of what a subquery gave is none of a table.
    expect(plans.filter(plan => /^SCAN (?!\(subquery|by_day|those)/.test(plan))).toEqual([]);
    expect(plans.join('\n')).toMatch(/SEARCH .* USING (COVERING )?(INDEX|PRIMARY KEY)/);
  });

  const HELD = {
    filter: {
      standing: 'held' as const,
      action: 'a',
      rule: null,
      source: null,
      shape: null,
      when: null,
      country: null,
      bulk: null,
    },
    ticks: null,
    until: '2026-11-21T12:00:00.000Z',
  };

  // They are few among many: whoever wants them reads none of the others.
  test.each([
    ['of an action', (db: Query) => idsOf(db, HELD, { from: 0, limit: 50 })],
    ['until a day', (db: Query) => heldUntil(db, 'a', { day: '2026-11-20', targets: ['t1'] })],
    ['of any action', (db: Query) => actionsWithHeld(db)],
  ])('held reports %s are found by an index of them alone', async (_, ask) => {
    expect((await plansOf(ask)).join('\n')).toContain('report_states_held_by_action_index');
  });
  test('held reports of all actions are found in the order they came', async () => {
    const ofAll = { ...HELD, filter: { ...HELD.filter, action: null } };
    const plans = (await plansOf(db => idsOf(db, ofAll, { from: 0, limit: 50 }))).join('\n');
    expect(plans).toContain('report_states_held_index');
  });
});
