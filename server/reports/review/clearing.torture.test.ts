// Clearing ten thousand held reports: a page, a press, some seconds; nobody who reports meanwhile waits for it.
import { expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import { openTestApp } from '../../testing/app.ts';
import { cast } from '../../testing/cast.ts';
import { holdFlood, lettersOfFlood } from '../../testing/flood.ts';
import { makeAction } from '../../testing/makers.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';
import { takeReport } from '../take-report.ts';

const MANY = 10_000;
/** What a reviewer waits for gladly, on a machine that does other things besides. */
const PRESS_MS = 15_000;

test.each(['sqlite', 'postgres'] as const)(
  'one page and one press void ten thousand on %s, and one more accepts them again',
  async database => {
    const site = await openTestApp({ database });
    const action = await findAction(site.app, (await makeAction(site.app)).slug);
    const tally = () => tallyFor(site.app, action);
    await holdFlood(site.app, action, MANY);
    const reviewer = await cast(site).reviewer();
    const began = performance.now();
    const page = await reviewer.get('/desk/reports');
    const shown = performance.now() - began;
    expect(page.find('.ask')).toContain('10,000 reports with');
    expect(page.findAll('tbody tr')).toHaveLength(1);
    expect(page.find('tbody tr')).toContain('Very many from one source');
    expect(page.find('tbody tr')).toContain('reports from one source within an hour; above 600 we ask.');

    const state = { pressed: false };
    const waits: number[] = [];
    const reporting = (async (): Promise<void> => {
      for (let at = 0; !state.pressed; at += 1) {
        const since = performance.now();
        const report = {
          lines: [{ target: 't1', channel: 'fax' as const, quantity: 1 }],
          country: null,
          group: null,
          email: null,
        };
        await takeReport(site.app, { action, key: `meanwhile ${at}`, report, lang: 'en', by: 'api' });
        waits.push(performance.now() - since);
      }
    })();
    const from = performance.now();
    const decision = { decision: 'set-aside', reason: 'A flood from one place.', all: 'yes' };
    const answer = await reviewer.submit(page, decision);
    const took = performance.now() - from;
    state.pressed = true;
    await reporting;
    expect(answer.status).toBe(303);
    expect(took, `the press took ${took.toFixed(0)} ms, the page ${shown.toFixed(0)} ms`).toBeLessThan(
      PRESS_MS,
    );
    const longest = Math.max(...waits);
    expect(waits.length, `the longest report took ${longest.toFixed(0)} ms`).toBeGreaterThan(20);
    expect(longest).toBeLessThan(took / 3);

    const after = await reviewer.follow(answer);
    expect(after.find('[role="status"]')).toContain('10,000 reports were voided.');
    expect(after.find('.empty')).toBe('No report here.');
    expect(await tally()).toMatchObject({ total: waits.length, held: 0 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
    const audit = await site.app.db.query
      .selectFrom('audit')
      .select(['verb', 'detail'])
      .where('verb', '=', 'reports.set-aside')
      .execute();
    expect(audit).toHaveLength(1);
    expect(JSON.parse(audit[0]?.detail ?? '')).toMatchObject({ reports: MANY, leftOut: 0 });

    // It was a mistake: all of that decision, found again and accepted.
    const undone = await reviewer.get(after.attribute('[role="status"] a', 'href') ?? '');
    expect(undone.find('.ask')).toContain('10,000 reports are void');
    await reviewer.submit(undone, { decision: 'accepted', reason: 'They were real.', all: 'yes' });
    expect(await tally()).toMatchObject({ total: waits.length + lettersOfFlood(MANY), held: 0 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
    await site.end();
  },
);
