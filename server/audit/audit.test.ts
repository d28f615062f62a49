// The audit: filtered by its address, taken away as a file as seen, and nobody can change it, on both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OPERATOR } from './model.ts';
import { stopAction } from '../actions/stop.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { makeAction, makeDraft } from '../testing/makers.ts';

const exported = z.array(
  z.object({
    at: z.string(),
    person: z.string(),
    verb: z.string(),
    detail: z.record(z.string(), z.unknown()),
  }),
);

describe.each(['sqlite', 'postgres'] as const)('the audit on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());

  test('is filtered by person, verb, subject and days, and goes on page by page', async () => {
    const { id } = await makeAction(site.app, { title: 'First' });
    site.clock.set('2026-11-23T00:00:00.000Z');
    const second = await makeAction(site.app, { title: 'Second' });
    await stopAction(site.app, { id: 'x', name: 'Rosa Revisora', role: 'reviewer' }, second.id, 'Free');
    const reviewer = await cast(site).reviewer();
    const rowsAt = async (query: string): Promise<number> =>
      (await reviewer.get(`/desk/audit?${query}`)).findAll('tbody tr').length;
    expect(await rowsAt('person=Rosa+Revisora')).toBe(1);
    expect(await rowsAt('verb=action.published')).toBe(2);
    expect(await rowsAt(`verb=action.published&type=action&subject=${id}`)).toBe(1);
    expect(await rowsAt('verb=action.published&from=2026-11-22')).toBe(1);
    expect(await rowsAt('verb=action.published&to=2026-11-22')).toBe(1);
    expect(await rowsAt('verb=action.published&from=2026-11-21&to=2026-11-23')).toBe(2);
    expect(await rowsAt('from=no-day&verb=action.published')).toBe(2);
    for (let more = 0; more < 12; more += 1) await makeDraft(site.app);
    const first = await reviewer.get('/desk/audit');
    expect(first.findAll('tbody tr')).toHaveLength(50);
    const older = await reviewer.get(first.attribute('a[rel="next"]', 'href') ?? '');
    expect(older.findAll('tbody tr').length).toBeGreaterThan(10);
  });

  test('is taken away as seen, whole, as CSV and as JSON', async () => {
    const { id } = await makeAction(site.app);
    await stopAction(site.app, { id: 'x', name: '=Rosa', role: 'reviewer' }, id, 'Free');
    const reviewer = await cast(site).reviewer();
    const page = await reviewer.get('/desk/audit?verb=action.stopped');
    const hrefs = ['csv', 'json'].map(ext => page.attribute(`a[href*="audit.${ext}"]`, 'href') ?? '');
    const csv = await reviewer.get(hrefs[0] ?? '');
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    expect(csv.text.trim().split('\r\n')).toHaveLength(2);
    // A name that a spreadsheet would take for a formula.
    expect(csv.text).toContain("'=Rosa");
    const json = exported.parse((await reviewer.get(hrefs[1] ?? '')).json());
    expect(json).toEqual([
      expect.objectContaining({
        person: '=Rosa',
        verb: 'action.stopped',
        detail: { reason: 'Free', mailHeld: null },
      }),
    ]);
    const all = exported.parse((await reviewer.get('/desk/audit.json')).json());
    expect(all.length).toBeGreaterThan(5);
    expect((await reviewer.get('/desk/audit.json?person=Nobody')).json()).toEqual([]);
  });

  test('cannot be changed or deleted, whoever asks', async () => {
    await makeAction(site.app);
    const { query } = site.app.db;
    await expect(query.updateTable('audit').set({ by_name: OPERATOR.name }).execute()).rejects.toThrow();
    await expect(query.deleteFrom('audit').execute()).rejects.toThrow();
  });
});
