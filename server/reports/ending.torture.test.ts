// Asked to end under load, and short of room to write: what was answered is kept, what was not answered was not taken.
import { expect, test, describe } from 'vitest';
import { withProcessSite } from '../testing/process-site.ts';
import { Reporters } from '../testing/reporters.ts';
import { runVerb, startSite } from '../testing/site-process.ts';
import { recount } from '../totals/recount.ts';

describe.each(['sqlite', 'postgres'] as const)('SIGTERM under load on %s', kind => {
  test('every request in hand is answered', { timeout: 60_000 }, () =>
    withProcessSite(kind, async ({ databaseUrl, app, action }) => {
      const reporters = new Reporters(action.slug);
      for (let round = 0; round < 2; round += 1) {
        const site = await startSite(databaseUrl);
        const load = reporters.load([site.url], 24);
        await reporters.untilMore(50);
        expect(await site.end('SIGTERM')).toEqual({ code: 0, signal: null });
        await load;
        // Whoever met a closed door was not counted; whoever was counted was told so.
        const { reports, differences } = await recount(app);
        expect(reports).toBe(reporters.acknowledged.length);
        expect(differences).toEqual([]);
      }
      expect(reporters.refused).toEqual([]);
    }),
  );
});

test(
  'a disk that is full: a refusal for who reports, pages for who reads, nothing half-written',
  { timeout: 90_000 },
  () =>
    withProcessSite('sqlite', async ({ databaseUrl, app, action }) => {
      // No file of the process may grow beyond this: the write-ahead log and then the database run into it.
      const site = await startSite(databaseUrl, {}, { largestFileKb: 1500 });
      const reporters = new Reporters(action.slug);
      const load = reporters.load([site.url], 8);
      await reporters.untilRefused(50);
      reporters.stop();
      await load;
      expect(reporters.acknowledged.length).toBeGreaterThan(10);
      for (const each of reporters.refused) expect(each).toMatch(/^5\d\d /);
      expect(reporters.refused.join()).not.toMatch(/SQLITE|\bat .*\.ts/);
      expect(reporters.unanswered.length).toBe(reporters.refused.length);
      expect((await fetch(`${site.url}/actions/${action.slug}`)).status).toBe(200);
      await site.end('SIGTERM');
      // With room again, what was refused can be sent again, and everything adds up.
      const again = await startSite(databaseUrl);
      expect(await reporters.tally(again.url)).toBe(reporters.appeals);
      await reporters.repeat(again.url, reporters.unanswered);
      expect(reporters.unanswered).toEqual([]);
      expect(await reporters.tally(again.url)).toBe(reporters.appeals);
      await again.end();
      expect((await recount(app)).differences).toEqual([]);
      expect(await runVerb(databaseUrl, ['doctor'])).toMatchObject({ code: 0 });
    }),
);
