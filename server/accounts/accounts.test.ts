// Signing in through the front door: the first run, one-time links, guessing, sessions that end, the closed door.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, CAST_PASSWORD, emailOf, type Cast } from '../testing/cast.ts';
import { addCoordinator, resetCoordinatorByEmail } from './add-coordinator.ts';
import { safeNext } from '../platform/web/door.ts';
import { firstRunLink } from './make-link.ts';

const HOUR = 3_600_000;
const GOOD = 'a boat of paper and rain';
const pathOf = (link: string | null): string => new URL(link ?? 'http://none.test/none').pathname;

describe.each(['sqlite', 'postgres'] as const)('accounts on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  const signIn = async (email: string, password: string, visitor = site.visitor()) => {
    const page = await visitor.get('/desk/sign-in');
    return { visitor, answer: await visitor.submit(page, { email, password }) };
  };

  test('the first-run link makes the first administrator, once', async () => {
    const link = pathOf(await firstRunLink(site.app));
    const spare = pathOf(await firstRunLink(site.app));
    const visitor = site.visitor();
    const page = await visitor.get(link);
    expect(page.find('h1')).toBe('Welcome to Insist');
    const answer = await visitor.submit(page, { email: 'Ines@Example.org', name: 'Inés', password: GOOD });
    expect([answer.status, answer.location]).toEqual([303, '/desk']);
    expect((await visitor.get('/desk')).find('h1')).toBe('What needs you today');
    expect((await visitor.get('/desk/people')).text).toContain('ines@example.org');
    expect(await firstRunLink(site.app)).toBeNull();
    expect((await site.visitor().get(link)).status).toBe(410);
    expect((await site.visitor().get(spare)).status).toBe(410);
  });

  test('an invitation sets a password and name; used or too old it is gone', async () => {
    const made = await addCoordinator(site.app, OPERATOR, 'tomas@example.org', 'author');
    const visitor = site.visitor();
    const page = await visitor.get(pathOf(made.link));
    expect((await visitor.get(pathOf(made.link))).status).toBe(200);
    const short = await visitor.submit(page, { name: 'Tomás', password: 'too short' });
    expect(short.status).toBe(422);
    expect(short.find('.errors')).toContain('at least 12 characters');
    expect(short.attribute('input[name=name]', 'value')).toBe('Tomás');
    expect(short.text).not.toContain('too short');
    expect((await visitor.submit(page, { name: 'Tomás', password: GOOD })).status).toBe(303);
    expect((await visitor.get('/desk')).text).toContain('Tomás');
    expect((await visitor.submit(page, { name: 'Tomás', password: GOOD })).status).toBe(410);

    const late = await addCoordinator(site.app, OPERATOR, 'late@example.org', 'author');
    site.clock.advance(7 * 24 * HOUR);
    expect((await site.visitor().get(pathOf(late.link))).status).toBe(410);
    expect((await site.visitor().get('/desk/welcome/0123456789abcdefghjkmnpqrstvwxyz')).status).toBe(404);
  });

  test('wrong e-mail and wrong password get the same words', async () => {
    await people.author();
    const unknown = await signIn('nobody@example.org', CAST_PASSWORD);
    const wrong = await signIn(emailOf('author'), 'not this one, sorry');
    const words = (text: string): string => text.replace(/[\w-]+@[\w.]+/g, '');
    expect([unknown.answer.status, wrong.answer.status]).toEqual([422, 422]);
    expect(words(unknown.answer.text)).toBe(words(wrong.answer.text));
    expect(wrong.answer.text).not.toContain('not this one');
    const right = await signIn(emailOf('author').toUpperCase(), CAST_PASSWORD);
    expect(right.answer.status).toBe(303);
  });

  test('guessing is stopped, whether or not the person exists', async () => {
    await people.author();
    for (const email of [emailOf('author'), 'nobody@example.org']) {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        expect((await signIn(email, 'wrong wrong wrong')).answer.status).toBe(422);
      }
      const stopped = await signIn(email, CAST_PASSWORD);
      expect(stopped.answer.status).toBe(429);
      expect(Number(stopped.answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    site.clock.advance(16 * 60_000);
    expect((await signIn(emailOf('author'), CAST_PASSWORD)).answer.status).toBe(303);
  });

  test('a session ends after twelve idle hours, after a week, and by signing out', async () => {
    const idle = await people.author();
    site.clock.advance(11 * HOUR);
    expect((await idle.get('/desk')).status).toBe(200);
    site.clock.advance(11 * HOUR);
    expect((await idle.get('/desk')).status).toBe(200);
    site.clock.advance(12 * HOUR);
    expect((await idle.get('/desk')).status).toBe(303);

    const { visitor } = await signIn(emailOf('author'), CAST_PASSWORD);
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      expect((await visitor.get('/desk')).status).toBe(200);
      site.clock.advance(8 * HOUR);
    }
    site.clock.advance(8 * HOUR);
    expect((await visitor.get('/desk')).status).toBe(303);

    const third = (await signIn(emailOf('author'), CAST_PASSWORD)).visitor;
    const out = await third.submit(await third.get('/desk'), {}, 'form[action="/desk/sign-out"]');
    expect([out.status, out.location]).toEqual([303, '/desk/sign-in?out']);
    expect((await third.get('/desk')).status).toBe(303);
  });

  test('the database holds neither passwords nor tokens', async () => {
    const visitor = site.visitor();
    const made = await addCoordinator(site.app, OPERATOR, 'ana@example.org', 'reviewer', 'Ana');
    const token = pathOf(made.link).split('/').at(-1) ?? '';
    const answer = await visitor.submit(await visitor.get(pathOf(made.link)), { password: GOOD });
    const cookie = /insist=(\w+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(cookie).toHaveLength(32);
    const db = site.app.db.query;
    const held = JSON.stringify([
      await db.selectFrom('coordinators').selectAll().execute(),
      await db.selectFrom('coordinator_sessions').selectAll().execute(),
      await db.selectFrom('one_time_links').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
      await db.selectFrom('outbox').selectAll().execute(),
    ]);
    for (const secret of [GOOD, token, cookie]) expect(held).not.toContain(secret);
    expect(held).toContain('$argon2id$');
  });

  test('a reset ends every session, and the old password', async () => {
    const before = await people.author();
    const { link } = await resetCoordinatorByEmail(site.app, OPERATOR, emailOf('author'));
    expect((await before.get('/desk')).status).toBe(200);
    const visitor = site.visitor();
    await visitor.submit(await visitor.get(pathOf(link)), { password: GOOD });
    expect((await before.get('/desk')).status).toBe(303);
    expect((await visitor.get('/desk')).status).toBe(200);
    expect((await signIn(emailOf('author'), CAST_PASSWORD)).answer.status).toBe(422);
    expect((await signIn(emailOf('author'), GOOD)).answer.status).toBe(303);
  });

  test('somebody who forgot gets a link by mail, and nobody learns who exists', async () => {
    await people.author();
    const ask = async (email: string) => {
      const visitor = site.visitor();
      return visitor.submit(await visitor.get('/desk/forgotten'), { email });
    };
    const db = site.app.db.query;
    const mails = () =>
      db.selectFrom('outbox').select('kind').where('kind', '=', 'coordinator.reset').execute();
    const unknown = await ask('nobody@example.org');
    expect(await mails()).toHaveLength(0);
    const known = await ask(emailOf('author'));
    expect([unknown.status, unknown.location]).toEqual([known.status, known.location]);
    expect(await mails()).toHaveLength(1);
  });

  test('one changes one’s own password with the old one, and ends other sessions', async () => {
    const first = await people.author();
    const second = (await signIn(emailOf('author'), CAST_PASSWORD)).visitor;
    const page = await first.get('/desk/password');
    const wrong = await first.submit(page, { current: 'no', password: GOOD });
    expect(wrong.status).toBe(422);
    expect((await second.get('/desk')).status).toBe(200);
    const right = await first.submit(page, { current: CAST_PASSWORD, password: GOOD });
    expect(right.status).toBe(303);
    expect((await second.get('/desk')).status).toBe(303);
    expect((await first.get('/desk')).status).toBe(200);
    const third = (await signIn(emailOf('author'), GOOD)).visitor;
    await first.submit(await first.get('/desk/sessions'), {}, '#others');
    expect((await third.get('/desk')).status).toBe(303);
    expect((await first.get('/desk')).status).toBe(200);
  });
});

describe('the door', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp();
  });
  afterEach(() => site.end());

  test('a stranger is sent to sign in and comes back where they wanted to', async () => {
    const author = cast(site);
    await author.author();
    const stranger = site.visitor();
    const sent = await stranger.get('/es/desk/password?x=1');
    expect([sent.status, sent.location]).toEqual([303, '/es/desk/sign-in?next=%2Fdesk%2Fpassword%3Fx%3D1']);
    expect(sent.headers.get('cache-control')).toBe('no-store');
    const page = await stranger.follow(sent);
    const answer = await stranger.submit(page, { email: emailOf('author'), password: CAST_PASSWORD });
    expect(answer.location).toBe('/es/desk/password?x=1');
    expect((await stranger.post('/desk/people', { email: 'x@example.org' })).status).toBe(403);
    expect((await site.visitor().post('/desk/people', { email: 'x@example.org' })).status).toBe(303);
  });

  test.each([
    ['/desk/actions?x=1', '/desk/actions?x=1'],
    ['https://evil.example.org/desk', '/desk'],
    ['//evil.example.org/desk', '/desk'],
    ['/desk/../../evil', '/desk'],
    ['/desk/..//evil.example.org', '/desk'],
    ['/desk\\..\\..\\evil', '/desk'],
    ['/deskevil', '/desk'],
    ['', '/desk'],
  ])('after signing in %s leads to %s', (next, leads) => {
    expect(safeNext(next)).toBe(leads);
  });

  test('a post to the desk must show that it comes from here', async () => {
    const page = await site.visitor().get('/desk/sign-in');
    const fields = { ...Object.fromEntries(page.formFields()), email: 'a@example.org', password: 'x' };
    const foreign = { origin: 'https://evil.example.org' };
    expect((await site.visitor().post('/desk/sign-in', fields, foreign)).status).toBe(403);
  });

  test('over TLS the cookie is bound to the host; it is never for scripts', async () => {
    const tls = await openTestApp({ env: { PUBLIC_URL: 'https://insist.test' } });
    try {
      const { link } = await addCoordinator(tls.app, OPERATOR, 'eva@example.org', 'author', 'Eva');
      const visitor = tls.visitor();
      const answer = await visitor.post(
        new URL(link).pathname,
        { name: 'Eva', password: GOOD },
        { origin: 'https://insist.test' },
      );
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^__Host-insist=\w{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    } finally {
      await tls.end();
    }
  });
});

describe('the people of the desk', () => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp();
    people = cast(site);
  });
  afterEach(() => site.end());

  test('an administrator invites somebody, whose link is on the page and in their mailbox', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/people');
    const wrong = await administrator.submit(page, { name: 'Nils', email: 'nils@', role: 'king' });
    expect([wrong.status, wrong.findAll('.errors li').length]).toEqual([422, 2]);
    const answer = await administrator.submit(page, {
      name: 'Nils',
      email: 'nils@example.org',
      role: 'reviewer',
    });
    expect(answer.status).toBe(201);
    const mails = site.app.db.query
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'coordinator.invitation');
    expect(await mails.execute()).toHaveLength(2);
    expect((await administrator.get('/desk/people')).find('#one-time-link')).toBeNull();
    const nils = site.visitor();
    const welcome = await nils.get(pathOf(answer.find('#one-time-link')));
    await nils.submit(welcome, { password: GOOD });
    expect((await nils.get('/desk')).text).toContain('Signed in as Nils');
    const again = await administrator.submit(page, { name: 'N', email: 'NILS@example.org', role: 'author' });
    expect([again.status, again.find('.err')]).toEqual([422, 'Somebody with this e-mail is here already.']);
  });

  test('a change of role holds from the next page on; ended access ends every session; it can be undone', async () => {
    const administrator = await people.administrator();
    const author = await people.author();
    const address = `/desk/people/${people.idOf('author')}`;
    await administrator.post(`${address}/role`, { role: 'tally-reader' });
    expect((await author.get('/desk/outbox')).status).toBe(403);
    await administrator.post(`${address}/deactivation`, {});
    expect((await author.get('/desk')).status).toBe(303);
    expect((await administrator.post(`${address}/link`, {})).status).toBe(409);
    const visitor = site.visitor();
    const fields = { email: emailOf('author'), password: CAST_PASSWORD };
    expect((await visitor.submit(await visitor.get('/desk/sign-in'), fields)).status).toBe(422);
    await administrator.post(`${address}/return`, {});
    expect((await visitor.submit(await visitor.get('/desk/sign-in'), fields)).status).toBe(303);
    const trail = await administrator.get('/desk/audit?type=coordinator');
    expect(trail.text).toContain('ended a person&#x27;s access');
  });

  test('the last administrator can neither leave nor step down', async () => {
    const administrator = await people.administrator();
    const address = `/desk/people/${people.idOf('administrator')}`;
    expect((await administrator.post(`${address}/deactivation`, {})).status).toBe(409);
    expect((await administrator.post(`${address}/role`, { role: 'author' })).status).toBe(409);
    // An administrator who was only invited cannot sign in yet, and so does not count.
    await addCoordinator(site.app, OPERATOR, 'later@example.org', 'administrator');
    expect((await administrator.post(`${address}/deactivation`, {})).status).toBe(409);
    expect((await administrator.get('/desk/people')).status).toBe(200);
  });
});
