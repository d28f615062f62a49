// The desk's pages of actions, through the front door: written field by field, published, changed, stopped, concluded.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeContent, makeOfficial, governor, ambassador } from '../testing/makers.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { OPERATOR } from '../audit/model.ts';
import { createDraft } from './draft.ts';
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
  expect(page.findAll('.errors a')).toEqual(['Title: Fill this in.', 'Deadline: Fill this in.']);
  expect(page.attribute('.errors a', 'href')).toBe(`/desk/actions/${id}/edit#f-title`);
  const refused = await reviewer.post(`/desk/actions/${id}/publication`, { revision: '1', note: '' });
  expect(refused.status).toBe(422);
});
