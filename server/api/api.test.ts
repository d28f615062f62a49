// The public API as a stranger reads it: only addresses and answers that the contract names.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { one, openApiUser, record, type ApiUser } from '../testing/api-user.ts';
import { makeAction } from '../testing/makers.ts';
import {
  actionListSchema,
  actionSchema,
  problemSchema,
  receiptSchema,
  repliesSchema,
  takenSchema,
  tallySchema,
} from './schemas.ts';

describe('the API', () => {
  let user: ApiUser;
  beforeAll(async () => {
    user = await openApiUser();
  });
  afterAll(() => user.site.end());

  test('lists actions, gives one with every key, and says what is unknown', async () => {
    const { site, action } = user;
    const list = await site.visitor().get('/api/v1/actions?status=open&country=VE');
    expect(list.json()).toMatchObject({ actions: [{ slug: action.slug }], next: null });
    expect((await site.visitor().get('/api/v1/actions?country=DE')).json()).toEqual({
      actions: [],
      next: null,
    });
    const found = await site.visitor().get(`/api/v1/actions/${action.slug}`);
    expect(found.json()).toMatchObject({
      slug: action.slug,
      number: '47/26',
      index: null,
      kind: 'first',
      version: 1,
      status: 'open',
      outcome: null,
      pronounsNote: null,
      deadline: '2026-12-15',
      timeZone: 'America/Caracas',
      targets: [
        { id: 't1', role: 'to', salutations: { es: 'Estimado Sr. Gobernador' } },
        { id: 't2', role: 'to', salutations: { en: 'Dear Ambassador' } },
      ],
      letters: [
        { lang: 'en', targets: null },
        { lang: 'es', greeting: null },
      ],
    });
    const bad = await site.visitor().get('/api/v1/actions?status=soon&country=XX');
    expect(bad.status).toBe(422);
    expect(bad.json()).toMatchObject({ errors: [{ path: 'status' }, { path: 'country' }] });
    expect((await site.visitor().get('/api/v1/actions/none')).status).toBe(404);
    expect((await site.visitor().get('/api/v1/actions/none/tally')).status).toBe(404);
  });

  test('closed actions come under closed, the soonest deadline first', async () => {
    const { site } = user;
    const today = site.clock.now().toISOString();
    site.clock.set('2026-10-20T12:00:00.000Z');
    const late = await makeAction(site.app, { number: '50/26', deadline: '2026-11-10' });
    const early = await makeAction(site.app, { number: '49/26', deadline: '2026-11-01' });
    site.clock.set(today);
    const list = record((await site.visitor().get('/api/v1/actions?status=closed')).json());
    expect(slugs(list)).toEqual([early.slug, late.slug]);
  });

  test('the document names every answer as it is, and the reference page shows it', async () => {
    const { site, action, post, tally } = user;
    const document = record((await site.visitor().get('/api/openapi.json')).json());
    expect(document['openapi']).toBe('3.1.0');
    expect(Object.keys(record(document['paths']))).toEqual([
      '/api/v1/actions',
      '/api/v1/actions/{slug}',
      '/api/v1/actions/{slug}/tally',
      '/api/v1/actions/{slug}/replies',
      '/api/v1/totals/{number}',
      '/api/v1/actions/{slug}/reports',
      '/api/v1/receipts/{code}',
    ]);
    // Strict: an answer with a key that the document does not name is refused.
    actionListSchema.parse((await site.visitor().get('/api/v1/actions')).json());
    actionSchema.strict().parse((await site.visitor().get(`/api/v1/actions/${action.slug}`)).json());
    tallySchema.strict().parse(await tally());
    repliesSchema.strict().parse((await site.visitor().get(`/api/v1/actions/${action.slug}/replies`)).json());
    const taken = takenSchema.strict().parse((await post(one, 'documented')).json());
    receiptSchema.strict().parse((await site.visitor().get(`/api/v1/receipts/${taken.code}`)).json());
    problemSchema.strict().parse((await post({}, 'wrong')).json());
    const page = await site.visitor().get('/es/api');
    expect([page.status, page.findAll('section h2').length]).toEqual([200, 9]);
  });

  test('pages elsewhere may use it: a preflight is answered, and no cookie is asked for', async () => {
    const { site, action } = user;
    const answer = await site.visitor().send('OPTIONS', `/api/v1/actions/${action.slug}/reports`, {
      headers: { origin: 'https://elsewhere.example.org' },
    });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    const posted = await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, one, {
      'idempotency-key': 'foreign',
      origin: 'https://elsewhere.example.org',
      'sec-fetch-site': 'cross-site',
    });
    expect(posted.status).toBe(201);
  });
});

const slugs = (list: Record<string, unknown>): unknown[] =>
  Array.isArray(list['actions']) ? list['actions'].map(action => record(action)['slug']) : [];
