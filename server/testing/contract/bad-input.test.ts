// The contract's last section: every bad input has its answer, in the right form, and changes nothing.
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../app.ts';
import { makeAction } from '../makers.ts';
import { countsOf, expectSafe, postLine, problemSchema, report } from './ask.ts';

const FORM = 'application/x-www-form-urlencoded';

describe('bad input', () => {
  let site: TestApp;
  let slug = '';
  let before: unknown;
  beforeAll(async () => {
    site = await openTestApp();
    ({ slug } = await makeAction(site.app));
    await report(site, slug, postLine(3), 'a report that stands');
  });
  afterAll(() => site.end());
  beforeEach(async () => {
    before = await countsOf(site, slug);
  });
  afterEach(async () => {
    expect(await countsOf(site, slug)).toEqual(before);
  });
  const at = (path: string): string => path.replace('SLUG', slug);

  test.each([
    ['POST', '/'],
    ['POST', '/actions/SLUG'],
    ['PUT', '/actions/SLUG/letter'],
    ['DELETE', '/actions/SLUG/report'],
    ['POST', '/actions/SLUG.pdf'],
    ['GET', '/actions/SLUG/letter.pdf'],
    ['GET', '/receipts/x/withdrawal'],
    ['POST', '/feeds/actions.atom'],
    ['POST', '/health/live'],
    ['DELETE', '/api/v1/actions'],
    ['POST', '/api/v1/actions/SLUG'],
    ['POST', '/api/v1/actions/SLUG/tally'],
    ['GET', '/api/v1/actions/SLUG/reports'],
    ['POST', '/api/v1/receipts/x'],
  ])('%s %s is the wrong method', async (method, path) => {
    const answer = await site.visitor().send(method, at(path), {});
    expectSafe(answer);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toMatch(/^[A-Z, ]+$/);
  });

  test.each([
    ['/actions/SLUG/report', 'application/json', '{}', 415],
    ['/actions/SLUG/letter', 'text/plain', 'body=x', 415],
    ['/actions/SLUG/letter.pdf', 'application/json', '{}', 415],
    ['/api/v1/actions/SLUG/reports', FORM, 'lines=1', 415],
    ['/api/v1/actions/SLUG/reports', 'text/plain', '{}', 415],
    ['/api/v1/actions/SLUG/reports', 'application/json', '{"lines":', 400],
    ['/api/v1/actions/SLUG/reports', 'application/json', '', 400],
    ['/api/v1/actions/SLUG/reports', 'application/json; charset=utf-99', '{}', 415],
    ['/actions/SLUG/report', FORM, `x=${'y'.repeat(300_000)}`, 413],
    ['/actions/SLUG/letter', FORM, `body=${'y'.repeat(3_000_000)}`, 413],
    ['/api/v1/actions/SLUG/reports', 'application/json', `{"lines":"${'y'.repeat(300_000)}"}`, 413],
  ])('POST %s as %s: %#', async (path, type, body, status) => {
    const answer = await site.visitor().send('POST', at(path), {
      headers: { 'content-type': type, 'idempotency-key': 'bad' },
      body,
    });
    expectSafe(answer);
    expect(answer.status).toBe(status);
    const kind = path.startsWith('/api/') ? 'application/problem+json' : 'text/html';
    expect(answer.headers.get('content-type')).toContain(kind);
  });

  test('a body that says gzip and is none cannot be parsed', async () => {
    for (const [path, type] of [
      [`/api/v1/actions/${slug}/reports`, 'application/json'],
      [`/actions/${slug}/report`, FORM],
    ]) {
      const answer = await site.visitor().send('POST', path ?? '', {
        headers: { 'content-type': type ?? '', 'content-encoding': 'gzip', 'idempotency-key': 'bad' },
        body: 'not gzip at all',
      });
      expectSafe(answer);
      expect(answer.status).toBe(400);
    }
  });

  const line = { target: 't1', channel: 'post', quantity: 1 };
  test.each([
    ['no lines at all', {}],
    ['lines that are a text', { lines: 'many' }],
    ['lines that are null', { lines: null }],
    ['a line that is null', { lines: [null] }],
    ['a target that is a list', { lines: [{ ...line, target: ['t1'] }] }],
    ['a target of another action', { lines: [{ ...line, target: '__proto__' }] }],
    ['the name of every object’s parts', { lines: [{ ...line, channel: 'constructor' }] }],
    ['a quantity of minus one', { lines: [{ ...line, quantity: -1 }] }],
    ['a quantity beyond any number', { lines: [{ ...line, quantity: 1e308 }] }],
    ['a quantity as a text', { lines: [{ ...line, quantity: '1' }] }],
    ['a quantity that is true', { lines: [{ ...line, quantity: true }] }],
    ['10,001 of one line', { lines: [{ ...line, quantity: 10_001 }] }],
    ['one cell twice', { lines: [line, line] }],
    ['201 lines', { lines: Array.from({ length: 201 }, () => line) }],
    ['a country of three letters', { lines: [line], country: 'DEU' }],
    ['a country in small letters', { lines: [line], country: 'zz' }],
    ['a country that is a number', { lines: [line], country: 49 }],
    ['a group that is a text', { lines: [line], group: 'Class 9b' }],
    ['a group of nobody', { lines: [line], group: { name: 'Class 9b', people: 0 } }],
    ['a group of half a person', { lines: [line], group: { name: 'Class 9b', people: 1.5 } }],
    ['a name without end', { lines: [line], group: { name: 'x'.repeat(5000), people: 3 } }],
    ['two addresses in one', { lines: [line], email: 'a@example.org, b@example.org' }],
    ['an address with a line break', { lines: [line], email: 'a@example.org\r\nBcc: b@example.org' }],
    ['an address that is a list', { lines: [line], email: ['a@example.org'] }],
  ])('the API refuses %s: 422, each path and its reason', async (name, body) => {
    const answer = await report(site, slug, body, `bad ${name.length} ${JSON.stringify(body).length}`);
    expectSafe(answer);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { errors } = problemSchema.parse(answer.json());
    expect(errors.length).toBeGreaterThan(0);
    for (const { path } of errors) expect(path).toMatch(/^(lines|country|group|email)/);
  });

  test.each([
    ['', 400],
    ['   ', 400],
    ['k'.repeat(5000), 400],
  ])('a key that is none: %#', async (key, status) => {
    const answer = await report(site, slug, postLine(1), key);
    expectSafe(answer);
    expect(answer.status).toBe(status);
  });

  test.each([
    ['nothing reported', {}, 'qty'],
    ['letters for a number', { 'qty.t1.post': 'three' }, 'qty.t1.post'],
    ['less than none', { 'qty.t1.post': '-1' }, 'qty.t1.post'],
    ['more than 10,000', { 'qty.t1.post': '10001' }, 'qty.t1.post'],
    ['half a letter', { 'qty.t1.post': '1.5' }, 'qty.t1.post'],
    ['an unknown country', { 'qty.t1.post': '1', country: 'XX' }, 'country'],
    ['an address that is none', { 'qty.t1.post': '1', email: 'nobody' }, 'email'],
    [
      'a group of nobody',
      { 'qty.t1.post': '1', as: 'group', 'group.name': 'x', 'group.people': '0' },
      'group.people',
    ],
  ])(
    'the report page with %s: 422, the page again, the reason at its field',
    async (_name, changes, field) => {
      const page = await site.visitor().get(`/actions/${slug}/report`);
      const answer = await site.visitor().submit(page, changes);
      expectSafe(answer);
      expect(answer.status).toBe(422);
      expect(answer.find('.errors')).not.toBeNull();
      const link = answer.attribute('.errors a', 'href') ?? '';
      expect(answer.find(link), `the summary links to ${link}`).not.toBeNull();
      const wrong = answer.attribute(`[name^="${field}"][aria-invalid]`, 'aria-describedby') ?? '';
      expect(answer.find(`#${wrong.split(' ').at(-1) ?? ''}`)).toMatch(/\S/);
      for (const [name, value] of Object.entries(changes)) {
        if (name.startsWith('qty')) expect(answer.attribute(`[name="${name}"]`, 'value')).toBe(value);
      }
    },
  );

  test.each([
    ['no target', { target: null }, 'target'],
    ['an unknown target', { target: 't9' }, 'target'],
    ['an unknown channel', { channel: 'pigeon' }, 'channel'],
    ['a language that is none', { lang: 'xx-klingon' }, 'lang'],
    ['an unknown country', { country: 'XX' }, 'country'],
    ['an empty letter', { body: '   ' }, 'body'],
    ['a book', { body: 'word '.repeat(6000) }, 'body'],
  ])('the letter page with %s: 422 and the reason, for the files too', async (_name, changes, _field) => {
    const page = await site.visitor().get(`/actions/${slug}/letter`);
    const answer = await site.visitor().submit(page, changes);
    expectSafe(answer);
    expect(answer.status).toBe(422);
    expect(answer.find('.errors a')).toMatch(/\S/);
    const kept = page.formFields().filter(([name]) => !(name in changes));
    const sent = Object.entries(changes).flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[name, value]],
    );
    const file = await site.visitor().post(`/actions/${slug}/letter.pdf`, [...kept, ...sent]);
    expect([file.status, file.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8']);
  });

  test('control characters, halves of letters and 10,000 fields break nothing', async () => {
    const page = await site.visitor().get(`/actions/${slug}/letter`);
    const odd = 'a\u0000b\u0007c\u{1F600}\uFFFF \u202E over';
    const letter = await site.visitor().submit(page, { body: odd, name: odd });
    expectSafe(letter);
    expect(letter.status).toBe(200);
    const raw = await site.visitor().send('POST', `/actions/${slug}/letter.pdf`, {
      headers: { 'content-type': FORM },
      body: 'target=t1&channel=post&lang=en&body=%ff%fe%ed%a0%80',
    });
    expectSafe(raw);
    expect([200, 400, 422]).toContain(raw.status);
    const many = Array.from({ length: 10_000 }, (_, each): [string, string] => [`q${each}`, '1']);
    const answer = await site.visitor().post(`/actions/${slug}/report`, many);
    expectSafe(answer);
    expect(answer.status).toBe(413);
  });

  test('too many requests: 429 with Retry-After', async () => {
    const other = await openTestApp();
    try {
      const send = () => other.visitor().post('/actions/nothing/contact-note', {});
      const seen = new Set<number>();
      for (let sent = 0; sent < 500 && !seen.has(429); sent += 50) {
        for (const each of await Promise.all(Array.from({ length: 50 }, send))) seen.add(each.status);
      }
      const refused = await send();
      expect([...seen, refused.status]).toEqual([404, 429, 429]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await other.end();
    }
  });
});
