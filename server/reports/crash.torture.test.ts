// Killed without warning under load, again and again: every acknowledged report is there exactly once, and the sums agree.
import { describe, expect, test } from 'vitest';
import { withProcessSite } from '../testing/process-site.ts';
import { Reporters } from '../testing/reporters.ts';
import { startSite } from '../testing/site-process.ts';
import { recount } from '../totals/recount.ts';

const KILLS = 20;

describe.each(['sqlite', 'postgres'] as const)('kill -9 under load on %s', kind => {
  test(`${KILLS} times: nothing lost, nothing doubled`, { timeout: 300_000 }, () =>
    withProcessSite(kind, async ({ databaseUrl, app, action }) => {
      const reporters = new Reporters(action.slug);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const site = await startSite(databaseUrl);
        // First what the last crash left open: the same key again counts it once, whether it had been taken or not.
        expect(await reporters.tally(site.url)).toBeGreaterThanOrEqual(reporters.appeals);
        await reporters.repeat(site.url, reporters.unanswered);
        expect(await reporters.tally(site.url)).toBe(reporters.appeals);
        const load = reporters.load([site.url], 16);
        await reporters.untilMore(20 + 7 * kill);
        expect((await site.end('SIGKILL')).signal).toBe('SIGKILL');
        await load;
      }
      const site = await startSite(databaseUrl);
      await reporters.repeat(site.url, reporters.unanswered);
      const codes = new Set(reporters.acknowledged.map(each => each.code));
      await reporters.repeat(site.url, reporters.acknowledged);
      expect(reporters.refused).toEqual([]);
      expect(codes.size).toBe(reporters.acknowledged.length);
      expect(await reporters.tally(site.url)).toBe(reporters.appeals);
      expect(await site.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(await recount(app)).toEqual({
        actions: 1,
        reports: reporters.acknowledged.length,
        differences: [],
      });
    }),
  );
});
