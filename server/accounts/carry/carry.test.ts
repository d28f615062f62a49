// A form that comes after its session has ended: nothing typed is lost, and nobody else is given it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { editableAction } from '../../actions/draft.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { CAST_PASSWORD, cast, emailOf, type Cast } from '../../testing/cast.ts';
import { makeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';
import { openTyped, sealTyped } from './typed.ts';

let site: TestApp;
let people: Cast;
beforeEach(async () => {
  site = await openTestApp();
  people = cast(site);
});
afterEach(() => site.end());

const titleOf = async (id: string) => (await editableAction(site.app.db.query, OPERATOR, id)).content.title;
const credentials = { email: emailOf('author'), password: CAST_PASSWORD };
const DAY = 86_400_000;

/** What an author typed into an action, sent when the session had ended. */
async function sentTooLate(id: string): Promise<Answer> {
  const author = await people.author();
  const page = await author.get(`/desk/actions/${id}/edit`);
  site.clock.advance(2 * DAY);
  return author.submit(page, { title: 'Typed “too late”\r\n & <kept>', summary: 'One.\n\nTwo.' });
}

test('the sign-in page carries it, and one press sends it', async () => {
  const { id } = await makeAction(site.app);
  const author = await people.author();
  const signIn = await sentTooLate(id);
  expect(signIn.status).toBe(401);
  expect(signIn.headers.get('cache-control')).toBe('no-store');
  expect(signIn.find('[role=status]')).toContain('What you typed is kept in this page');
  expect(signIn.text).not.toContain('too late');

  const wrong = await author.submit(signIn, { ...credentials, password: 'not the one' });
  expect(wrong.status).toBe(422);
  const again = await author.submit(wrong, credentials);
  expect(again.status).toBe(200);
  expect(again.find('h1')).toBe('You are signed in again');
  expect(again.formAction('#form')).toBe(`/desk/actions/${id}/edit`);
  const saved = await author.submit(again, {}, '#form');
  expect(saved.status).toBe(303);
  const { content } = await editableAction(site.app.db.query, OPERATOR, id);
  expect(content.title).toBe('Typed “too late”\n & <kept>');
  expect(content.summary).toBe('One.\n\nTwo.');
});

test('somebody else who signs in there is not given it', async () => {
  const { id } = await makeAction(site.app);
  await people.reviewer();
  const signIn = await sentTooLate(id);
  const other = await people.stranger();
  const again = await other.submit(signIn, { ...credentials, email: emailOf('reviewer') });
  expect(again.find('main')).toContain('typed by somebody else');
  expect(again.text).not.toContain('too late');
  expect(await titleOf(id)).not.toContain('too late');
});

test('what was saved meanwhile is shown beside it, not overwritten', async () => {
  const { id } = await makeAction(site.app);
  const author = await people.author();
  const signIn = await sentTooLate(id);
  const reviewer = await people.reviewer();
  const page = await reviewer.submit(await reviewer.get(`/desk/actions/${id}/edit`), { title: 'Theirs' });
  expect(page.status).toBe(303);
  const again = await author.submit(signIn, credentials);
  const told = await author.submit(again, {}, '#form');
  expect(told.status).toBe(409);
  expect(told.findAll('.side .words')).toContain('Theirs');
  expect(await titleOf(id)).toBe('Theirs');
});

test('a picture that is too large or cannot be carried takes nothing of the text with it', async () => {
  const { id } = await makeAction(site.app);
  const author = await people.author();
  const page = await author.get(`/desk/actions/${id}/edit`);
  const send = (bytes: number) => {
    const body = new FormData();
    for (const [name, value] of page.formFields()) if (name !== 'title') body.append(name, value);
    body.append('title', 'Typed with a picture');
    body.append('image.file', new File([new Uint8Array(bytes)], 'photo.png', { type: 'image/png' }));
    return author.send('POST', `/desk/actions/${id}/edit`, {
      body,
      headers: { origin: 'http://insist.test' },
    });
  };
  const tooLarge = await send(12 * 1024 * 1024 + 1);
  expect(tooLarge.status).toBe(422);
  expect(tooLarge.find('#f-image-file-error')).toContain('too large');
  expect(new Map(tooLarge.formFields()).get('title')).toBe('Typed with a picture');

  site.clock.advance(2 * DAY);
  const again = await author.submit(await send(5000), credentials);
  expect(again.find('.note')).toContain('choose it once more');
  expect((await author.submit(again, {}, '#form')).status).toBe(303);
  expect(await titleOf(id)).toBe('Typed with a picture');
});

test('passwords and codes are asked for again instead', async () => {
  const stranger = await people.stranger();
  const sent = await stranger.post('/desk/password', { current: 'a', password: 'b' });
  expect([sent.status, sent.location]).toEqual([303, '/desk/sign-in?next=%2Fdesk']);
  const script = await stranger.post('/desk/actions/x/edit', { title: 'x' }, { accept: 'application/json' });
  expect([script.status, script.text]).toEqual([401, '']);
  const foreign = await stranger.post(
    '/desk/actions/x/edit',
    { title: 'x' },
    { origin: 'https://evil.example' },
  );
  expect([foreign.status, foreign.text.includes('carried')]).toEqual([403, false]);
});

test('only what this site sealed, lately and for its desk, is opened', () => {
  const carried = {
    path: '/desk/actions/x/edit',
    pairs: [['title', 'x']] satisfies [string, string][],
    at: site.clock.now().toISOString(),
    person: null,
    file: false,
  };
  const open = (sealed: string) => openTyped(site.app, sealed);
  expect(open(sealTyped(site.app, carried))).toMatchObject(carried);
  for (const path of ['https://evil.example/', '//evil.example', '/actions/x', '/desk/../x'])
    expect(open(sealTyped(site.app, { ...carried, path }))).toBeNull();
  expect(open(site.app.seal.close('an address somebody sealed'))).toBeNull();
  expect(open('')).toBeNull();
  expect(open('tampered')).toBeNull();
  const sealed = sealTyped(site.app, carried);
  site.clock.advance(13 * 3_600_000);
  expect(open(sealed)).toBeNull();
});

test('guessing is slowed and takes nothing away; a second factor passes it on', async () => {
  const { id } = await makeAction(site.app);
  const author = await people.author();
  await author.post('/desk/second-factor/beginning', {});
  const secret = (await author.get('/desk/second-factor')).find('.code') ?? '';
  let signIn = await sentTooLate(id);
  for (let tries = 0; tries < 12; tries += 1)
    signIn = await author.submit(signIn, { ...credentials, password: `wrong ${tries}` });
  expect(signIn.status).toBe(422);
  expect(new Map(signIn.formFields()).get('carried')).toBeTruthy();
  expect(secret).toBeDefined();
});
