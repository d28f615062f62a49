// The officials book through the front door, and its use cases on both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { Conflict, Forbidden, NotFound } from '../lib/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { CAST, cast } from '../testing/cast.ts';
import { ambassador, governor, makeAction, makeOfficial } from '../testing/makers.ts';
import { findOfficial, searchOfficials, usesOfOfficial } from './find-officials.ts';
import { changeOfficial, keepOfficial } from './keep-official.ts';

describe.each(['sqlite', 'postgres'] as const)('the officials book on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());

  test('an official is kept whole, changed, and what stood before stays in the record', async () => {
    const id = await makeOfficial(site.app, governor);
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({ ...governor, version: 1 });
    await changeOfficial(site.app, OPERATOR, id, 1, { ...governor, phones: [] });
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({ phones: [], version: 2 });
    await expect(changeOfficial(site.app, OPERATOR, id, 1, governor)).rejects.toThrow(Conflict);
    await expect(findOfficial(site.app.db.query, 'nobody')).rejects.toThrow(NotFound);
  });

  test('only who may write the book writes it', async () => {
    const reader = { id: 'r', name: 'Reader', role: 'tally-reader' };
    await expect(keepOfficial(site.app, reader, governor)).rejects.toThrow(Forbidden);
  });

  test('the book is searched by words and country, in the order of names', async () => {
    await makeOfficial(site.app, governor);
    await makeOfficial(site.app, ambassador);
    await makeOfficial(site.app, { ...governor, name: null, title: 'Élder of Óbidos', country: 'PT' });
    const names = async (filter: Parameters<typeof searchOfficials>[1]): Promise<(string | null)[]> =>
      (await searchOfficials(site.app.db.query, filter)).map(official => official.name ?? official.title);
    expect(await names({})).toEqual(['Élder of Óbidos', 'H.E. Teresa Oliva Marín', 'Ignacio Belmonte Rojas']);
    expect(await names({ words: ['ÓBIDOS'] })).toEqual(['Élder of Óbidos']);
    expect(await names({ words: ['mission', 'oliva'] })).toEqual(['H.E. Teresa Oliva Marín']);
    expect(await names({ country: 'VE' })).toEqual(['Ignacio Belmonte Rojas']);
  });

  test('its uses are the actions that address it', async () => {
    const { id } = await makeAction(site.app, { title: 'Uses them' });
    const [used] = await searchOfficials(site.app.db.query, { words: ['belmonte'] });
    const unused = await makeOfficial(site.app, ambassador);
    expect(await usesOfOfficial(site.app.db.query, used?.id ?? '')).toEqual([
      { id, title: 'Uses them', state: 'published' },
    ]);
    expect(await usesOfOfficial(site.app.db.query, unused)).toEqual([]);
  });
});

describe('the officials book on the desk', () => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp();
  });
  afterEach(() => site.end());

  test('an official is typed in, found again, and changed', async () => {
    const author = await cast(site).author();
    const form = await author.get('/desk/officials/new');
    const kept = await author.submit(form, {
      name: 'Ignacio Belmonte Rojas',
      title: 'Governor',
      country: 'VE',
      'salutations.0.lang': 'es',
      'salutations.0.text': 'Estimado Sr. Gobernador',
      addressLines: 'Avenida Central 12\n\nPuerto Claro\n',
      emails: 'despacho@rioseco.example.org\nother@rioseco.example.org',
      phones: '+1 202 555 0101',
      'handles.0.service': 'X',
      'handles.0.handle': '@rioseco_example',
      notes: 'Answers on Mondays.',
    });
    expect(kept.status).toBe(303);
    const page = await author.follow(kept);
    expect(page.find('.done')).toContain('Saved');
    const id = /officials\/([^?]+)/.exec(kept.location ?? '')?.[1] ?? '';
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({
      addressLines: ['Avenida Central 12', 'Puerto Claro'],
      emails: ['despacho@rioseco.example.org', 'other@rioseco.example.org'],
      salutations: { es: 'Estimado Sr. Gobernador' },
      handles: [{ service: 'X', handle: '@rioseco_example' }],
      body: null,
    });
    await author.submit(page, { 'salutations.0.remove': '1', body: 'Regional government' }, '#form');
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({
      salutations: {},
      body: 'Regional government',
      version: 2,
    });
    const list = await author.get('/desk/officials?search=belmonte&country=VE');
    expect(list.findAll('tbody th a')).toEqual(['Ignacio Belmonte Rojas']);
    expect(list.findAll('tbody td')).toEqual([
      'Venezuela',
      'post, e-mail, phone, social media',
      '–',
      'never',
    ]);
    expect((await author.get('/desk/officials?search=nobody')).find('.empty')).toContain('No official');
  });

  test('what is wrong is said at its field, and nothing typed is lost', async () => {
    const author = await cast(site).author();
    const answer = await author.submit(await author.get('/desk/officials/new'), {
      emails: 'not an address',
      phones: '+1 202 555 0101',
      'salutations.0.text': 'Dear Governor',
    });
    expect(answer.status).toBe(422);
    expect(answer.findAll('#errors a')).toHaveLength(3);
    expect(answer.attribute('#f-emails', 'aria-invalid')).toBe('true');
    const fields = new Map(answer.formFields());
    expect(fields.get('phones')).toBe('+1 202 555 0101');
    expect(fields.get('salutations.0.text')).toBe('Dear Governor');
    expect(await searchOfficials(site.app.db.query, {})).toEqual([]);
  });

  test('two who edit at once: the second is shown the other’s entry and keeps the own words', async () => {
    const id = await makeOfficial(site.app, governor);
    const people = cast(site);
    const author = await people.author();
    const mine = await author.get(`/desk/officials/${id}`);
    await changeOfficial(site.app, OPERATOR, id, 1, { ...governor, phones: ['+1 202 555 0199'] });
    const told = await author.submit(mine, { title: 'Governor of the coast' }, '#form');
    expect(told.status).toBe(409);
    expect(told.find('.confirm dl')).toContain('+1 202 555 0199');
    expect(new Map(told.formFields('#form')).get('title')).toBe('Governor of the coast');
    expect((await author.submit(told, { version: 'NaN' }, '#form')).status).toBe(409);
    expect((await author.submit(told, {}, '#form')).status).toBe(303);
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({
      title: 'Governor of the coast',
      version: 3,
    });
  });

  test('another empty row is a post that keeps nothing', async () => {
    const author = await cast(site).author();
    const more = await author.submit(await author.get('/desk/officials/new'), {
      name: 'Half',
      add: 'handles',
    });
    expect(more.status).toBe(200);
    expect(new Map(more.formFields()).get('name')).toBe('Half');
    expect(new Map(more.formFields()).has('handles.1.handle')).toBe(true);
    expect(await searchOfficials(site.app.db.query, {})).toEqual([]);
  });

  test('who may do what', async () => {
    const id = await makeOfficial(site.app, governor);
    const people = cast(site);
    const read = { stranger: 303, 'tally-reader': 200, author: 200, reviewer: 200, administrator: 200 };
    const write = { ...read, 'tally-reader': 403 };
    for (const name of CAST) {
      const person = await people.as(name);
      expect([name, (await person.get('/desk/officials')).status]).toEqual([name, read[name]]);
      expect([name, (await person.get(`/desk/officials/${id}`)).status]).toEqual([name, read[name]]);
      expect([name, (await person.get('/desk/officials/new')).status]).toEqual([name, write[name]]);
    }
    const reader = await people.tallyReader();
    expect((await reader.post(`/desk/officials/${id}`, { name: 'X', version: '1' })).status).toBe(403);
    expect((await reader.get('/desk/officials/nobody')).status).toBe(404);
  });
});
