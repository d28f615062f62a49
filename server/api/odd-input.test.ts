// What no person sends: NUL in addresses, cursors and texts. Neither database may answer it with a broken page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { takenSchema } from './schemas.ts';

describe.each(['sqlite', 'postgres'] as const)('odd input on %s', database => {
  let site: TestApp;
  let slug: string;
  beforeAll(async () => {
    site = await openTestApp({ database });
    ({ slug } = await makeAction(site.app));
  });
  afterAll(() => site.end());

  test.each([
    '/actions/%00',
    '/es/actions/a%00b.pdf',
    '/actions/%00/letter',
    '/actions/%00/report',
    '/images/%00',
    '/api/v1/actions/%00/tally',
    '/desk/welcome/%00',
  ])('a NUL in an address cannot be read: %s', async path => {
    expect((await site.visitor().get(path)).status).toBe(400);
  });

  test('a NUL in a query is left out', async () => {
    expect((await site.visitor().get(`/actions/${slug}/report?target=%00`)).status).toBe(200);
    const after = Buffer.from('2026-01-01T00:00:00.000Z|\0').toString('base64url');
    const list = await site.visitor().get(`/api/v1/actions?cursor=${after}`);
    expect([list.status, list.json()]).toMatchObject([200, { actions: [{ slug }] }]);
  });

  test('a NUL in a report’s text is left out, as it is from a form', async () => {
    const taken = await site.visitor().api(
      'POST',
      `/api/v1/actions/${slug}/reports`,
      {
        lines: [{ target: 't1', channel: 'post', quantity: 1 }],
        group: { name: 'Choir\0 of\u0007 Lisbon', people: 3 },
      },
      { 'idempotency-key': 'nul' },
    );
    expect(taken.status).toBe(201);
    const { code } = takenSchema.parse(taken.json());
    expect((await site.visitor().get(`/api/v1/receipts/${code}`)).json()).toMatchObject({
      group: { name: 'Choir of Lisbon', people: 3 },
    });
  });
});
