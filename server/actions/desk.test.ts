// The desk's pages of actions, through the front door: written field by field, published, changed, stopped, concluded.
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { ambassador, governor, makeAction, makeContent, makeOfficial, noHarm } from '../testing/makers.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { CAST, cast, type Cast } from '../testing/cast.ts';
import { OPERATOR } from '../audit/model.ts';
import { createDraft, editableAction } from './draft.ts';
import { findActionById } from './find-action.ts';

let site: TestApp;
let people: Cast;
beforeEach(async () => {
  site = await openTestApp();
  people = cast(site);
});
afterEach(() => site.end());

const idIn = (location: string | null): string => /\/desk\/actions\/([^/?]+)/.exec(location ?? '')?.[1] ?? '';

test('an action is written field by field, published, and stands at its address', async () => {
  const first = await makeOfficial(site.app, governor);
  const second = await makeOfficial(site.app, ambassador);
  const reviewer = await people.reviewer();
  const form = await reviewer.get('/desk/actions/new');
  expect(form.status).toBe(200);
  expect(form.find('#s-officials')).toContain('Officials');

  const kept = await reviewer.submit(form, {
    title: 'Two water defenders charged',
    number: 'UA 47/2026',
    index: 'AMR 53/5633/2026',
    country: 'VE',
    topics: ['human-rights-defenders', 'health'],
    'people.0.name': 'Marisol Aranda',
    'people.0.pronouns': 'she/her',
    summary: 'They published a report.',
    demands: 'Drop the charges\n\n  Free them ',
    background: 'It came out in **March**.',
    'targets.0.officialId': first,
    'targets.0.order': '2',
    'targets.0.salutations.0.lang': 'es',
    'targets.0.salutations.0.text': 'Señor Gobernador',
    'letters.0.lang': 'es',
    'letters.0.body': 'Le escribo por {{people}}.',
    'letters.0.signOff': 'Atentamente,',
    'preferredLanguages.0.lang': 'es',
    deadline: '2026-12-15',
    timeZone: 'America/Caracas',
    afterDeadline: 'continue',
  });
  expect(kept.status).toBe(303);
  const id = idIn(kept.location);

  const again = await reviewer.follow(kept);
  expect(again.find('.done')).toContain('saved');
  const saved = await reviewer.submit(again, {
    'targets.1.officialId': second,
    'targets.1.order': '1',
    'targets.1.role': 'copy',
    'targets.1.onlyFrom': 'Germany, AT',
  });
  expect(saved.status).toBe(303);

  const blocked = await reviewer.get(`/desk/actions/${id}/publication`);
  expect(blocked.findAll('.check.must a')).toHaveLength(4);
  const questions = await reviewer.get(blocked.attribute('.check.must a', 'href') ?? '');
  const answered = await reviewer.submit(questions, noHarm);
  expect((await reviewer.follow(answered)).find('.done')).toContain('kept');

  const publication = await reviewer.get(`/desk/actions/${id}/publication`);
  const published = await reviewer.submit(publication);
  expect(published.status).toBe(303);
  expect((await reviewer.follow(published)).find('.done')).toContain('/actions/two-water-defenders-charged');

  const action = await findActionById(site.app, id);
  expect(action).toMatchObject({
    number: '47/26',
    index: 'AMR 53/5633/2026',
    topics: ['human-rights-defenders', 'health'],
    people: [{ name: 'Marisol Aranda', pronouns: 'she/her' }],
    demands: ['Drop the charges', 'Free them'],
    targets: [
      { officialId: second, role: 'copy', onlyFrom: ['DE', 'AT'] },
      { officialId: first, role: 'to', ownSalutations: { es: 'Señor Gobernador' } },
    ],
    letters: [{ lang: 'es', targets: null, body: 'Le escribo por {{people}}.' }],
    preferredLanguages: ['es'],
    ownLanguageAllowed: true,
    deadline: '2026-12-15',
    timeZone: 'America/Caracas',
    afterDeadline: 'continue',
    status: 'open',
  });
});

test('malformed values come back with what was typed, and nothing is kept', async () => {
  const reviewer = await people.reviewer();
  const form = await reviewer.get('/desk/actions/new');
  const answer = await reviewer.submit(form, {
    title: 'A title',
    number: 'forty-seven',
    deadline: '2026-02-30',
    'letters.0.lang': 'en',
    'letters.0.body': 'Dear {{peopel}}',
    'targets.0.onlyFrom': 'Atlantis',
  });
  expect(answer.status).toBe(422);
  const fields = new Map(answer.formFields());
  expect(fields.get('title')).toBe('A title');
  expect(fields.get('number')).toBe('forty-seven');
  expect(fields.get('letters.0.body')).toBe('Dear {{peopel}}');
  const links = answer.findAll('#errors a');
  expect(links.join(' ')).toContain('Atlantis');
  expect(links.join(' ')).toContain('peopel');
  expect(answer.attribute('#f-number', 'aria-invalid')).toBe('true');
  expect((await reviewer.get('/desk/actions')).find('.tools')).toBe('0 actions');
});

test('asking for one more row loses nothing and keeps nothing', async () => {
  const reviewer = await people.reviewer();
  const form = await reviewer.get('/desk/actions/new');
  const more = await reviewer.submit(form, { title: 'Half done', 'people.0.name': 'Ana', add: 'people' });
  expect(more.status).toBe(200);
  const fields = new Map(more.formFields());
  expect(fields.get('title')).toBe('Half done');
  expect(fields.get('people.0.name')).toBe('Ana');
  expect(fields.has('people.1.name')).toBe(true);
  expect((await reviewer.get('/desk/actions')).find('.tools')).toBe('0 actions');
});

test('what is missing is said with links to the fields, and publishing it is refused', async () => {
  const id = await createDraft(site.app, OPERATOR, {
    ...(await makeContent(site.app)),
    title: '',
    deadline: '',
  });
  const reviewer = await people.reviewer();
  const page = await reviewer.get(`/desk/actions/${id}/publication`);
  expect(page.findAll('.check.must a').slice(0, 2)).toEqual([
    'Title: Fill this in.',
    'Deadline: Fill this in.',
  ]);
  expect(page.attribute('.check.must a', 'href')).toBe(`/desk/actions/${id}/edit#f-title`);
  const refused = await reviewer.post(`/desk/actions/${id}/publication`, { revision: '1', note: '' });
  expect(refused.status).toBe(422);
});

test('two who edit at once: the second sees what the first saved, keeps the own words, and can save then', async () => {
  const { id } = await makeAction(site.app);
  const author = await people.author();
  const reviewer = await people.reviewer();
  const mine = await author.get(`/desk/actions/${id}/edit`);
  const theirs = await reviewer.get(`/desk/actions/${id}/edit`);
  expect((await reviewer.submit(theirs, { summary: 'A hearing is set for Monday.' })).status).toBe(303);
  const told = await author.submit(mine, { summary: 'They were moved to another cell.' });
  expect(told.status).toBe(409);
  expect(told.findAll('.side .words')).toEqual([
    'They were moved to another cell.',
    'A hearing is set for Monday.',
  ]);
  // Both changed it, so nothing is chosen, and nothing is saved until it is.
  const unchosen = await author.submit(told, { then: 'save' });
  expect(unchosen.status).toBe(422);
  expect(unchosen.find('#errors')).toContain('Choose');
  const chosen = await author.submit(unchosen, { then: 'save', 'choice.summary': 'mine' });
  expect(chosen.status).toBe(303);
  const { content } = await editableAction(site.app.db.query, OPERATOR, id);
  expect(content.summary).toBe('They were moved to another cell.');
});

test('the form of a published action, sent back unchanged, changes nothing', async () => {
  const { id } = await makeAction(site.app);
  const before = (await editableAction(site.app.db.query, OPERATOR, id)).content;
  const reviewer = await people.reviewer();
  expect((await reviewer.submit(await reviewer.get(`/desk/actions/${id}/edit`))).status).toBe(303);
  const overview = await reviewer.get(`/desk/actions/${id}`);
  expect(overview.text).not.toContain('Changes not published yet');
  expect((await reviewer.get(`/desk/actions/${id}/publication`)).status).toBe(409);
  const { content } = await editableAction(site.app.db.query, OPERATOR, id);
  expect(content).toEqual(before);
});

test('a picture is told by its content, made small, freed of its metadata, and served for ever', async () => {
  const { id } = await makeAction(site.app);
  const reviewer = await people.reviewer();
  const page = await reviewer.get(`/desk/actions/${id}/edit`);
  const noise = Buffer.from(Array.from({ length: 1500 * 1000 * 3 }, (_, at) => (at * 7919) % 251));
  const photo = await sharp(noise, { raw: { width: 1500, height: 1000, channels: 3 } })
    .withExif({ IFD0: { Artist: 'secret-camera-owner' } })
    .jpeg()
    .toBuffer();
  const send = (file: Buffer) => {
    const body = new FormData();
    for (const [name, value] of page.formFields()) if (!name.startsWith('image.')) body.append(name, value);
    body.append('image.alt', 'A river');
    body.append('image.credit', 'Ilse Haugland');
    body.append('image.file', new File([new Uint8Array(file)], 'photo.png', { type: 'image/png' }));
    return reviewer.send('POST', `/desk/actions/${id}/edit`, {
      body,
      headers: { origin: 'http://insist.test' },
    });
  };
  const refused = await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
  expect(refused.status).toBe(422);
  expect(refused.find('#f-image-file-error')).toContain('PNG, JPEG or WebP');
  expect(new Map(refused.formFields()).get('image.alt')).toBe('A river');

  expect((await send(photo)).status).toBe(303);
  const { content } = await editableAction(site.app.db.query, OPERATOR, id);
  expect(content.image).toMatchObject({ alt: 'A river', credit: 'Ilse Haugland' });
  const served = await fetch(`${site.url}/images/${content.image?.id ?? ''}`);
  expect(served.headers.get('content-type')).toBe('image/webp');
  expect(served.headers.get('cache-control')).toContain('immutable');
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = Buffer.from(await served.arrayBuffer());
  expect(bytes.length).toBeLessThanOrEqual(60_000);
  expect(bytes.includes('secret-camera-owner')).toBe(false);
  const { width, height } = await sharp(bytes).metadata();
  expect(Math.max(width, height)).toBeLessThanOrEqual(1200);
  expect((await site.visitor().get('/images/nothing')).status).toBe(404);
});

test('stop and outcome say what will happen, ask for words, and show on the overview', async () => {
  const { id } = await makeAction(site.app);
  const reviewer = await people.reviewer();
  const stop = await reviewer.get(`/desk/actions/${id}/stop`);
  expect(stop.find('.confirm')).toContain('cannot be undone');
  expect((await reviewer.submit(stop)).status).toBe(422);
  const stopped = await reviewer.submit(stop, { reason: 'She is free.' });
  expect((await reviewer.follow(stopped)).find('.note.stop')).toContain('She is free.');
  expect((await reviewer.get(`/desk/actions/${id}/stop`)).status).toBe(409);

  const outcome = await reviewer.get(`/desk/actions/${id}/outcome`);
  const untold = await reviewer.submit(outcome, { text: 'She came home.' });
  expect(untold.status).toBe(422);
  expect(untold.find('textarea')).toBe('She came home.');
  const told = await reviewer.submit(outcome, { kind: 'good-news', text: 'She came home.' });
  expect((await reviewer.follow(told)).text).toContain('She came home.');
});

test('who may do what: by role, for every page and post', async () => {
  const { id } = await makeAction(site.app);
  const pages = { list: '/desk/actions', overview: `/desk/actions/${id}` };
  const writing = ['/desk/actions/new', `/desk/actions/${id}/edit`];
  const publishing = [`/desk/actions/${id}/stop`, `/desk/actions/${id}/outcome`];
  const expected = {
    stranger: { read: 303, write: 303, publish: 303 },
    'tally-reader': { read: 200, write: 403, publish: 403 },
    author: { read: 200, write: 200, publish: 403 },
    reviewer: { read: 200, write: 200, publish: 200 },
    administrator: { read: 200, write: 200, publish: 200 },
  } as const;
  for (const name of CAST) {
    const person = await people.as(name);
    for (const path of Object.values(pages))
      expect([name, path, (await person.get(path)).status]).toEqual([name, path, expected[name].read]);
    for (const path of writing)
      expect([name, path, (await person.get(path)).status]).toEqual([name, path, expected[name].write]);
    for (const path of publishing)
      expect([name, path, (await person.get(path)).status]).toEqual([name, path, expected[name].publish]);
    if (expected[name].publish === 200) continue;
    for (const path of [...publishing, `/desk/actions/${id}/publication`]) {
      const answer = await person.post(path, { reason: 'x', kind: 'worse', text: 'x', revision: '1' });
      // What a stranger sends is carried by the sign-in page.
      const refused = name === 'stranger' ? 401 : expected[name].publish;
      expect([name, path, answer.status]).toEqual([name, path, refused]);
    }
  }
  expect((await findActionById(site.app, id)).status).toBe('open');
});

test('a post from another site and an unknown action change nothing', async () => {
  const reviewer = await people.reviewer();
  const { id } = await makeAction(site.app);
  const foreign = await reviewer.post(
    `/desk/actions/${id}/stop`,
    { reason: 'x' },
    { origin: 'https://evil.example.org' },
  );
  expect(foreign.status).toBe(403);
  expect((await reviewer.get('/desk/actions/nothing')).status).toBe(404);
  expect((await reviewer.get('/desk/actions/nothing/edit')).status).toBe(404);
  expect((await findActionById(site.app, id)).status).toBe('open');
});

test('what people write is shown as text on the desk', async () => {
  const title = '<img src=x onerror=alert(1)> {{people}}';
  const { id } = await makeAction(site.app, { title, summary: '</textarea><script>alert(1)</script>' });
  const reviewer = await people.reviewer();
  for (const path of [
    '/desk/actions',
    `/desk/actions/${id}`,
    `/desk/actions/${id}/edit`,
    `/es/desk/actions/${id}/edit`,
  ]) {
    const page = await reviewer.get(path);
    expect([path, page.status]).toEqual([path, 200]);
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).not.toContain('<script>alert');
  }
});
