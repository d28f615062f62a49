// What time and a stop do: midnight in the action's own zone, days of grace, letters and files after the end; folded countries.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { stopAction } from '../../actions/stop.ts';
import { openTestApp, type TestApp } from '../app.ts';
import { makeAction } from '../makers.ts';
import { countsOf, postLine, report, takenSchema, tallyOf } from './ask.ts';

describe('time', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
  });
  afterAll(() => site.end());
  const get = async (path: string): Promise<number> => (await site.visitor().get(path)).status;
  const statusOf = async (slug: string): Promise<unknown> =>
    (await site.visitor().get(`/api/v1/actions/${slug}`)).json();
  const listed = async (status: string): Promise<string> =>
    (await site.visitor().get(`/api/v1/actions?status=${status}`)).text;
  const writes = async (slug: string): Promise<number> => {
    const fields = { target: 't1', channel: 'post', lang: 'es', body: 'Le escribo.' };
    return (await site.visitor().post(`/actions/${slug}/letter.txt`, fields)).status;
  };

  test.each([
    ['Pacific/Kiritimati', '2026-12-01T09:59:59.999Z', '2026-12-01T10:00:00.000Z'],
    ['America/Caracas', '2026-12-02T03:59:59.999Z', '2026-12-02T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-01T18:14:59.999Z', '2026-12-01T18:15:00.000Z'],
  ])('in %s the deadline’s day ends at its own midnight', async (timeZone, last, over) => {
    site.clock.set('2026-11-21T12:00:00.000Z');
    const { slug } = await makeAction(site.app, {
      number: `${timeZone.length}/26`,
      deadline: '2026-12-01',
      timeZone,
      afterDeadline: 'stop',
    });
    site.clock.set(last);
    expect(await statusOf(slug)).toMatchObject({ status: 'open' });
    expect(await listed('open')).toContain(slug);
    expect([await get(`/actions/${slug}/letter`), await writes(slug)]).toEqual([200, 200]);
    site.clock.set(over);
    expect(await statusOf(slug)).toMatchObject({ status: 'closed' });
    expect(await listed('open')).not.toContain(slug);
    expect(await listed('closed')).toContain(slug);
    expect((await site.visitor().get('/')).text).not.toContain(slug);
    expect((await site.visitor().get('/actions?status=closed')).text).toContain(slug);
    expect([await get(`/actions/${slug}`), await get(`/actions/${slug}/letter`)]).toEqual([200, 409]);
    expect(await writes(slug)).toBe(409);
    expect(await get(`/actions/${slug}/report`)).toBe(200);
    expect((await report(site, slug, postLine(1), 'in the days of grace')).status).toBe(201);
    // A day belongs to the zone of the action, not to the server's.
    expect((await tallyOf(site, slug)).byDay).toEqual([{ day: '2026-12-02', total: 1 }]);
    site.clock.advance(60 * 86_400_000);
    const counts = await countsOf(site, slug);
    expect(await get(`/actions/${slug}/report`)).toBe(409);
    const late = await report(site, slug, postLine(1), 'too late');
    expect([late.status, late.headers.get('content-type')]).toMatchObject([
      409,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await countsOf(site, slug)).toEqual(counts);
    expect((await report(site, slug, postLine(1), 'in the days of grace')).status).toBe(200);
    site.clock.set('2026-11-21T12:00:00.000Z');
  });

  test('after the deadline letters go on where the action says so', async () => {
    const asks = await makeAction(site.app, {
      number: '61/26',
      deadline: '2026-12-01',
      afterDeadline: 'ask-office',
    });
    const goesOn = await makeAction(site.app, {
      number: '62/26',
      deadline: '2026-12-01',
      afterDeadline: 'continue',
    });
    site.clock.set('2027-03-01T12:00:00.000Z');
    expect([await writes(asks.slug), await writes(goesOn.slug)]).toEqual([200, 200]);
    expect(await get(`/actions/${asks.slug}/letter`)).toBe(200);
    site.clock.set('2026-11-21T12:00:00.000Z');
  });

  test('a stop ends letters at once, keeps the page, and takes reports of letters already sent for a while', async () => {
    const { id, slug } = await makeAction(site.app, { number: '63/26', afterDeadline: 'continue' });
    await stopAction(site.app, OPERATOR, id, 'They are home.');
    expect(await statusOf(slug)).toMatchObject({ status: 'stopped' });
    const page = await site.visitor().get(`/actions/${slug}`);
    expect([page.status, page.text.includes('They are home.')]).toEqual([200, true]);
    expect(page.findAll('a[href$="/letter"]')).toEqual([]);
    expect([await get(`/actions/${slug}/letter`), await writes(slug)]).toEqual([409, 409]);
    expect(await listed('closed')).toContain(slug);
    expect(await listed('open')).not.toContain(slug);
    expect((await site.visitor().get('/feeds/deadlines.ics')).text).not.toContain(slug);
    expect((await report(site, slug, postLine(2), 'already sent')).status).toBe(201);
    site.clock.advance(60 * 86_400_000);
    expect((await report(site, slug, postLine(2), 'never')).status).toBe(409);
    expect((await tallyOf(site, slug)).total).toBe(2);
    site.clock.set('2026-11-21T12:00:00.000Z');
  });

  test('a country with fewer than five reports is folded; no country is null; one grade never mixes with another', async () => {
    const { slug } = await makeAction(site.app, { number: '64/26' });
    const send = (key: string, more: object) => report(site, slug, postLine(2, more), key);
    for (const at of [1, 2, 3, 4]) await send(`de ${at}`, { country: 'DE' });
    await send('fr', { country: 'FR' });
    await send('none', {});
    await send('class', { group: { name: 'Class 9b', people: 20 } });
    expect((await tallyOf(site, slug)).byCountry).toEqual(
      expect.arrayContaining([
        { country: 'other', total: 10 },
        { country: null, total: 4 },
      ]),
    );
    const fifth = takenSchema.parse((await send('de 5', { country: 'DE' })).json());
    const told = await tallyOf(site, slug);
    expect(told.byCountry).toEqual(
      expect.arrayContaining([
        { country: 'DE', total: 10 },
        { country: 'other', total: 2 },
        { country: null, total: 4 },
      ]),
    );
    expect(told).toMatchObject({ total: 16, byGrade: { reported: 14, group: 2 }, held: 0 });
    for (const sums of [told.byTarget, told.byCountry, told.byDay]) {
      expect(sums.reduce((sum, { total }) => sum + total, 0)).toBe(told.total);
    }
    // Withdrawn, and Germany is folded again.
    const gone = await site.visitor().api('DELETE', `/api/v1/receipts/${fifth.code}`);
    expect(gone.status).toBeLessThan(300);
    const after = await tallyOf(site, slug);
    expect(after.byCountry.map(each => each.country)).not.toContain('DE');
    expect(after.total).toBe(14);
  });

  test('what is above a threshold is held: 201, in no number but held', async () => {
    const { slug } = await makeAction(site.app, { number: '65/26' });
    const answer = await report(site, slug, postLine(9_999), 'many');
    expect([answer.status, answer.json()]).toMatchObject([201, { counted: 0, held: 9_999 }]);
    expect(await tallyOf(site, slug)).toMatchObject({ total: 0, held: 9_999, byDay: [], byCountry: [] });
  });
});
