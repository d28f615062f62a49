// Deciding on many held reports: by group, by tick, by source afterwards; what changed meanwhile is left as it is.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { holdFlood } from '../../testing/flood.ts';
import { cast, type Cast } from '../../testing/cast.ts';
import { makeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';
import { sweepMarks } from '../sweep-marks.ts';
import { correctReport } from '../correct-report.ts';
import { takePastReports } from '../take-past-reports.ts';
import { takeReport } from '../take-report.ts';
import { withdrawReport } from '../withdraw-report.ts';

describe.each(['sqlite', 'postgres'] as const)('held reports on %s', database => {
  let site: TestApp;
  let people: Cast;
  let action: PublishedAction;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
    action = await findAction(site.app, (await makeAction(site.app)).slug);
  });
  afterEach(() => site.end());

  const flood = (many: number): Promise<void> => holdFlood(site.app, action, many);
  const tally = () => tallyFor(site.app, action);
  const lead = (page: Answer): string => page.find('.ask') ?? '';

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

  test('marks of sources are forgotten after a month, and nothing else of the reports', async () => {
    await flood(10);
    const states = () =>
      site.app.db.query.selectFrom('report_states').selectAll().orderBy('report_id').execute();
    const before = await states();
    site.clock.advance(29 * 86_400_000);
    expect(await sweepMarks(site.app)).toEqual({ marks: 0, hours: 0 });
    site.clock.advance(2 * 86_400_000);
    expect(await sweepMarks(site.app)).toEqual({ marks: 10, hours: 0 });
    expect(await states()).toEqual(before.map(state => ({ ...state, source_mark: null })));
    expect((await (await people.reviewer()).get('/desk/reports?by=source')).find('tbody tr')).toContain(
      'No source known',
    );
  });

  test('marks of sources are forgotten however long the server stood still', async () => {
    await flood(10);
    site.clock.advance(400 * 86_400_000);
    expect(await sweepMarks(site.app)).toEqual({ marks: 10, hours: 0 });
    site.clock.advance(86_400_000);
    expect(await sweepMarks(site.app)).toEqual({ marks: 0, hours: 0 });
  });
});
