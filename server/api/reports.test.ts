// Reports by the public API: taken once, refused with a path and a reason, corrected and withdrawn by their receipt.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { stopAction } from '../actions/stop.ts';
import { one, openApiUser, record, type ApiUser } from '../testing/api-user.ts';
import { makeAction } from '../testing/makers.ts';

describe('a report by the API', () => {
  let user: ApiUser;
  beforeAll(async () => {
    user = await openApiUser();
  });
  afterAll(() => user.site.end());

  test('a report counts once, however often it is sent, and the tally has every key', async () => {
    const { site, post, tally } = user;
    const { slug } = await makeAction(site.app, { number: '48/26' });
    const at = `/api/v1/actions/${slug}/reports`;
    const report = {
      lines: [
        { target: 't1', channel: 'post', quantity: 3 },
        { target: 't2', channel: 'email', quantity: 2 },
      ],
      country: 'DE',
    };
    const first = await post(report, 'one-key', at);
    expect(first.status).toBe(201);
    expect(first.json()).toMatchObject({ counted: 5, held: 0 });
    const code = String(record(first.json())['code']);
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(record(first.json())['url']).toBe(`http://insist.test/receipts/${code}`);
    const again = await post({ ...report, lines: [...report.lines].reverse() }, 'one-key', at);
    expect([again.status, again.text]).toEqual([200, first.text]);
    const other = await post(one, 'one-key', at);
    expect(other.status).toBe(409);
    expect(await tally(slug)).toEqual({
      asOf: '2026-11-21T12:00:00.000Z',
      total: 5,
      byGrade: { sent: 0, confirmed: 0, reported: 5, group: 0 },
      byChannel: { post: 3, email: 2, fax: 0, phone: 0, social: 0, other: 0 },
      byTarget: [
        { id: 't1', name: 'Ignacio Belmonte Rojas', total: 3 },
        { id: 't2', name: 'H.E. Teresa Oliva Marín', total: 2 },
      ],
      byCountry: [{ country: 'other', total: 5 }],
      byDay: [{ day: '2026-11-21', total: 5 }],
      held: 0,
      started: 0,
    });
  });

  test('is answered alike before the routes and by them', async () => {
    const { site, action } = user;
    const answerTo = (type: string, key: string) =>
      fetch(`${site.url}/api/v1/actions/${action.slug}/reports`, {
        method: 'POST',
        headers: { 'content-type': type, 'idempotency-key': key },
        body: JSON.stringify(one),
      });
    const before = await answerTo('application/json', 'quick-key');
    // Whatever is not plain goes the whole way round.
    const routed = await answerTo('application/json; version=1', 'routed-key');
    expect([before.status, routed.status]).toEqual([201, 201]);
    expect(before.headers.get('etag')).toBeNull();
    expect(routed.headers.get('etag')).not.toBeNull();
    const own = ['etag', 'location', 'x-request-id', 'date', 'connection', 'keep-alive', 'vary'];
    const shared = ({ headers }: Response) => [...headers].filter(([name]) => !own.includes(name));
    expect(shared(before)).toEqual(shared(routed));
    expect(before.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('a key belongs to one action', async () => {
    const { site, post } = user;
    const { slug } = await makeAction(site.app, { number: '51/26' });
    const here = await post(one, 'shared-key');
    const there = await post(one, 'shared-key', `/api/v1/actions/${slug}/reports`);
    expect([here.status, there.status]).toEqual([201, 201]);
    expect(record(here.json())['code']).not.toBe(record(there.json())['code']);
  });

  test('a receipt is seen, corrected, withdrawn, and then gone', async () => {
    const { site, post, tally } = user;
    const { slug } = await makeAction(site.app, { number: '52/26' });
    const taken = record((await post(one, 'k', `/api/v1/actions/${slug}/reports`)).json());
    const at = `/api/v1/receipts/${String(taken['code'])}`;
    const seen = await site.visitor().get(at);
    expect(seen.json()).toMatchObject({ counted: 2, action: slug, standing: 'counted', grade: 'reported' });
    expect([seen.headers.get('cache-control'), seen.headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'noindex',
    ]);
    const correction = { lines: [{ target: 't2', channel: 'fax', quantity: 4 }], country: 'FR' };
    const corrected = await site.visitor().api('PUT', at, correction);
    expect([corrected.status, corrected.json()]).toMatchObject([200, { counted: 4, country: 'FR' }]);
    expect(await tally(slug)).toMatchObject({ total: 4, byChannel: { post: 0, fax: 4 } });
    const again = await post(one, 'k', `/api/v1/actions/${slug}/reports`);
    expect([again.status, again.json()]).toEqual([200, taken]);
    expect((await site.visitor().api('PUT', at, { lines: [] })).status).toBe(422);
    expect(await tally(slug)).toMatchObject({ total: 4 });
    expect((await site.visitor().api('DELETE', at)).status).toBe(204);
    expect((await site.visitor().get(at)).status).toBe(410);
    expect((await site.visitor().api('PUT', at, correction)).status).toBe(410);
    expect((await site.visitor().api('PUT', at, { lines: [] })).status).toBe(410);
    expect((await site.visitor().api('PUT', '/api/v1/receipts/nothing', { lines: [] })).status).toBe(404);
    expect((await site.visitor().api('DELETE', at)).status).toBe(410);
    expect(await tally(slug)).toMatchObject({ total: 0, byDay: [], byCountry: [] });
    expect((await site.visitor().get('/api/v1/receipts/nothing')).status).toBe(404);
  });

  test.each([
    ['no lines', {}, 'lines'],
    ['an empty list', { lines: [] }, 'lines'],
    ['an unknown target', { lines: [{ target: 't9', channel: 'post', quantity: 1 }] }, 'lines.0.target'],
    ['an unknown channel', { lines: [{ target: 't1', channel: 'pigeon', quantity: 1 }] }, 'lines.0.channel'],
    ['nought', { lines: [{ target: 't1', channel: 'post', quantity: 0 }] }, 'lines.0.quantity'],
    ['a fraction', { lines: [{ target: 't1', channel: 'post', quantity: 1.5 }] }, 'lines.0.quantity'],
    ['too many', { lines: [{ target: 't1', channel: 'post', quantity: 10_001 }] }, 'lines.0.quantity'],
    ['a number as text', { lines: [{ target: 't1', channel: 'post', quantity: '2' }] }, 'lines.0.quantity'],
    ['a line twice', { lines: [...one.lines, ...one.lines] }, 'lines.1'],
    ['an unknown country', { ...one, country: 'XX' }, 'country'],
    ['an address that is none', { ...one, email: 'nobody' }, 'email'],
    ['a group of nobody', { ...one, group: { name: 'Class 4b', people: 0 } }, 'group.people'],
    ['a list for an object', [], ''],
    ['nothing', null, ''],
  ])('refuses %s with 422, the path and a reason, and counts nothing', async (_name, body, path) => {
    const { post, tally } = user;
    const before = await tally();
    const answer = await post(body, `bad-${_name}`);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ path }] });
    expect(await tally()).toEqual(before);
  });

  test('more than 200 lines are refused', async () => {
    const { post } = user;
    const lines = Array.from({ length: 201 }, (_, at) => ({
      target: `t${at}`,
      channel: 'post',
      quantity: 1,
    }));
    expect((await post({ lines }, 'long')).status).toBe(422);
  });

  test('no key, an unreadable body, a wrong type, a wrong method, a large body: each its own answer', async () => {
    const { site, action, post } = user;
    const at = `/api/v1/actions/${action.slug}/reports`;
    expect((await post(one, null)).status).toBe(400);
    expect((await post(one, 'x'.repeat(201))).status).toBe(400);
    const json = { 'content-type': 'application/json', 'idempotency-key': 'k1' };
    const send = (body: string, headers: Record<string, string>) =>
      site.visitor().send('POST', at, { body, headers });
    expect((await send('{"lines":', json)).status).toBe(400);
    expect((await send('a=b', { ...json, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send(`"${'x'.repeat(70_000)}"`, json)).status).toBe(413);
    const wrong = await site.visitor().get(at);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('reports end after the days of grace; the same report again is still the same', async () => {
    const { site, post, tally } = user;
    const clock = site.clock.now().toISOString();
    const { slug } = await makeAction(site.app, { number: '53/26', deadline: '2026-11-25' });
    const at = `/api/v1/actions/${slug}/reports`;
    expect((await post(one, 'in-time', at)).status).toBe(201);
    site.clock.set('2026-12-10T03:59:59.000Z');
    expect((await post(one, 'in-grace', at)).status).toBe(201);
    site.clock.set('2026-12-10T04:00:00.000Z');
    expect((await post(one, 'too-late', at)).status).toBe(409);
    expect((await post(one, 'in-time', at)).status).toBe(200);
    expect(await tally(slug)).toMatchObject({ total: 4 });
    site.clock.set(clock);
  });

  test('a stopped action takes reports for the same days, then none', async () => {
    const { site, post } = user;
    const clock = site.clock.now().toISOString();
    const { id, slug } = await makeAction(site.app, { number: '54/26' });
    await stopAction(site.app, OPERATOR, id, 'They are free.');
    const at = `/api/v1/actions/${slug}/reports`;
    expect((await post(one, 'already-sent', at)).status).toBe(201);
    site.clock.advance(14 * 86_400_000);
    expect((await post(one, 'too-late', at)).status).toBe(409);
    site.clock.set(clock);
  });

  test('more than is believed unseen is held, and in no number', async () => {
    const { site, post, tally } = user;
    const { slug } = await makeAction(site.app, { number: '55/26' });
    const lines = [{ target: 't1', channel: 'email', quantity: 900 }];
    const answer = await post({ lines }, 'many', `/api/v1/actions/${slug}/reports`);
    expect([answer.status, answer.json()]).toMatchObject([201, { counted: 0, held: 900 }]);
    expect(await tally(slug)).toMatchObject({ total: 0, held: 900, byDay: [] });
  });
});
