// Every route of the desk asks the same questions of everyone: who may pass, and who is turned away how.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COORDINATOR_ROLES, type CoordinatorRole } from '../accounts/model.ts';
import { OPERATOR } from '../audit/model.ts';
import { addCoordinator } from '../accounts/add-coordinator.ts';
import { buildExpress } from '../http.ts';
import { openMetrics } from '../platform/web/health.ts';
import { transact } from '../platform/db/db.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { freezeStatement } from '../totals/freeze-statement.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, CAST, type Cast } from '../testing/cast.ts';
import { tellOfAnswer } from '../testing/answers.ts';
import { makeAction, makeImport, makeOfficial } from '../testing/makers.ts';

const ALL = COORDINATOR_ROLES;
const WRITERS = ['author', 'reviewer', 'administrator'] as const;
const REVIEWERS = ['reviewer', 'administrator'] as const;
const ADMINISTRATORS = ['administrator'] as const;

type Rule = { path: string; get?: readonly CoordinatorRole[]; post?: readonly CoordinatorRole[] };

/** Who may, of every address behind the door. A new route without a line here fails the last test. */
const RULES: readonly Rule[] = [
  { path: '/desk', get: ALL },
  { path: '/desk/actions', get: ALL },
  { path: '/desk/actions/new', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action', get: ALL },
  { path: '/desk/actions/:action/edit', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/difference', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/presence', post: WRITERS },
  { path: '/desk/actions/:action/copy', post: WRITERS },
  { path: '/desk/actions/:action/translations', get: ALL },
  { path: '/desk/actions/:action/translations/:lang', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/preview', get: ALL },
  { path: '/desk/actions/:action/publication', get: REVIEWERS, post: REVIEWERS },
  { path: '/desk/actions/:action/publication/cancellation', post: REVIEWERS },
  { path: '/desk/actions/:action/care', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/review', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/review/approval', post: REVIEWERS },
  { path: '/desk/actions/:action/review/return', post: REVIEWERS },
  { path: '/desk/actions/:action/update', get: WRITERS, post: WRITERS },
  { path: '/desk/actions/:action/extension', get: REVIEWERS, post: REVIEWERS },
  { path: '/desk/actions/:action/stop', get: REVIEWERS, post: REVIEWERS },
  { path: '/desk/actions/:action/outcome', get: REVIEWERS, post: REVIEWERS },
  { path: '/desk/actions/:action/numbers', get: ALL },
  { path: '/desk/actions/:action/statement', get: ALL, post: REVIEWERS },
  { path: '/desk/statements', get: ALL },
  { path: '/desk/statements/:statement', get: ALL },
  { path: '/desk/statements/:statement/mails', post: REVIEWERS },
  { path: '/desk/statements/:statement/handover', post: REVIEWERS },
  { path: '/desk/actions/:action/reports.csv', get: ALL },
  ...['csv', 'xlsx', 'json', 'pdf'].flatMap(ext => [
    { path: `/desk/actions/:action/tally.${ext}`, get: ALL },
    { path: `/desk/deadlines.${ext}`, get: ALL },
  ]),
  { path: '/desk/deadlines', get: ALL },
  { path: '/desk/deadlines/reminders', post: ALL },
  { path: '/desk/import', get: WRITERS, post: WRITERS },
  { path: '/desk/import/draft', post: WRITERS },
  { path: '/desk/import/signatories.csv', post: WRITERS },
  { path: '/desk/reports', get: REVIEWERS },
  { path: '/desk/replies', get: WRITERS },
  { path: '/desk/replies/set-aside', post: REVIEWERS },
  { path: '/desk/replies/:reply', get: WRITERS },
  { path: '/desk/replies/:reply/files/:file', get: WRITERS },
  { path: '/desk/replies/:reply/reading', post: WRITERS },
  { path: '/desk/replies/:reply/redaction', post: WRITERS },
  ...['publication', 'unpublication', 'set-aside', 'return', 'erasure'].map(step => ({
    path: `/desk/replies/:reply/${step}`,
    post: REVIEWERS,
  })),
  { path: '/desk/reports/imports', get: REVIEWERS },
  { path: '/desk/reports/imports/:import', get: REVIEWERS },
  { path: '/desk/reports/imports/:import/undoing', post: REVIEWERS },
  { path: '/desk/reports/import', get: REVIEWERS },
  { path: '/desk/actions/:action/reports/import', get: REVIEWERS, post: REVIEWERS },
  { path: '/desk/actions/:action/reports/template.csv', get: REVIEWERS },
  { path: '/desk/reports/decision', post: REVIEWERS },
  { path: '/desk/officials', get: ALL },
  { path: '/desk/officials/new', get: WRITERS, post: WRITERS },
  { path: '/desk/officials/notes', get: WRITERS, post: WRITERS },
  { path: '/desk/officials/doubles', get: WRITERS, post: WRITERS },
  { path: '/desk/officials.csv', get: ALL },
  { path: '/desk/officials/template.csv', get: WRITERS },
  { path: '/desk/officials/import', get: WRITERS, post: WRITERS },
  { path: '/desk/officials/merge', get: WRITERS, post: WRITERS },
  { path: '/desk/officials/:official/separation', post: WRITERS },
  { path: '/desk/officials/:official', get: ALL, post: WRITERS },
  { path: '/desk/officials/:official/points', post: WRITERS },
  { path: '/desk/password', get: ALL, post: ALL },
  { path: '/desk/password/other-sessions', post: ALL },
  { path: '/desk/second-factor', get: ALL },
  { path: '/desk/second-factor/beginning', post: ALL },
  { path: '/desk/second-factor/confirmation', post: ALL },
  { path: '/desk/second-factor/recovery-codes', post: ALL },
  { path: '/desk/second-factor/removal', post: ALL },
  { path: '/desk/sessions', get: ALL },
  { path: '/desk/sessions/:session/end', post: ALL },
  { path: '/desk/people/rights', get: ALL },
  { path: '/desk/people', get: ADMINISTRATORS, post: ADMINISTRATORS },
  { path: '/desk/people/:person', get: ADMINISTRATORS },
  { path: '/desk/people/:person/role', post: ADMINISTRATORS },
  { path: '/desk/people/:person/link', post: ADMINISTRATORS },
  { path: '/desk/people/:person/deactivation', post: ADMINISTRATORS },
  { path: '/desk/people/:person/return', post: ADMINISTRATORS },
  { path: '/desk/people/:person/second-factor-removal', post: ADMINISTRATORS },
  { path: '/desk/settings', get: ALL, post: ADMINISTRATORS },
  { path: '/desk/audit', get: REVIEWERS },
  { path: '/desk/audit.csv', get: REVIEWERS },
  { path: '/desk/audit.json', get: REVIEWERS },
  { path: '/desk/outbox', get: WRITERS },
  { path: '/desk/outbox/:mail', get: WRITERS },
  { path: '/desk/outbox/:mail/retry', post: WRITERS },
];
const OPEN_DOORS = [
  '/desk/sign-in',
  '/desk/sign-in/code',
  '/desk/forgotten',
  '/desk/welcome/:token',
  '/desk/sign-out',
];

/** Every path under /desk that the shipped site mounts. */
function mounted(layers: unknown): string[] {
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: object) => {
    const route: unknown = Reflect.get(layer, 'route');
    if (typeof route === 'object' && route !== null) {
      const path: unknown = Reflect.get(route, 'path');
      return typeof path === 'string' && /^\/desk(\/|$)/.test(path) ? [path] : [];
    }
    const handle: unknown = Reflect.get(layer, 'handle');
    return typeof handle === 'function' ? mounted(Reflect.get(handle, 'stack')) : [];
  });
}

describe('the desk', () => {
  let site: TestApp;
  let people: Cast;
  let ids: Record<string, string>;
  beforeAll(async () => {
    site = await openTestApp();
    people = cast(site);
    for (const name of CAST) await people.as(name);
    const { coordinator } = await addCoordinator(site.app, OPERATOR, 'nils@example.org', 'author');
    const action = await makeAction(site.app);
    const official = await makeOfficial(site.app);
    await transact(site.app.db, tx =>
      queueMail(site.app, tx, {
        kind: 'test',
        to: 'wanda@example.org',
        subject: 'Words',
        text: 'More words',
        html: null,
        about: null,
      }),
    );
    const mail = await site.app.db.query
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'test')
      .executeTakeFirstOrThrow();
    const lines = [{ target: 't1', channel: 'post', quantity: 900 }];
    await site
      .visitor()
      .api('POST', `/api/v1/actions/${action.slug}/reports`, { lines }, { 'idempotency-key': 'held' });
    const held = await site.app.db.query.selectFrom('reports').select('id').executeTakeFirstOrThrow();
    const statement = await freezeStatement(site.app, OPERATOR, action.id, {
      day: '2026-11-21',
      targets: ['t1'],
      lang: 'en',
      letter: '{{salutation}}',
      corrects: null,
      reason: '',
    });
    const reply = await tellOfAnswer(site, action.slug);
    const brought = await makeImport(site.app, action.slug, 'day,official,way,letters\n2026-11-21,t1,post,1');
    ids = {
      lang: 'fr',
      ...reply,
      import: brought,
      statement,
      report: held.id,
      person: coordinator.id,
      action: action.id,
      official,
      mail: mail.id,
    };
  }, 60_000);
  afterAll(() => site.end());

  const addressOf = (path: string): string => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);

  const asked = RULES.flatMap(rule => [
    ...(rule.get ? [{ method: 'GET' as const, path: rule.path, allowed: rule.get }] : []),
    ...(rule.post ? [{ method: 'POST' as const, path: rule.path, allowed: rule.post }] : []),
  ]);
  test.each(asked)('$method $path', async ({ method, path, allowed }) => {
    for (const name of CAST) {
      const visitor = await people.as(name);
      const address = addressOf(path);
      const answer = method === 'GET' ? await visitor.get(address) : await visitor.post(address, {});
      const said = `${name}: ${answer.status}`;
      expect(answer.headers.get('cache-control'), said).toBe('no-store');
      if (name === 'stranger') {
        expect(answer.status, said).toBe(303);
        expect(answer.location).toMatch(/^\/desk\/sign-in\?next=%2Fdesk/);
      } else if (allowed.includes(name)) {
        expect([200, 201, 303, 409, 422], said).toContain(answer.status);
        expect(answer.location ?? '').not.toContain('sign-in');
      } else {
        expect(answer.status, said).toBe(403);
      }
    }
  });

  test('a post without a sign of where it comes from is refused, whoever sends it', async () => {
    const administrator = await people.administrator();
    for (const { path } of asked.filter(each => each.method === 'POST')) {
      const answer = await administrator.send('POST', addressOf(path), {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '',
      });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test('every route that is mounted has its line above', () => {
    const listed = RULES.map(rule => rule.path.replace(/:\w+/g, ':'));
    const known = new Set([...listed, ...OPEN_DOORS.map(path => path.replace(/:\w+/g, ':'))]);
    const { router } = buildExpress(site.app, { draining: false }, openMetrics());
    const paths = [...new Set(mounted(Reflect.get(router, 'stack')))];
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter(path => !known.has(path.replace(/:\w+/g, ':')))).toEqual([]);
  });
});
