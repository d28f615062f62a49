// The page cache through the front door: nothing old, nothing of another person's, every encoding and language apart.
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OPERATOR } from '../../../audit/model.ts';
import { stopAction } from '../../../actions/stop.ts';
import { changeSettings } from '../../../settings/change-settings.ts';
import { currentSettings } from '../../../settings/read-settings.ts';
import { openTestApp, type TestApp } from '../../../testing/app.ts';
import { makeAction, type MadeAction } from '../../../testing/makers.ts';
import { openDatabase } from '../../db/db.ts';

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** As a program asks that decodes nothing. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers, method, agent: false }, res => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}

describe.each(['sqlite', 'postgres'] as const)('the page cache on %s', kind => {
  let site: TestApp;
  let action: MadeAction;
  let page = '';
  beforeEach(async () => {
    site = await openTestApp({ database: kind });
    action = await makeAction(site.app);
    page = `${site.url}/actions/${action.slug}`;
  });
  afterEach(() => site.end());

  let key = 0;
  const report = async (quantity: number): Promise<void> => {
    const body = { lines: [{ target: 't1', channel: 'post', quantity }] };
    const headers = { 'idempotency-key': `key ${(key += 1)}` };
    const answer = await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, body, headers);
    expect(answer.status).toBe(201);
  };
  const shown = async (path = `/actions/${action.slug}`) => site.visitor().get(path);
  const totalShown = async () => (await shown()).find('.stamp b');

  test('an answer is made once and sent again, each time with an id of its own', async () => {
    const render = vi.spyOn(site.app.views, 'render');
    const [first, second] = [await ask(page), await ask(page)];
    expect(render.mock.calls.filter(([name]) => name === 'site/action')).toHaveLength(1);
    expect(second.body.equals(first.body)).toBe(true);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    const { date: _1, 'x-request-id': _2, connection: _3, ...rest } = first.headers;
    expect(second.headers).toMatchObject(rest);
    expect(first.headers['set-cookie']).toBeUndefined();
    render.mockRestore();
  });

  test('what nothing asks for in a query makes no other page, what is asked for does', async () => {
    const render = vi.spyOn(site.app.views, 'render');
    const made = () => render.mock.calls.filter(([name]) => name === 'site/action').length;
    const plain = await ask(page);
    for (const query of ['?utm_source=mail', '?fbclid=1&utm_source=x', '?', '?textual=es']) {
      expect((await ask(page + query)).body.equals(plain.body)).toBe(true);
    }
    expect(made()).toBe(1);
    const other = await ask(`${page}?utm_source=mail&text=qqq`);
    expect(made()).toBe(2);
    // Kept from the second time on.
    for (const query of ['?text=qqq&fbclid=2', '?fbclid=3&text=qqq', '?text=qqq']) {
      expect((await ask(page + query)).body.equals(other.body)).toBe(true);
    }
    expect(made()).toBe(3);
    expect((await ask(`${page}?text=qqr`)).status).toBe(200);
    expect(made()).toBe(4);
    // Its own address is that of what it was made from.
    expect(other.body.toString()).toContain(`/actions/${action.slug}?text&#x3D;qqq"`);
    expect(other.body.toString()).not.toContain('utm_source');
    expect((await ask(`${page}?fbclid=3`, { 'if-none-match': String(plain.headers['etag']) })).status).toBe(
      304,
    );
    render.mockRestore();
  });

  test('a crowd that asks for pages nobody has asked for gets each its own', async () => {
    const codes = Array.from({ length: 40 }, (_, at) => `q${String.fromCharCode(97 + (at % 26))}${at}`);
    const answers = await Promise.all(codes.map(code => ask(`${page}?text=${code}`)));
    answers.forEach((answer, at) => {
      expect(answer.status).toBe(200);
      expect(answer.body.toString()).toContain(`?text&#x3D;${codes[at] ?? ''}"`);
    });
    // Nobody is left standing before the door, also not behind those who went away.
    const gone = codes.map(async code => {
      const asked = new AbortController();
      const answer = fetch(`${page}?text=x${code}`, { signal: asked.signal }).catch(() => null);
      asked.abort();
      await answer;
    });
    await Promise.all(gone);
    expect((await ask(`${page}?text=after`)).status).toBe(200);
  });

  test('a report, a stop and a setting show at once', async () => {
    await shown();
    await report(7);
    expect(await totalShown()).toBe('7');
    await report(5);
    expect(await totalShown()).toBe('12');
    await changeSettings(site.app, OPERATOR, {
      ...(await currentSettings(site.app)),
      organisationName: 'Network of the North',
    });
    expect((await shown()).text).toContain('Network of the North');
    expect((await shown('/')).text).toContain(action.slug);
    await stopAction(site.app, OPERATOR, action.id, 'The family asks for quiet.');
    expect((await shown()).text).toContain('The family asks for quiet.');
    expect((await shown('/')).find(`a[href="/actions/${action.slug}"]`)).toBeNull();
  });

  test('what another process writes shows within a second', async () => {
    await shown();
    const other = openDatabase(site.databaseUrl);
    await other.query.updateTable('tally_counters').set({ appeals: 0 }).execute();
    await other.query
      .insertInto('settings')
      .values({
        key: 'organisationName',
        value: '"From elsewhere"',
        updated_at: '2026-11-21T12:00:00.000Z',
        updated_by: null,
      })
      .execute();
    const wroteAt = performance.now();
    await vi.waitUntil(async () => (await shown()).text.includes('From elsewhere'), { timeout: 5000 });
    expect(performance.now() - wroteAt).toBeLessThan(1000);
    await other.close();
  });

  test('under a stream of reports no page is a second behind', async () => {
    let counted = 0;
    const at: { total: number; since: number }[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      await report(1);
      counted += 1;
      at.push({ total: counted, since: performance.now() });
      const askedAt = performance.now();
      const total = Number(await totalShown());
      const next = at.find(each => each.total === total + 1);
      if (next) expect(askedAt - next.since).toBeLessThan(1000);
    }
    await vi.waitUntil(async () => (await totalShown()) === '40', { timeout: 1000, interval: 100 });
  });

  test('what only time changes shows in its minute', async () => {
    const { slug } = await makeAction(site.app, { number: '48/26', afterDeadline: 'stop' });
    const letter = async () => (await shown(`/actions/${slug}`)).find('a[href$="/letter"]');
    site.clock.set('2026-12-16T03:59:59.000Z');
    expect(await letter()).not.toBeNull();
    site.clock.advance(1000);
    expect(await letter()).toBeNull();
  });

  test('each language and each encoding is kept apart', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const [br, gzip, plain, spanish] = await Promise.all([
        ask(page, { 'accept-encoding': 'gzip, deflate, br' }),
        ask(page, { 'accept-encoding': 'gzip, br;q=0' }),
        ask(page),
        ask(`${site.url}/es/actions/${action.slug}`),
      ]);
      expect(br.headers['content-encoding']).toBe('br');
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      expect(br.headers['vary']).toContain('Accept-Encoding');
      expect(spanish.headers['content-language']).toBe('es');
      expect(plain.headers['content-language']).toBe('en');
    }
  });

  test('who has the page already is told so, until it changes', async () => {
    const first = await ask(page);
    const tag = String(first.headers['etag']);
    for (const held of [tag, `"other", ${tag}`, '*']) {
      const again = await ask(page, { 'if-none-match': held });
      expect(again.status).toBe(304);
      expect(again.body).toHaveLength(0);
      expect(again.headers['content-length']).toBeUndefined();
      expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    }
    expect((await ask(page, { 'if-none-match': '"other"' })).status).toBe(200);
    await report(3);
    expect((await ask(page, { 'if-none-match': tag })).status).toBe(200);
  });

  test('a page asked for first by somebody who has it is kept whole', async () => {
    const tag = String((await ask(page)).headers['etag']);
    await report(3);
    await ask(page, { 'if-none-match': tag });
    const { body } = await ask(page);
    expect(body.toString()).toContain('</html>');
  });

  test('the headers alone can be asked for', async () => {
    const whole = await ask(page);
    const { status, body, headers } = await ask(page, {}, 'HEAD');
    expect([status, body.length]).toEqual([200, 0]);
    expect(headers['content-length']).toBe(String(whole.body.length));
    expect(headers['etag']).toBe(whole.headers['etag']);
  });

  test('what is one person’s is never kept', async () => {
    const forms = [
      await shown(`/actions/${action.slug}/report`),
      await shown(`/actions/${action.slug}/report`),
    ];
    const keys = forms.map(form => form.attribute('input[name="key"]', 'value'));
    expect(keys[0]).not.toBe(keys[1]);
    expect((await shown('/actions/nothing-here')).status).toBe(404);
    expect((await shown('/desk')).status).toBe(303);
  });
});
