// The supporters' forms, as a program that has only the contract fills them in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../app.ts';
import { makeAction } from '../makers.ts';
import { countsOf, tallyOf } from './ask.ts';

describe('the forms', () => {
  let site: TestApp;
  let slug = '';
  beforeAll(async () => {
    site = await openTestApp();
    ({ slug } = await makeAction(site.app));
  });
  afterAll(() => site.end());

  test.each(['', '/es'])('on %s/actions/… the first form posts to its own page', async prefix => {
    for (const page of ['letter', 'report']) {
      const address = `${prefix}/actions/${slug}/${page}`;
      expect((await site.visitor().get(address)).formAction()).toBe(address);
    }
  });

  test('the letter form posted unchanged answers 200: first target, best channel, preferred language', async () => {
    const page = await site.visitor().get(`/actions/${slug}/letter`);
    const fields = page.formFields();
    expect(fields.filter(([name]) => name === 'target')).toEqual([['target', 't1']]);
    expect(Object.fromEntries(fields)).toMatchObject({ channel: 'email', lang: 'es' });
    site.clock.advance(5 * 3_600_000);
    const answer = await site.visitor().submit(page);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Estimado Sr. Gobernador');
    expect(answer.text).toContain('Pido que se retiren los cargos.');
    const curl = await site.visitor().send('POST', page.formAction(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    expect(curl.status).toBe(200);
  });

  test('the address fills the letter form, and the fields of the contract are enough', async () => {
    const page = await site.visitor().get(`/actions/${slug}/letter?target=t2&channel=fax&lang=en`);
    expect(Object.fromEntries(page.formFields())).toMatchObject({ target: 't2', channel: 'fax', lang: 'en' });
    const fields = {
      target: ['t2'],
      channel: 'post',
      lang: 'en',
      name: 'Ottilie Brandvold',
      place: 'Bremen',
      country: 'DE',
      body: 'My own words: <b>{{x}}</b> & #set text(red) \\b.',
    };
    const preview = await site.visitor().post(`/actions/${slug}/letter`, fields);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain('Dear Ambassador');
    expect(preview.text).toContain('&lt;b&gt;{{x}}&lt;/b&gt; &amp; #set text(red) \\b.');
    const text = await site.visitor().post(`/actions/${slug}/letter.txt`, fields);
    expect(text.status).toBe(200);
    expect(text.headers.get('content-type')).toContain('text/plain');
    expect(text.text).toContain('My own words: <b>{{x}}</b> & #set text(red) \\b.');
    expect(text.text).toContain('Dear Ambassador');
    expect(text.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['pdf', 'application/pdf', '%PDF'],
    ['rtf', 'application/rtf', '{\\rtf'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['txt', 'text/plain', ''],
    ['eml', 'message/rfc822', ''],
  ])('letter.%s is a file of one letter, and of two', async (ext, type, begins) => {
    const page = await site.visitor().get(`/actions/${slug}/letter`);
    const fields = page.formFields();
    const one = await site.visitor().post(`/actions/${slug}/letter.${ext}`, fields);
    expect(one.status).toBe(200);
    expect(one.headers.get('content-type')).toContain(type);
    expect(one.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; .*\\.${ext}"`));
    expect(one.text.startsWith(begins)).toBe(true);
    const both = await site.visitor().post(`/actions/${slug}/letter.${ext}`, [...fields, ['target', 't2']]);
    expect(both.status).toBe(200);
    if (ext === 'eml') expect(both.headers.get('content-type')).toContain('application/zip');
  });

  test('the same report form sent twice counts once and leads to one receipt', async () => {
    const before = await tallyOf(site, slug);
    const page = await site.visitor().get(`/actions/${slug}/report?target=t2&channel=fax&v=1`);
    expect(Object.fromEntries(page.formFields())).toMatchObject({ 'qty.t2.fax': '1' });
    const changes = { 'qty.t1.post': '3', 'qty.t2.fax': '', 'qty.t2.email': '2', country: 'DE', as: 'self' };
    const first = await site.visitor().submit(page, changes);
    const again = await site.visitor().submit(page, changes);
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(again.location).toBe(first.location);
    expect(first.location).toMatch(/^\/receipts\/\S+$/);
    expect((await tallyOf(site, slug)).total).toBe(before.total + 5);
    const other = await site.visitor().submit(page, { ...changes, 'qty.t1.post': '4' });
    expect(other.status).toBe(409);
    expect(other.text).toContain(first.location);
    expect((await tallyOf(site, slug)).total).toBe(before.total + 5);

    const receipt = await site.visitor().get(first.location ?? '');
    expect([receipt.status, receipt.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(
      `${receipt.headers.get('x-robots-tag') ?? ''} ${receipt.attribute('meta[name=robots]', 'content') ?? ''}`,
    ).toContain('noindex');
    expect(receipt.headers.get('referrer-policy')).toBe('same-origin');
    const corrected = await site.visitor().post(`${first.location ?? ''}/correction`, { 'qty.t1.post': '1' });
    expect([corrected.status, corrected.location]).toEqual([303, first.location]);
    expect((await tallyOf(site, slug)).total).toBe(before.total + 1);
    expect((await site.visitor().post(`${first.location ?? ''}/withdrawal`, {})).status).toBe(303);
    expect((await tallyOf(site, slug)).total).toBe(before.total);
    expect((await site.visitor().get(first.location ?? '')).status).toBe(410);
    expect((await site.visitor().post(`${first.location ?? ''}/withdrawal`, {})).status).toBe(410);
    expect((await site.visitor().post(`${first.location ?? ''}/correction`, changes)).status).toBe(410);
  });

  test('a class reports as a group', async () => {
    const before = await tallyOf(site, slug);
    const page = await site.visitor().get(`/actions/${slug}/report`);
    const answer = await site.visitor().submit(page, {
      'qty.t1.post': '28',
      as: 'group',
      'group.name': 'Class 9b',
      'group.people': '28',
    });
    expect(answer.status).toBe(303);
    expect((await tallyOf(site, slug)).byGrade.group).toBe(before.byGrade.group + 28);
  });

  test('a foreign page may not post; a text browser that says nothing may', async () => {
    const counts = await countsOf(site, slug);
    const page = await site.visitor().get(`/actions/${slug}/report`);
    const fields: [string, string][] = [...page.formFields(), ['qty.t1.other', '1']];
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example.org' };
    expect((await site.visitor().post(page.formAction(), fields, cross)).status).toBe(403);
    expect(
      (await site.visitor().post(page.formAction(), fields, { origin: 'https://elsewhere.example.org' }))
        .status,
    ).toBe(403);
    expect(await countsOf(site, slug)).toEqual(counts);
    const silent = await site.visitor().send('POST', page.formAction(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(
        fields.filter(([name, value]) => name !== 'qty.t1.other' || value),
      ).toString(),
    });
    expect(silent.status).toBe(303);
    const desk = await site.visitor().send('POST', '/desk/sign-in', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a%40example.org&password=x',
    });
    expect(desk.status).toBe(403);
  });
});
