// Clearing ten thousand held reports: a page, a press, some seconds; nobody who reports meanwhile waits for it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, type Cast } from '../../testing/cast.ts';
import { makeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';
import { correctReport } from '../correct-report.ts';
import { keepHistories, type History } from '../keep-histories.ts';
import { takePastReports } from '../take-past-reports.ts';
import { takeReport } from '../take-report.ts';
import { withdrawReport } from '../withdraw-report.ts';
import { transact } from '../../platform/db/db.ts';

const MANY = 10_000;

describe.each(['sqlite', 'postgres'] as const)('ten thousand held reports on %s', database => {
  let site: TestApp;
  let people: Cast;
  let action: PublishedAction;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
    action = await findAction(site.app, (await makeAction(site.app)).slug);
  });
  afterEach(() => site.end());

  /** A flood as it lies there afterwards: all held by one rule, from some sources, in some contents. */
  const flood = async (many: number): Promise<void> => {
    const { app } = site;
    for (let from = 0; from < many; from += 500) {
      const histories = Array.from({ length: Math.min(500, many - from) }, (_, index): History => {
        const at = from + index;
        const id = app.newId();
        const now = app.clock.now().toISOString();
        return {
          row: {
            id,
            action_id: action.id,
            action_version: 1,
            key_hash: `flood ${id}`,
            content_hash: `content ${at % 7}`,
            code_hash: `code ${id}`,
            created_at: now,
            day: now.slice(0, 10),
            lang: 'en',
            demo: 0,
          },
          changes: [
            {
              kind: 'reported',
              by: 'api',
              at: now,
              lines: [{ target: 't1', channel: 'post', quantity: 1 + (at % 7) }],
              country: 'FR',
              group: null,
              held: true,
              heldBy: [{ rule: 'burst', setting: 'holdSourceHourAbove', seen: 601 + at, limit: 600 }],
              source: `source000${at % 5}`,
              shape: `content-0000000${at % 7}`,
              confirmedAt: null,
              withdrawnAt: null,
            },
          ],
        };
      });
      await transact(app.db, tx => keepHistories(app.db, tx, histories));
    }
  };
  const tally = () => tallyFor(site.app, action);
  const lead = (page: Answer): string => page.find('.ask') ?? '';

  test('one page and one press void them all within seconds; whoever reports meanwhile is quick', async () => {
    await flood(MANY);
    const reviewer = await people.reviewer();
    const began = performance.now();
    const page = await reviewer.get('/desk/reports');
    const shown = performance.now() - began;
    expect(lead(page)).toContain('10,000 reports with');
    expect(page.findAll('tbody tr')).toHaveLength(1);
    expect(page.find('tbody tr')).toContain('Very many from one source');
    expect(page.find('tbody tr')).toContain('reports from one source within an hour; above 600 we ask.');

    let pressed = false;
    const waits: number[] = [];
    const reporting = (async (): Promise<void> => {
      for (let at = 0; !pressed; at += 1) {
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
    pressed = true;
    await reporting;
    expect(answer.status).toBe(303);
    expect(took, `the press took ${took.toFixed(0)} ms, the page ${shown.toFixed(0)} ms`).toBeLessThan(
      30_000,
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
    expect(lead(undone)).toContain('10,000 reports are void');
    await reviewer.submit(undone, { decision: 'accepted', reason: 'They were real.', all: 'yes' });
    const letters = Array.from({ length: MANY }, (_, at) => 1 + (at % 7)).reduce(
      (sum, each) => sum + each,
      0,
    );
    expect(await tally()).toMatchObject({ total: waits.length + letters, held: 0 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  }, 120_000);

  test('groups by source, content and hour; ticked ones alone are decided on, the rest waits', async () => {
    await flood(70);
    const reviewer = await people.reviewer();
    const sources = await reviewer.get('/desk/reports?by=source');
    expect(sources.findAll('tbody tr')).toHaveLength(5);
    const ticks = sources.formFields('#decide');
    expect(ticks.some(([name]) => name === 'tick')).toBe(false);
    const contents = await reviewer.get('/desk/reports?by=shape');
    expect(contents.findAll('tbody tr')).toHaveLength(7);
    const hours = await reviewer.get('/desk/reports?by=hour');
    expect(hours.findAll('tbody tr')).toHaveLength(1);
    const tick = [`${action.id}.source0000.14`, `${action.id}.source0003.14`];
    await reviewer.submit(sources, { decision: 'set-aside', reason: 'Two of five.', tick }, '#decide');
    const rest = await reviewer.get('/desk/reports?by=source');
    expect(rest.findAll('tbody tr')).toHaveLength(3);
    const one = await reviewer.get('/desk/reports?source=source0001&by=report');
    expect(one.findAll('tbody tr')).toHaveLength(14);
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });

  test('what counts is voided by its source when it is found false later, and a whole page is not enough', async () => {
    await flood(120);
    const reviewer = await people.reviewer();
    const held = await reviewer.get('/desk/reports?by=source');
    await reviewer.submit(held, { decision: 'accepted', reason: 'Looks right.', all: 'yes' }, '#decide');
    const wide = await reviewer.get('/desk/reports?standing=counted');
    expect(wide.find('.ask')).toContain('Choose an action and a day');
    const refused = await reviewer.post('/desk/reports/decision', {
      standing: 'counted',
      decision: 'set-aside',
      reason: 'All of the site.',
      all: 'yes',
      until: site.clock.now().toISOString(),
    });
    expect(refused.status).toBe(422);
    const address = `/desk/reports?standing=counted&action=${action.id}&when=2026-11-21&source=source0002`;
    const counted = await reviewer.get(address);
    expect(lead(counted)).toContain('24 reports with');
    await reviewer.submit(
      counted,
      { decision: 'set-aside', reason: 'A bot after all.', all: 'yes' },
      '#decide',
    );
    expect(lead(await reviewer.get(address.replace('counted', 'voided')))).toContain('24 reports are void');
    const whole = await reviewer.get(address.replace('&source=source0002', '&by=report'));
    expect(whole.findAll('tbody tr')).toHaveLength(50);
    expect(whole.find('.pages')).toContain('Page 1');
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });

  test('what came, changed or was withdrawn after the page was made is left as it is', async () => {
    const past = ['one', 'two', 'three'].map(key => ({
      key,
      at: site.clock.now().toISOString(),
      report: {
        lines: [{ target: 't1', channel: 'post' as const, quantity: 900 }],
        country: null,
        group: null,
        email: null,
      },
      confirmedAt: null,
    }));
    await takePastReports(site.app, { action, lang: 'en', by: 'demo' }, past);
    const reviewer = await people.reviewer();
    const page = await reviewer.get('/desk/reports');
    site.clock.advance(60_000);
    const wish = (key: string) => ({ action, key, report: past[0]?.report, lang: 'en', by: 'api' as const });
    const codeOf = async (key: string): Promise<string> => {
      const { report, ...rest } = wish(key);
      if (report === undefined) throw new Error('no report');
      return (await takeReport(site.app, { ...rest, report })).code;
    };
    await withdrawReport(site.app, await codeOf('one'), 'page');
    const changed = {
      ...past[1]?.report,
      country: 'DE',
      group: null,
      email: null,
      lines: past[1]?.report.lines ?? [],
    };
    await correctReport(site.app, await codeOf('two'), changed, { lang: 'en', by: 'page' });
    await codeOf('four');
    const answer = await reviewer.submit(page, { decision: 'accepted', reason: 'Fine.', all: 'yes' });
    const said = (await reviewer.follow(answer)).find('[role="status"]') ?? '';
    expect(said).toContain('One report was accepted and counts now. 2 had changed meanwhile');
    expect(await tally()).toMatchObject({ total: 900, held: 1800 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });
});
