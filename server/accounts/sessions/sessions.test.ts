// One's own sessions through the front door: what the list says, ending one, and nobody else's.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, CAST_PASSWORD, emailOf, type Cast } from '../../testing/cast.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const SESSIONS = '/desk/sessions';

describe.each(['sqlite', 'postgres'] as const)('own sessions on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  const signIn = async () => {
    const visitor = site.visitor();
    const fields = { email: emailOf('author'), password: CAST_PASSWORD };
    const answer = await visitor.post('/desk/sign-in', fields, { 'user-agent': FIREFOX });
    expect(answer.status).toBe(303);
    return visitor;
  };

  test('the list says the browser’s family, and which one is this; one of them can be ended', async () => {
    const first = await people.author();
    site.clock.advance(3_600_000);
    const second = await signIn();
    const list = await second.get(SESSIONS);
    expect(list.findAll('tbody th')).toEqual(['Firefox, Linux this one', 'Unknown browser']);
    const kept = await site.app.db.query.selectFrom('coordinator_sessions').select('browser').execute();
    expect(JSON.stringify(kept)).not.toContain('130');
    const ended = await second.submit(list, {}, 'tbody tr:last-child form');
    expect(ended.location).toBe(`${SESSIONS}?ended`);
    expect((await first.get('/desk')).status).toBe(303);
    const own = await second.submit(await second.get(SESSIONS), {}, 'tbody tr:first-child form');
    expect(own.location).toBe('/desk/sign-in?out');
    expect((await second.get('/desk')).status).toBe(303);
  });

  test('nobody ends somebody else’s', async () => {
    const author = await people.author();
    const address = (await author.get(SESSIONS)).formAction('tbody form');
    const answer = await (await people.administrator()).post(address, {});
    expect(answer.location).toBe(SESSIONS);
    expect((await author.get('/desk')).status).toBe(200);
  });
});
