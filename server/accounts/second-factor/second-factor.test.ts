// The second factor through the front door: setting it up, both steps of signing in, recovery codes, the setting.
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { changeSettings } from '../../settings/change-settings.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, CAST_PASSWORD, emailOf, type Cast } from '../../testing/cast.ts';
import type { Answer, Visitor } from '../../testing/visitor.ts';
import { addCoordinator, askForReset, resetCoordinatorByEmail } from '../add-coordinator.ts';

const GOOD = 'a boat of paper and rain';
const STEP = 30_000;
const OWN = '/desk/second-factor';
const pathOf = (link: string | null): string => new URL(link ?? 'http://none.test/none').pathname;

describe.each(['sqlite', 'postgres'] as const)('the second factor on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  /** What the app on the phone shows now, or `later` steps from now. */
  const shown = (secret: string, later = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: site.clock.now().getTime() + later * STEP,
    });
  const ask = async (asked: 'none' | 'administrators' | 'all'): Promise<void> => {
    const settings = await readSettings(site.app.db.query);
    await changeSettings(site.app, OPERATOR, { ...settings, secondFactor: asked });
  };
  const setUp = async (visitor: Visitor, password = CAST_PASSWORD) => {
    await visitor.submit(await visitor.get(OWN), {}, `form[action="${OWN}/beginning"]`);
    const page = await visitor.get(OWN);
    const secret = (page.find('#secret') ?? '').replaceAll(' ', '');
    const answer = await visitor.submit(page, { password, code: shown(secret) }, '#form');
    expect(answer.status).toBe(201);
    return { secret, codes: answer.findAll('#recovery-codes li') };
  };
  const firstStep = async (email: string, password = CAST_PASSWORD) => {
    const visitor = site.visitor();
    const answer = await visitor.submit(await visitor.get('/desk/sign-in?next=/desk/officials'), {
      email,
      password,
    });
    return { visitor, answer };
  };
  const secondStep = async (visitor: Visitor, code: string): Promise<Answer> =>
    visitor.submit(await visitor.get('/desk/sign-in/code?next=/desk/officials'), { code });
  const verbs = async (): Promise<string[]> =>
    (await site.app.db.query.selectFrom('audit').select('verb').orderBy('id').execute()).map(row => row.verb);

  test('from invitation to password, second factor, sign-out, code, recovery code and the setting', async () => {
    await ask('all');
    const { link } = await addCoordinator(site.app, OPERATOR, 'mara@example.org', 'author', 'Mara');
    const mara = site.visitor();
    const welcomed = await mara.submit(await mara.get(pathOf(link)), { password: GOOD });
    expect([welcomed.status, welcomed.location]).toEqual([303, '/desk']);
    for (const path of [
      '/desk',
      '/desk/actions',
      '/desk/password',
      '/desk/sessions',
      '/desk/people/rights',
    ]) {
      expect([path, (await mara.get(path)).location]).toEqual([path, OWN]);
    }
    const refused = await mara.post('/desk/officials/new', { name: 'Nobody' });
    expect([refused.status, refused.location]).toEqual([303, OWN]);
    expect((await mara.get(OWN)).find('#asked')).toContain('asks people with your role');
    const { secret, codes } = await setUp(mara, GOOD);
    expect(codes).toHaveLength(10);
    expect((await mara.get('/desk')).status).toBe(200);
    await mara.submit(await mara.get('/desk'), {}, 'form[action="/desk/sign-out"]');

    const { visitor, answer } = await firstStep('mara@example.org', GOOD);
    expect([answer.status, answer.location]).toEqual([303, '/desk/sign-in/code?next=%2Fdesk%2Fofficials']);
    expect((await visitor.get('/desk/officials')).status).toBe(303);
    site.clock.advance(STEP);
    const inside = await secondStep(visitor, shown(secret));
    expect([inside.status, inside.location]).toEqual([303, '/desk/officials']);
    expect((await visitor.get('/desk/officials')).status).toBe(200);

    const again = await firstStep('mara@example.org', GOOD);
    const code = codes[3] ?? '';
    expect((await secondStep(again.visitor, code.toUpperCase().replace('-', ' '))).status).toBe(303);
    expect((await again.visitor.get('/desk')).status).toBe(200);
    expect((await again.visitor.get(OWN)).text).toContain('9 left');
    const third = await firstStep('mara@example.org', GOOD);
    expect((await secondStep(third.visitor, code)).status).toBe(422);

    const trail = await verbs();
    expect(trail).toContain('coordinator.secondFactorSet');
    expect(trail.slice(-3)).toEqual([
      'coordinator.signedIn',
      'coordinator.signedInByRecoveryCode',
      'coordinator.codeRefused',
    ]);
  });

  test('half a sign-in opens nothing, ends after ten minutes, and gives its place to a new token', async () => {
    const { secret } = await setUp(await people.author());
    const { visitor } = await firstStep(emailOf('author'));
    for (const path of ['/desk', OWN, '/desk/sessions', '/desk/password']) {
      const answer = await visitor.get(path);
      expect([path, answer.status, answer.location?.startsWith('/desk/sign-in?')]).toEqual([path, 303, true]);
    }
    const stolen = await visitor.post(`${OWN}/removal`, { password: CAST_PASSWORD, code: shown(secret, 1) });
    expect(stolen.location).toContain('/desk/sign-in');
    site.clock.advance(10 * 60_000);
    const late = await visitor.post('/desk/sign-in/code', { code: shown(secret) });
    expect([late.status, late.location]).toEqual([303, '/desk/sign-in?next=%2Fdesk']);
    expect((await site.visitor().get('/desk/sign-in/code')).status).toBe(303);
    expect((await site.visitor().post('/desk/sign-in/code', { code: shown(secret) })).status).toBe(303);
  });

  test('a wrong password is answered alike, with a second factor, without one, and where nobody is', async () => {
    await setUp(await people.author());
    await people.reviewer();
    const words = [];
    for (const email of [emailOf('author'), emailOf('reviewer'), 'nobody@example.org']) {
      const { answer } = await firstStep(email, 'not this one, sorry');
      words.push([answer.status, answer.headers.get('set-cookie'), answer.text.replaceAll(email, '')]);
    }
    expect(words[0]).toEqual(words[1]);
    expect(words[0]).toEqual(words[2]);
    const rows = await site.app.db.query.selectFrom('half_sessions').select('id').execute();
    expect(rows).toEqual([]);
  });

  test('a code is good once, and so is every code before it', async () => {
    const author = await people.author();
    const { secret } = await setUp(author);
    const first = await firstStep(emailOf('author'));
    // The code that set it up is used; one of a clock half a minute ahead is taken.
    expect((await secondStep(first.visitor, shown(secret))).status).toBe(422);
    const ahead = shown(secret, 1);
    expect((await secondStep(first.visitor, ahead)).status).toBe(303);
    const second = await firstStep(emailOf('author'));
    for (const code of [ahead, shown(secret), shown(secret, -1), shown(secret, 3), '', '000000 or so']) {
      expect((await secondStep(second.visitor, code)).status).toBe(422);
    }
  });

  test('guessing codes is stopped, for whoever has the password and several networks too', async () => {
    const { secret } = await setUp(await people.author());
    site.clock.set('2026-11-21T13:00:00.000Z');
    const { visitor } = await firstStep(emailOf('author'));
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect((await secondStep(visitor, 'abcde-abcde')).status).toBe(422);
    }
    const stopped = await secondStep(visitor, shown(secret));
    expect(stopped.status).toBe(429);
    const fresh = await firstStep(emailOf('author'));
    expect((await secondStep(fresh.visitor, shown(secret))).status).toBe(429);
    site.clock.advance(16 * 60_000);
    const later = await firstStep(emailOf('author'));
    expect((await secondStep(later.visitor, shown(secret))).status).toBe(303);
  });

  test('guessing codes from an open desk is stopped too', async () => {
    const author = await people.author();
    const { secret } = await setUp(author);
    site.clock.set('2026-11-21T13:00:00.000Z');
    const page = await author.get(OWN);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const form = attempt % 2 === 0 ? '#renew' : '#removal';
      expect((await author.submit(page, { password: CAST_PASSWORD, code: '1' }, form)).status).toBe(422);
    }
    const right = { password: CAST_PASSWORD, code: shown(secret) };
    expect((await author.submit(page, right, '#removal')).status).toBe(429);
  });

  test('the database holds neither the secret nor a recovery code', async () => {
    const { secret, codes } = await setUp(await people.author());
    const db = site.app.db.query;
    const held = JSON.stringify([
      await db.selectFrom('second_factors').selectAll().execute(),
      await db.selectFrom('recovery_codes').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ]);
    for (const word of [secret, ...codes, ...codes.map(code => code.replace('-', ''))]) {
      expect(held).not.toContain(word);
    }
  });

  test('a link for a new password does not go round it; the operator’s reset takes it off', async () => {
    const { secret } = await setUp(await people.author());
    await askForReset(site.app, emailOf('author'), '198.51.100.7');
    const own = await resetCoordinatorByAdministrator();
    const visitor = site.visitor();
    const answer = await visitor.submit(await visitor.get(pathOf(own)), { password: GOOD });
    expect(answer.location).toContain('/desk/sign-in/code');
    expect((await visitor.get('/desk')).status).toBe(303);
    site.clock.advance(STEP);
    expect((await secondStep(visitor, shown(secret))).status).toBe(303);

    const { link } = await resetCoordinatorByEmail(site.app, OPERATOR, emailOf('author'));
    expect((await visitor.get('/desk')).status).toBe(303);
    const back = site.visitor();
    expect((await back.submit(await back.get(pathOf(link)), { password: GOOD })).location).toBe('/desk');
    expect((await back.get('/desk')).status).toBe(200);
  });

  async function resetCoordinatorByAdministrator(): Promise<string | null> {
    const administrator = await people.administrator();
    const made = await administrator.post(`/desk/people/${people.idOf('author')}/link`, {});
    return made.find('#one-time-link');
  }

  test('turning it off and new recovery codes ask for the password and a code', async () => {
    const author = await people.author();
    const { secret, codes } = await setUp(author);
    site.clock.advance(STEP);
    for (const form of ['#renew', '#removal']) {
      const page = await author.get(OWN);
      const noPassword = await author.submit(page, { password: 'no', code: shown(secret) }, form);
      expect([noPassword.status, noPassword.find('.err')]).toEqual([422, 'This is not your password.']);
      const noCode = await author.submit(page, { password: CAST_PASSWORD, code: '1' }, form);
      expect([noCode.status, noCode.findAll('.err').length]).toEqual([422, 1]);
    }
    site.clock.advance(16 * 60_000);
    const renewed = await author.submit(
      await author.get(OWN),
      { password: CAST_PASSWORD, code: shown(secret) },
      '#renew',
    );
    expect([renewed.status, renewed.findAll('#recovery-codes li').length]).toEqual([201, 10]);
    const old = { password: CAST_PASSWORD, code: codes[0] ?? '' };
    expect((await author.submit(await author.get(OWN), old, '#removal')).status).toBe(422);
    const fresh = { password: CAST_PASSWORD, code: renewed.find('#recovery-codes li') ?? '' };
    expect((await author.submit(await author.get(OWN), fresh, '#removal')).location).toBe(`${OWN}?done=off`);
    const { answer } = await firstStep(emailOf('author'));
    expect(answer.location).toBe('/desk/officials');
    expect(await verbs()).toContain('coordinator.secondFactorTurnedOff');
  });

  test('an administrator takes it off somebody who lost it, and not off themselves', async () => {
    const author = await people.author();
    await setUp(author);
    const administrator = await people.administrator();
    await setUp(administrator);
    await administrator.post(`/desk/people/${people.idOf('author')}/second-factor-removal`, {});
    expect((await author.get('/desk')).status).toBe(303);
    expect((await firstStep(emailOf('author'))).answer.location).toBe('/desk/officials');
    const own = `/desk/people/${people.idOf('administrator')}/second-factor-removal`;
    expect((await administrator.post(own, {})).status).toBe(409);
    expect(await verbs()).toContain('coordinator.secondFactorTakenOff');
  });

  test('the last administrator who asks it of everyone is led to set it up, not locked out', async () => {
    const administrator = await people.administrator();
    const page = await administrator.get('/desk/settings');
    await administrator.submit(page, { secondFactor: 'administrators' }, '#form');
    expect((await administrator.get('/desk/settings')).location).toBe(OWN);
    expect((await (await people.author()).get('/desk')).status).toBe(200);
    const { secret } = await setUp(administrator);
    expect((await administrator.get('/desk/settings')).status).toBe(200);
    site.clock.advance(STEP);
    const proof = { password: CAST_PASSWORD, code: shown(secret) };
    await administrator.submit(await administrator.get(OWN), proof, '#removal');
    expect((await administrator.get('/desk')).location).toBe(OWN);
    await setUp(administrator);
    expect((await administrator.get('/desk')).status).toBe(200);
  });

  test('setting it up ends other sessions and asks for the password', async () => {
    const author = await people.author();
    const { visitor: other } = await firstStep(emailOf('author'));
    expect((await other.get('/desk')).status).toBe(200);
    await author.post(`${OWN}/beginning`, {});
    const secret = ((await author.get(OWN)).find('#secret') ?? '').replaceAll(' ', '');
    const thief = await author.submit(await author.get(OWN), { password: 'x', code: shown(secret) }, '#form');
    expect(thief.status).toBe(422);
    expect((await firstStep(emailOf('author'))).answer.location).toBe('/desk/officials');
    const proof = { password: CAST_PASSWORD, code: shown(secret) };
    expect((await author.submit(await author.get(OWN), proof, '#form')).status).toBe(201);
    expect((await other.get('/desk')).status).toBe(303);
    expect((await author.post(`${OWN}/beginning`, {})).status).toBe(409);
    expect((await author.post(`${OWN}/confirmation`, proof)).status).toBe(409);
  });
});
