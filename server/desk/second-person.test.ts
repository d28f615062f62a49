// A draft's way to the public through the front door: blocked, answered, asked about, sent back, approved by another.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { createDraft, editableAction, saveDraft } from '../actions/draft.ts';
import { findActionById } from '../actions/find-action.ts';
import { publishDue } from '../actions/publish-due.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeContent, noHarm } from '../testing/makers.ts';

let site: TestApp;
let people: Cast;
beforeEach(async () => {
  site = await openTestApp();
  people = cast(site);
  const settings = await readSettings(site.app.db.query);
  await changeSettings(site.app, OPERATOR, { ...settings, secondPerson: true });
});
afterEach(() => site.end());

/** A draft of the author's own, as the editor saves it. */
async function draftOfAuthor(): Promise<string> {
  const author = await people.author();
  expect((await author.get('/desk')).status).toBe(200);
  const by = { id: people.idOf('author'), name: 'The author', role: 'author' };
  return createDraft(site.app, by, await makeContent(site.app));
}

test('blocked until the questions are answered; asked about, sent back, asked again, approved, published', async () => {
  const id = await draftOfAuthor();
  const author = await people.author();
  const reviewer = await people.reviewer();
  const at = `/desk/actions/${id}`;
  const blocked = await author.get(`${at}/review`);
  expect(blocked.findAll('.check.must a')).toHaveLength(4);
  expect((await author.post(`${at}/review`, { revision: '1' })).status).toBe(422);
  const care = await author.get(`${at}/care`);
  const incomplete = await author.submit(care, { ...noHarm, consent: 'cannot-be-asked' });
  expect(incomplete.status).toBe(422);
  expect(incomplete.attribute('#f-consentText', 'aria-invalid')).toBe('true');
  await author.submit(care, { ...noHarm, unsaid: 'something', unsaidText: 'Hillside school' });
  expect((await author.get(`${at}/edit`)).find('.care')).toContain('Hillside school');

  const asked = await author.submit(
    await author.get(`${at}/review`),
    { message: 'Please look at the letter.' },
    '#form',
  );
  expect(asked.location).toBe(`${at}?done=asked`);
  const today = await reviewer.get('/desk');
  expect(today.find('[aria-labelledby="b-second"]')).toContain('The author asked for a review');
  expect((await author.get('/desk')).find('[aria-labelledby="b-second"]')).toBeNull();
  const mails = site.transport.sent.length;
  expect(mails).toBe(0);

  // The reviewer's own way past it is shut too.
  expect((await reviewer.get(`${at}/publication`)).location).toBe(`${at}/review`);
  expect((await reviewer.post(`${at}/publication`, { revision: '1', note: '' })).status).toBe(409);
  const page = await reviewer.get(`${at}/review`);
  expect(page.text).toContain('Please look at the letter.');
  await reviewer.submit(page, { back: 'Name a source.' }, '#return');
  expect((await author.get('/desk')).find('[aria-labelledby="b-second"]')).toContain('Name a source.');

  await author.submit(await author.get(`${at}/review`), {}, '#form');
  const approved = await reviewer.submit(await reviewer.get(`${at}/review`), {}, '#form');
  expect(approved.location).toBe(`${at}?done=approved`);
  expect((await findActionById(site.app, id)).status).toBe('open');
  const overview = await reviewer.get(at);
  expect(overview.text).toContain('The reviewer went past');
  const history = overview.find('.trail') ?? '';
  for (const what of ['asked for a review', 'sent it back', 'approved it', 'published'])
    expect(history).toContain(what);
});

test('whoever changed it last is told that somebody else approves, and a changed draft has to be asked about anew', async () => {
  const id = await draftOfAuthor();
  const author = await people.author();
  const reviewer = await people.reviewer();
  const at = `/desk/actions/${id}`;
  await author.submit(await author.get(`${at}/care`), noHarm);
  const by = { id: people.idOf('author'), name: 'The author', role: 'author' };
  await author.submit(await author.get(`${at}/review`), {}, '#form');
  const page = await reviewer.get(`${at}/review`);
  const { content } = await editableAction(site.app.db.query, by, id);
  const reviewing = { id: people.idOf('reviewer'), name: 'The reviewer', role: 'reviewer' };
  await saveDraft(site.app, reviewing, id, 1, { ...content, summary: 'My own words.' });
  expect((await reviewer.submit(page, {}, '#form')).status).toBe(409);
  expect((await reviewer.get(`${at}/review`)).text).toContain('has changed since');
  await author.submit(await author.get(`${at}/review`), {}, '#form');
  const own = await reviewer.get(`${at}/review`);
  expect(own.text).toContain('You wrote the last change');
  expect(own.find('#return')).toBeNull();
  const administrator = await people.administrator();
  await administrator.submit(await administrator.get(`${at}/review`), {}, '#form');
  expect((await findActionById(site.app, id)).summary).toBe('My own words.');
});

test('approved for a time: the desk shows it, the worker publishes it, it can be called off', async () => {
  const id = await draftOfAuthor();
  const author = await people.author();
  const reviewer = await people.reviewer();
  const at = `/desk/actions/${id}`;
  await author.submit(await author.get(`${at}/care`), noHarm);
  await author.submit(await author.get(`${at}/review`), {}, '#form');
  const page = await reviewer.get(`${at}/review`);
  const bad = await reviewer.submit(page, { when: 'later', whenTime: '' }, '#form');
  expect(bad.status).toBe(422);
  expect(bad.attribute('#f-whenTime', 'aria-invalid')).toBe('true');
  // Nine in Caracas is one in the afternoon in UTC.
  await reviewer.submit(page, { when: 'later', whenTime: '2026-11-23T09:00' }, '#form');
  expect((await reviewer.get('/desk')).find('[aria-labelledby="b-second"]')).toContain('23 Nov 2026, 09:00');
  site.clock.set('2026-11-23T12:59:59.000Z');
  expect(await publishDue(site.app)).toBe(false);
  site.clock.set('2026-11-23T13:00:00.000Z');
  expect(await publishDue(site.app)).toBe(true);
  expect((await findActionById(site.app, id)).version).toBe(1);
});

test('an update is begun on one page, and a longer deadline asks for the second person too', async () => {
  const id = await draftOfAuthor();
  const author = await people.author();
  const reviewer = await people.reviewer();
  const at = `/desk/actions/${id}`;
  await author.submit(await author.get(`${at}/care`), noHarm);
  await author.submit(await author.get(`${at}/review`), {}, '#form');
  await reviewer.submit(await reviewer.get(`${at}/review`), {}, '#form');
  const update = await author.get(`${at}/update`);
  expect((await author.submit(update, { step: 'second-ua', note: '' })).status).toBe(422);
  const begun = await author.submit(update, {
    step: 'second-ua',
    note: 'A hearing is set.',
    deadline: '2026-12-30',
  });
  expect(begun.location).toBe(`${at}/edit?saved=1`);
  await author.submit(await author.get(`${at}/review`), {}, '#form');
  expect((await reviewer.get(`${at}/review`)).text).toContain('A hearing is set.');
  await reviewer.submit(await reviewer.get(`${at}/review`), {}, '#form');
  const action = await findActionById(site.app, id);
  expect(action).toMatchObject({ version: 2, kind: 'update', deadline: '2026-12-30' });
  const extension = await reviewer.get(`${at}/extension`);
  const asked = await reviewer.submit(extension, { deadline: '2027-01-15' });
  expect(asked.location).toBe(`${at}?done=asked`);
  expect((await findActionById(site.app, id)).deadline).toBe('2026-12-30');
});
