// Killed without warning under load, again and again: every acknowledged report is there exactly once, and the sums agree.
import { describe, expect, test } from 'vitest';
import { openApp, closeApp } from '../platform/app.ts';
import { readConfig } from '../platform/config.ts';
import { openTestDatabase } from '../testing/databases.ts';
import { makeAction } from '../testing/makers.ts';
import { Reporters } from '../testing/reporters.ts';
import { PROCESS_SECRET, startSite } from '../testing/site-process.ts';
import { recount } from '../totals/recount.ts';

const KILLS = 10;

describe.each(['sqlite', 'postgres'] as const)('kill -9 under load on %s', kind => {
  test(`${KILLS} times: nothing lost, nothing doubled`, { timeout: 150_000 }, async () => {
    const database = await openTestDatabase(kind);
    const config = readConfig({ SECRET_KEY: PROCESS_SECRET, DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    const app = openApp(config, { db: database.db });
    try {
      const { slug } = await makeAction(app, { deadline: '2199-12-31' });
      const reporters = new Reporters(slug);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const site = await startSite(database.url);
        // First what the last crash left open: the same key again counts it once, whether it had been taken or not.
        const before = await reporters.tally(site.url);
        expect(before).toBeGreaterThanOrEqual(reporters.appeals);
        await reporters.repeat(site.url, reporters.unanswered);
        expect(await reporters.tally(site.url)).toBe(reporters.appeals);
        const load = reporters.load([site.url], 16);
        await reporters.untilMore(40 + 13 * kill);
        const end = await site.end('SIGKILL');
        expect(end.signal).toBe('SIGKILL');
        await load;
      }
      const site = await startSite(database.url);
      await reporters.repeat(site.url, reporters.unanswered);
      const codes = new Set(reporters.acknowledged.map(each => each.code));
      await reporters.repeat(site.url, reporters.acknowledged);
      expect(reporters.refused).toEqual([]);
      expect(codes.size).toBe(reporters.acknowledged.length);
      expect(await reporters.tally(site.url)).toBe(reporters.appeals);
      expect(await site.end('SIGTERM')).toEqual({ code: 0, signal: null });
      const recounted = await recount(app);
      expect(recounted).toEqual({ actions: 1, reports: reporters.acknowledged.length, differences: [] });
    } finally {
      await closeApp(app);
      await database.end();
    }
  });
});
