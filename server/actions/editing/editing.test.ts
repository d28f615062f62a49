// Two at one draft, on both databases: told of each other, shown where they differ, nothing overwritten, nothing lost.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, type Cast } from '../../testing/cast.ts';
import { makeAction, makeContent } from '../../testing/makers.ts';
import { createDraft, editableAction, saveDraft } from '../draft.ts';
import { findImage, keepImage } from '../keep-image.ts';
import { sweepActions } from '../sweep.ts';

describe.each(['sqlite', 'postgres'] as const)('two at one draft on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  const contentOf = async (id: string) => (await editableAction(site.app.db.query, OPERATOR, id)).content;
  const verbs = async (id: string) =>
    (await site.app.db.query.selectFrom('audit').select('verb').where('subject_id', '=', id).execute()).map(
      row => row.verb,
    );

  test('each is told that the other has it open, until they leave', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const reviewer = await people.reviewer();
    expect((await author.get(`/desk/actions/${id}/edit`)).find('[data-editor-others]')).toBe('');
    const page = await reviewer.get(`/desk/actions/${id}/edit`);
    expect(page.find('[data-editor-others]')).toContain('The author (since 21 Nov 2026, 12:00 UTC)');
    const asked = await author.post(`/desk/actions/${id}/presence`, {});
    expect(asked.text).toContain('The reviewer (since');
    const before = '2026-11-21T11:59:59.000Z';
    await author.post(`/desk/actions/${id}/presence`, { leaving: before });
    expect((await reviewer.get(`/desk/actions/${id}/edit`)).find('[data-editor-others]')).toContain('author');
    await author.post(`/desk/actions/${id}/presence`, { leaving: site.clock.now().toISOString() });
    expect((await reviewer.get(`/desk/actions/${id}/edit`)).find('[data-editor-others]')).toBe('');
    await author.get(`/desk/actions/${id}/edit`);
    site.clock.advance(21 * 60_000);
    expect((await reviewer.get(`/desk/actions/${id}/edit`)).find('[data-editor-others]')).toBe('');
  });

  test('what only one has changed is chosen already, and both are kept with one press', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const reviewer = await people.reviewer();
    const mine = await author.get(`/desk/actions/${id}/edit`);
    const theirs = await reviewer.get(`/desk/actions/${id}/edit`);
    await reviewer.submit(theirs, { summary: 'A hearing is set for Monday.', number: '48/26' });
    const told = await author.submit(mine, { title: 'Two defenders moved', number: '49/26' });
    expect(told.status).toBe(409);
    expect(told.find('.ask')).toContain('The reviewer saved at');
    expect(told.findAll('fieldset legend .h-small').sort()).toEqual(['Number', 'Summary', 'Title']);
    const fields = new Map(told.formFields());
    expect([fields.get('choice.title'), fields.get('choice.summary'), fields.get('choice.number')]).toEqual([
      'mine',
      'theirs',
      undefined,
    ]);
    expect((await contentOf(id)).title).toBe('Two water defenders charged for their report');
    const kept = await author.submit(told, { then: 'save', 'choice.number': 'theirs' });
    expect(kept.status).toBe(303);
    expect(await contentOf(id)).toMatchObject({
      title: 'Two defenders moved',
      summary: 'A hearing is set for Monday.',
      number: '48/26',
    });
  });

  test('whoever saves while one chooses is not overwritten either', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const reviewer = await people.reviewer();
    const mine = await author.get(`/desk/actions/${id}/edit`);
    await reviewer.submit(await reviewer.get(`/desk/actions/${id}/edit`), { summary: 'First.' });
    const told = await author.submit(mine, { summary: 'Mine.' });
    await reviewer.submit(await reviewer.get(`/desk/actions/${id}/edit`), { summary: 'Second.' });
    const again = await author.submit(told, { then: 'save', 'choice.summary': 'mine' });
    expect(again.status).toBe(409);
    expect(again.findAll('.side .words')).toEqual(['Mine.', 'Second.']);
    expect((await contentOf(id)).summary).toBe('Second.');
    const edited = await author.submit(again, { then: 'edit', 'choice.summary': 'mine' });
    expect(edited.status).toBe(200);
    expect(edited.find('#f-summary')).toBe('Mine.');
    expect((await contentOf(id)).summary).toBe('Second.');
    expect((await author.submit(again, { then: 'theirs' })).location).toBe(`/desk/actions/${id}/edit`);
  });

  test('letters for an official of one side do not go with the officials of the other', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const reviewer = await people.reviewer();
    const mine = await author.get(`/desk/actions/${id}/edit`);
    const theirs = await reviewer.get(`/desk/actions/${id}/edit`);
    await reviewer.submit(theirs, { 'targets.1.remove': '1' });
    const named = { 'letters.0.for': 'named', 'letters.0.targets': 't2' };
    const told = await author.submit(mine, named);
    const mixed = await author.submit(told, {
      then: 'save',
      'choice.letters': 'mine',
      'choice.targets': 'theirs',
    });
    expect(mixed.status).toBe(422);
    expect(mixed.find('#errors')).toContain('same side');
  });

  test('a script saves while one types: only what changed, with the ids of new rows, and told of another', async () => {
    const content = await makeContent(site.app, { targets: [], letters: [] });
    const id = await createDraft(site.app, OPERATOR, content);
    const author = await people.author();
    const official = (await site.app.db.query.selectFrom('officials').select('id').executeTakeFirstOrThrow())
      .id;
    const page = await author.get(`/desk/actions/${id}/edit`);
    const byScript = (changes: Record<string, string>) =>
      author.post(
        `/desk/actions/${id}/edit`,
        [...page.formFields().filter(([name]) => !(name in changes)), ...Object.entries(changes)],
        { accept: 'application/json' },
      );
    const before = (await verbs(id)).length;
    expect((await byScript({})).json()).toMatchObject({ revision: 1, ids: {} });
    expect((await verbs(id)).length).toBe(before);
    const saved = await byScript({ 'targets.0.officialId': official });
    expect(saved.status).toBe(200);
    const [target] = (await contentOf(id)).targets;
    expect(saved.json()).toMatchObject({ revision: 2, ids: { 'targets.0.id': target?.id } });
    expect((await byScript({ revision: '2', number: 'no number' })).status).toBe(422);
    const reviewer = await people.reviewer();
    await reviewer.submit(await reviewer.get(`/desk/actions/${id}/edit`), { title: 'Theirs' });
    const moved = await byScript({ revision: '2', title: 'Mine' });
    expect(moved.status).toBe(409);
    expect(moved.text).toContain('The reviewer has saved');
    expect((await contentOf(id)).title).toBe('Theirs');
  });

  test('a duplicate has its own number, deadline and counts, and keeps officials, letters and picture', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const image = { id: await keepImage(site.app, OPERATOR, picture), alt: 'A river', credit: 'Ilse' };
    const { id } = await makeAction(site.app, { image });
    const author = await people.author();
    const answer = await author.post(`/desk/actions/${id}/copy`, {});
    const copy = /actions\/(\w+)\/edit/.exec(answer.location ?? '')?.[1] ?? '';
    expect((await author.follow(answer)).find('.done')).toContain('copy');
    const [of, is] = [await contentOf(id), await contentOf(copy)];
    expect(is).toMatchObject({ number: null, index: null, deadline: '', image, letters: of.letters });
    expect(is.title).toBe('Copy of “Two water defenders charged for their report”');
    expect(is.targets.map(each => each.officialId)).toEqual(of.targets.map(each => each.officialId));
    expect(is.targets[0]?.id).not.toBe(of.targets[0]?.id);
  });

  test('a week later pictures in no draft and old saves are gone, and nothing that is used', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const [used, unused] = [
      await keepImage(site.app, OPERATOR, picture),
      await keepImage(site.app, OPERATOR, picture),
    ];
    const { id } = await makeAction(site.app, { image: { id: used, alt: 'A river', credit: 'Ilse' } });
    const first = await editableAction(site.app.db.query, OPERATOR, id);
    await saveDraft(site.app, OPERATOR, id, first.revision, { ...first.content, summary: 'Newer.' });
    expect(await sweepActions(site.app)).toEqual({ pictures: 0, saves: 0 });
    site.clock.advance(8 * 86_400_000);
    expect(await sweepActions(site.app, { dryRun: true })).toEqual({ pictures: 1, saves: 1 });
    expect(await sweepActions(site.app)).toEqual({ pictures: 1, saves: 1 });
    expect(await sweepActions(site.app)).toEqual({ pictures: 0, saves: 0 });
    await expect(findImage(site.app, used)).resolves.toBeTruthy();
    await expect(findImage(site.app, unused)).rejects.toThrow();
  });
});
