// How the database answers what the numbers ask: always by an index, never by reading a table through.
import { CompiledQuery, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exportedLinesAfter } from '../exports/store.ts';
import type { Query } from '../platform/db/db.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cellSums } from './cells/store.ts';
import { NO_FILTER } from './model.ts';
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
    ['reminders', (db: Query) => remindersOf(db, ['a'])],
  ])('%s', async (_, ask) => {
    const plans = await plansOf(ask);
    expect(plans.length).toBeGreaterThan(0);
    // A scan of what a subquery gave is none of a table.
    expect(plans.filter(plan => /^SCAN (?!\(subquery|by_day|those)/.test(plan))).toEqual([]);
    expect(plans.join('\n')).toMatch(/SEARCH .* USING (COVERING )?(INDEX|PRIMARY KEY)/);
  });
});
