// The letter form and its preview through the front door: posted unchanged, several officials, languages, bad input.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { stopAction } from '../actions/stop.ts';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';

let site: TestApp;
let slug: string;
const page = (): string => `/actions/${slug}/letter`;

beforeAll(async () => {
  site = await openTestApp();
  slug = (await makeAction(site.app)).slug;
});
afterAll(() => site.end());

describe('the letter form', () => {
  it('is complete when opened: posted unchanged it answers with the letter, at once and hours later', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    expect(form.status).toBe(200);
    // Nothing of a person is in it yet: it may be kept, and must be asked for again.
    expect(form.headers.get('cache-control')).toBe('no-cache');
    expect(form.headers.get('x-robots-tag')).toBe('noindex');
    expect(form.formAction()).toBe(page());
    const fields = new Map(form.formFields());
    expect(fields.get('target')).toBe('t1');
    expect(fields.get('channel')).toBe('email');
    expect(fields.get('lang')).toBe('es');
    expect(fields.get('body')).toBe(
      'Le escribo por Marisol Aranda y Benito Salcedo.\n\nPido que se retiren los cargos.',
    );
    const done = await person.submit(form);
    expect(done.status).toBe(200);
    expect(done.find('.sheet')).toContain('Estimado Sr. Gobernador:');
    expect(done.find('.sheet')).toContain('Atentamente,');
    expect(done.attribute('#finish a.btn.go', 'href')).toMatch(/^mailto:despacho@rioseco\.example\.org\?/);
    site.clock.advance(5 * 3_600_000);
    expect((await person.submit(form)).status).toBe(200);
  });

  it('answers a program that sends no header of a browser and only the target', async () => {
    const person = site.visitor();
    const done = await person.send('POST', page(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'target=t2',
    });
    expect(done.status).toBe(200);
    expect(done.headers.getSetCookie()).toEqual([]);
  });

  it('makes a letter for each official with its own greeting', async () => {
    const person = site.visitor();
    const form = await person.get(`${page()}?lang=en`);
    const done = await person.submit(form, { target: ['t1', 't2'], name: 'Wanda Jabłońska', country: 'PL' });
    expect(done.status).toBe(200);
    const [first = '', second = ''] = done.findAll('.sheet');
    expect(first).toContain('Dear Governor Belmonte,');
    expect(second).toContain('Dear Ambassador,');
    expect(second).toContain('Wanda Jabłońska');
    expect(second).toContain('Poland');
    expect(done.attribute('#finish .next a', 'href')).toBe(
      `/actions/${slug}/report?target=t1&target=t2&channel=email&lang=en&v=1`,
    );
  });

  it('writes to each official in the language of the sample for them, while nobody has changed it', async () => {
    const letter = (lang: string, target: string, body: string) => ({
      lang,
      targets: [target],
      greeting: null,
      body,
      signOff: '',
    });
    const made = await makeAction(site.app, {
      number: '64/26',
      preferredLanguages: ['es', 'en'],
      letters: [
        letter('es', 't1', 'Usted ha denunciado a {{people}}.'),
        letter('en', 't2', 'Please pass on that {{people}} must be free.'),
      ],
    });
    const person = site.visitor();
    const form = await person.get(`/actions/${made.slug}/letter`);
    const done = await person.submit(form, { target: ['t1', 't2'] });
    const [first = '', second = ''] = done.findAll('.sheet');
    expect(first).toContain('Usted ha denunciado a Marisol Aranda y Benito Salcedo.');
    expect(second).toContain('Dear Ambassador,');
    expect(second).toContain('Please pass on that Marisol Aranda and Benito Salcedo must be free.');
    expect(second).not.toContain('noviembre');
    expect(done.find('.note')).toContain('is in English');
    const own = await person.submit(form, { target: ['t1', 't2'], body: 'Mis propias palabras.' });
    expect(own.findAll('.sheet')[1]).toContain('Mis propias palabras.');
    expect(own.findAll('.sheet')[1]).toContain('noviembre');
  });

  it('takes the sample of another language while the text is untouched, and keeps what was typed', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    const other = await person.submit(form, { lang: 'en', refresh: 'keep' });
    expect(new Map(other.formFields()).get('body')).toContain(
      'I write about Marisol Aranda and Benito Salcedo.',
    );
    expect(other.find('#finish')).toBeNull();
    const typed = await person.submit(other, { lang: 'es', body: 'My own words.', refresh: 'keep' });
    expect(new Map(typed.formFields()).get('body')).toBe('My own words.');
    const again = await person.submit(typed, { refresh: 'again' });
    expect(new Map(again.formFields()).get('body')).toContain('Le escribo');
    // What was written is not lost to one press.
    const back = await person.submit(again, { refresh: 'back' });
    const fields = new Map(back.formFields());
    expect(fields.get('body')).toBe('My own words.');
    expect(fields.has('aside')).toBe(false);
  });

  it('takes another language where the action allows it, and says that there is no sample', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    const done = await person.submit(form, {
      lang: 'other',
      otherLang: 'ar',
      body: 'أكتب إليكم',
      country: 'EG',
    });
    expect(done.status).toBe(200);
    expect(done.attribute('.sheet', 'dir')).toBe('rtl');
    expect(done.find('.sheet')).toContain('مصر');
    expect(done.find('.note')).toContain('no sample letter in Arabic');
    const strict = await makeAction(site.app, { number: '48/26', ownLanguageAllowed: false });
    const refused = await person.post(`/actions/${strict.slug}/letter`, {
      target: 't1',
      lang: 'ar',
      body: 'x',
    });
    expect(refused.status).toBe(422);
  });

  it('turns answers into sentences and leaves no trace of the rest', async () => {
    const person = site.visitor();
    const form = await person.get(`${page()}?lang=en`);
    const done = await person.submit(form, { 'prompt.why': 'my river is dirty too' });
    expect(done.findAll('.sheet .body p')).toEqual([
      'Marisol Aranda and Benito Salcedo',
      'Dear Governor Belmonte,',
      'My river is dirty too.',
      'I write about Marisol Aranda and Benito Salcedo.',
      'They are defenders and must be free.',
    ]);
  });

  it.each([
    ['no official', { target: null }, '#f-target'],
    ['an unknown official', { target: 'nobody' }, '#f-target'],
    ['an unknown channel', { channel: 'pigeon' }, '#f-channel'],
    ['an unknown language', { lang: 'klingon' }, '#f-lang'],
    ['an unknown country', { country: 'ZZ' }, '#f-country'],
    ['an empty text', { body: '  \n ' }, '#f-body'],
    ['a text that is too long', { body: 'x'.repeat(20_001) }, '#f-body'],
    ['a name that is too long', { name: 'x'.repeat(161) }, '#f-name'],
  ])('refuses %s with what was typed', async (_what, changes, link) => {
    const person = site.visitor();
    const form = await person.get(page());
    const answer = await person.submit(form, { place: 'Gdańsk', ...changes });
    expect(answer.status).toBe(422);
    expect(answer.attribute('.errors a', 'href')).toBe(link);
    expect(new Map(answer.formFields()).get('place')).toBe('Gdańsk');
    expect(answer.find('#finish')).toBeNull();
  });

  it('shows hostile text as text', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    const body = '<script>alert(1)</script> {{constructor}} {{#each}} {{people}} #import "x" \\b bold\\par';
    const done = await person.submit(form, { body, name: '<img src=x onerror=alert(1)>' });
    expect(done.status).toBe(200);
    expect(done.text).not.toContain('<script>alert');
    expect(done.text).not.toContain('<img src=x');
    expect(done.find('.sheet')).toContain(
      '{{constructor}} {{#each}} Marisol Aranda y Benito Salcedo #import',
    );
  });

  it('refuses a post from another site, and other methods', async () => {
    const person = site.visitor();
    expect((await person.post(page(), { target: 't1' }, { origin: 'https://elsewhere.test' })).status).toBe(
      403,
    );
    expect((await person.send('DELETE', page(), {})).status).toBe(405);
    expect((await person.get('/actions/nothing/letter')).status).toBe(404);
  });

  it('offers copy and .eml where a mail link would be too long', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    const done = await person.submit(form, { body: 'palabra '.repeat(400) });
    expect(done.text).not.toContain('href="mailto:');
    expect(done.find('#finish .note')).toMatch(/characters/);
    expect(done.attribute('#finish button[formaction$=".eml"]', 'formaction')).toBe(`${page()}.eml`);
  });

  it('says that the action was stopped while the form was open', async () => {
    const { slug: stopping, id } = await makeAction(site.app, { number: '49/26' });
    const person = site.visitor();
    const form = await person.get(`/actions/${stopping}/letter`);
    await stopAction(site.app, OPERATOR, id, 'The family asks for quiet.');
    for (const answer of [
      await person.submit(form),
      await person.get(`/actions/${stopping}/letter`),
      await person.post(`/actions/${stopping}/letter.pdf`, { target: 't1' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.find('main')).toContain('The family asks for quiet.');
    }
    expect((await findAction(site.app, stopping)).status).toBe('stopped');
  });

  it('after the deadline does as the action says', async () => {
    const asks = await makeAction(site.app, { number: '50/26', deadline: '2026-11-22' });
    const ends = await makeAction(site.app, {
      number: '51/26',
      deadline: '2026-11-22',
      afterDeadline: 'stop',
    });
    site.clock.set('2026-11-24T12:00:00.000Z');
    const person = site.visitor();
    const open = await person.get(`/actions/${asks.slug}/letter`);
    expect(open.status).toBe(200);
    expect(open.find('.note')).toContain('Ask the office');
    expect((await person.get(`/actions/${ends.slug}/letter`)).status).toBe(409);
  });

  it('has a writing guide in both languages', async () => {
    const person = site.visitor();
    expect((await person.get('/guide')).status).toBe(200);
    expect((await person.get('/es/guide')).find('h1')).toContain('carta');
  });
});
