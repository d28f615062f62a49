// The platform through the front door: unknown addresses, bad bodies, wrong methods, languages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { networkOf } from './limits.ts';

describe('the shipped app', () => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp();
  });
  afterAll(() => site.end());

  test('an unknown address is a page with 404, in the language of the address', async () => {
    const english = await site.visitor().get('/nowhere');
    expect(english.status).toBe(404);
    expect(english.find('h1')).toBe('Page not found');
    const spanish = await site.visitor().get('/es/nowhere');
    expect(spanish.status).toBe(404);
    expect(spanish.attribute('html', 'lang')).toBe('es');
  });

  test('an unknown address of the API is problem+json', async () => {
    const answer = await site.visitor().get('/api/v1/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404 });
    for (const path of ['/API/v1/nowhere', '/es/api/v1/nowhere', '/api?x']) {
      const other = await site.visitor().send('PUT', path, {});
      expect([path, other.headers.get('content-type')]).toEqual([
        path,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  test('limits count an IPv6 network as one, and an IPv4 address as itself', () => {
    expect(networkOf({ ip: '2001:db8:1:2:3:4:5:6' })).toBe(networkOf({ ip: '2001:db8:1:2::1' }));
    expect(networkOf({ ip: '2001:db8:1:2::1' })).not.toBe(networkOf({ ip: '2001:db8:ff:2::1' }));
    expect(networkOf({ ip: '192.0.2.1' })).not.toBe(networkOf({ ip: '192.0.2.2' }));
  });

  test('the first language has one address only', async () => {
    const answer = await site.visitor().get('/en/nowhere?x=1');
    expect([answer.status, answer.location]).toEqual([301, '/nowhere?x=1']);
    const posted = await site.visitor().post('/en/actions/x/report', {});
    expect([posted.status, posted.location]).toEqual([308, '/actions/x/report']);
  });

  test.each(['/en//example.org/x', '/en///example.org/x', '/en/\\example.org/x', '/en/\\/example.org/x'])(
    'no address of a language leads to another host: %s',
    async path => {
      const answer = await site.visitor().get(path);
      expect([answer.status, answer.location]).toEqual([301, '/example.org/x']);
    },
  );

  test('every answer carries the policy, and no page a cookie', async () => {
    const answer = await site.visitor().get('/nowhere');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('ready while the database answers', async () => {
    expect((await site.visitor().get('/health/ready')).status).toBe(200);
    expect((await site.visitor().get('/health/live')).status).toBe(200);
  });
});
