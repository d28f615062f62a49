// Every address of the contract, asked by an outsider over HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../app.ts';
import { makeAction } from '../makers.ts';
import { expectSafe, tallyOf } from './ask.ts';

describe('the addresses', () => {
  let site: TestApp;
  let slug = '';
  beforeAll(async () => {
    site = await openTestApp();
    ({ slug } = await makeAction(site.app));
  });
  afterAll(() => site.end());

  test.each([
    ['/', 'text/html'],
    ['/?country=VE&q=water', 'text/html'],
    ['/actions?status=closed', 'text/html'],
    ['/actions/SLUG', 'text/html'],
    ['/actions/SLUG/letter', 'text/html'],
    ['/actions/SLUG/report', 'text/html'],
    ['/actions/SLUG.pdf', 'application/pdf'],
    ['/actions/SLUG.rtf', 'application/rtf'],
    ['/actions/SLUG.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['/actions/SLUG.txt', 'text/plain'],
    ['/actions/SLUG.json', 'application/json'],
    ['/feeds/actions.atom', 'application/atom+xml'],
    ['/feeds/actions.json', 'application/feed+json'],
    ['/feeds/deadlines.ics', 'text/calendar'],
    ['/api/v1/actions', 'application/json'],
    ['/api/v1/actions/SLUG', 'application/json'],
    ['/api/v1/actions/SLUG/tally', 'application/json'],
    ['/health/live', 'text/plain'],
    ['/health/ready', 'text/plain'],
  ])('GET %s answers 200 as %s, sets no cookie, and HEAD the same without a body', async (path, type) => {
    const address = path.replace('SLUG', slug);
    const answer = await site.visitor().get(address);
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const head = await site.visitor().send('HEAD', address, {});
    expect([head.status, head.headers.get('content-type'), head.text]).toEqual([
      200,
      answer.headers.get('content-type'),
      '',
    ]);
  });

  test.each(['/', '/actions/SLUG', '/actions/SLUG/letter', '/actions/SLUG/report', '/actions?status=closed'])(
    '%s in Spanish stands under /es, whatever the browser prefers',
    async path => {
      const address = path.replace('SLUG', slug);
      const german = { 'accept-language': 'de,es;q=0.9' };
      const english = await site.visitor().get(address, german);
      const spanish = await site.visitor().get(`/es${address}`, german);
      expect([english.attribute('html', 'lang'), english.attribute('html', 'dir')]).toEqual(['en', 'ltr']);
      expect([spanish.status, spanish.attribute('html', 'lang')]).toEqual([200, 'es']);
    },
  );

  test.each(['47-26', '047-26'])('/actions/%s leads to the action', async number => {
    const answer = await site.visitor().get(`/actions/${number}`);
    expect([301, 302, 303, 307, 308]).toContain(answer.status);
    expect(answer.location).toMatch(new RegExp(`/actions/${slug}$`));
    const spanish = await site.visitor().get(`/es/actions/${number}`);
    expect(spanish.location).toMatch(new RegExp(`/es/actions/${slug}$`));
  });

  test('the .json of an action is the API’s Action', async () => {
    const file = await site.visitor().get(`/actions/${slug}.json`);
    const api = await site.visitor().get(`/api/v1/actions/${slug}`);
    expect(file.json()).toEqual(api.json());
  });

  test('a fresh action’s tally has every key', async () => {
    expect(await tallyOf(site, slug)).toMatchObject({
      total: 0,
      byGrade: { sent: 0, confirmed: 0, reported: 0, group: 0 },
      byChannel: { post: 0, email: 0, fax: 0, phone: 0, social: 0, other: 0 },
      byCountry: [],
      byDay: [],
      held: 0,
    });
  });

  test.each([
    '/nothing',
    '/actions/nothing',
    '/actions/99-99',
    '/actions/SLUG.exe',
    '/actions/SLUG.pdf.pdf',
    '/actions/nothing.pdf',
    '/actions/nothing/letter',
    '/actions/nothing/report',
    '/receipts/nothing',
    '/totals/2026-41',
    '/statements/nothing',
    '/api/v1/actions/nothing',
    '/api/v1/actions/nothing/tally',
    '/api/v1/receipts/nothing',
    '/api/v1/nothing',
    '/feeds/nothing.atom',
    '/xx/actions/SLUG',
    '/actions/..%2f..%2fpackage.json',
    '/static/../package.json',
  ])('GET %s is unknown', async path => {
    const answer = await site.visitor().get(path.replace('SLUG', slug));
    expectSafe(answer);
    expect(answer.status).toBe(404);
    const kind = path.startsWith('/api/') ? 'application/problem+json' : 'text/html';
    expect(answer.headers.get('content-type')).toContain(kind);
  });

  test.each(['/actions/%E0%A4%A', '/actions/%00', '/api/v1/actions/%ff'])(
    'GET %s cannot be parsed',
    async path => {
      const answer = await site.visitor().get(path);
      expectSafe(answer);
      expect(answer.status).toBe(400);
    },
  );

  test.each(['/desk', '/desk/actions', '/desk/officials', '/desk/settings', '/desk/actions/x/numbers'])(
    'GET %s sends a stranger to sign in',
    async path => {
      const answer = await site.visitor().get(path);
      expect(answer.status).toBe(303);
      expect(answer.location).toContain('/desk/sign-in');
    },
  );
});
