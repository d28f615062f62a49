// A backup taken while reports come in, restored elsewhere: whole, and the sums equal the rows. A failed migration harms nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { openTestDatabase } from '../../testing/databases.ts';
import { withProcessSite } from '../../testing/process-site.ts';
import { Reporters } from '../../testing/reporters.ts';
import { runVerb, startSite } from '../../testing/site-process.ts';
import { migrate } from './migrate.ts';

describe.each(['sqlite', 'postgres'] as const)('on %s', kind => {
  test('two backups taken under load, each restored and examined', { timeout: 120_000 }, () =>
    withProcessSite(kind, async ({ databaseUrl, action }) => {
      const folder = mkdtempSync(join(tmpdir(), 'insist-backup-'));
      const site = await startSite(databaseUrl);
      const reporters = new Reporters(action.slug);
      const load = reporters.load([site.url], 2);
      try {
        for (const name of ['one', 'two']) {
          await reporters.untilMore(15);
          const before = reporters.appeals;
          const file = join(folder, `${name}.backup`);
          expect(await runVerb(databaseUrl, ['backup', file])).toMatchObject({ code: 0 });
          const after = reporters.stated;
          const elsewhere = await openTestDatabase(kind, { empty: true });
          await elsewhere.db.close();
          expect(await runVerb(elsewhere.url, ['restore', file])).toMatchObject({ code: 0 });
          expect(await runVerb(elsewhere.url, ['doctor'])).toMatchObject({ code: 0 });
          const restored = await startSite(elsewhere.url);
          const total = await reporters.tally(restored.url);
          expect(total).toBeGreaterThanOrEqual(before);
          expect(total).toBeLessThanOrEqual(after);
          await restored.end();
          await elsewhere.end();
        }
      } finally {
        reporters.stop();
        await load;
        await site.end();
        rmSync(folder, { recursive: true, force: true });
      }
      expect(reporters.refused).toEqual([]);
      expect(reporters.unanswered).toEqual([]);
    }),
  );

  test(
    'a migration that fails half-way leaves a site that starts and has everything',
    { timeout: 60_000 },
    () =>
      withProcessSite(kind, async ({ databaseUrl, app, action }) => {
        const reporters = new Reporters(action.slug);
        const first = await startSite(databaseUrl);
        const load = reporters.load([first.url], 4);
        await reporters.untilMore(20);
        reporters.stop();
        await load;
        await first.end();
        const broken = {
          ...migrations,
          '9001-first-half': {
            up: async (db: typeof app.db.query) => {
              await db.schema.createTable('half').addColumn('a', 'text').execute();
            },
          },
          '9002-second-half': {
            up: async (db: typeof app.db.query) => {
              await db.schema.alterTable('half').addColumn('b', 'text').execute();
              await db.deleteFrom('tally_counters').execute();
              throw new Error('the power went');
            },
          },
        };
        await expect(migrate(app.db, { migrations: broken })).rejects.toThrow('9002-second-half');
        const site = await startSite(databaseUrl);
        expect(await reporters.tally(site.url)).toBe(reporters.appeals);
        await reporters.send(site.url, { key: 'after', quantity: 3, code: null });
        expect(reporters.refused).toEqual([]);
        expect(await reporters.tally(site.url)).toBe(reporters.appeals + 3);
        await site.end();
        expect(await runVerb(databaseUrl, ['doctor'])).toMatchObject({ code: 0 });
      }),
  );
});
