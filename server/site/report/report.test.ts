// Reporting through the pages as a supporter without JavaScript: report, receipt, correct, confirm, withdraw.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OPERATOR } from '../../audit/model.ts';
import { stopAction } from '../../actions/stop.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction, type MadeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';

describe('a report through the pages', () => {
  let site: TestApp;
  let action: MadeAction;
  let count = 0;
  beforeAll(async () => {
    site = await openTestApp();
  });
  beforeEach(async () => {
    count += 1;
    action = await makeAction(site.app, { number: `${count}/26` });
  });
  afterAll(() => site.end());

  const open = (query = ''): Promise<Answer> => site.visitor().get(`/actions/${action.slug}/report${query}`);
  const total = async (): Promise<unknown> => {
    const tally = (await site.visitor().get(`/api/v1/actions/${action.slug}/tally`)).json();
    return typeof tally === 'object' && tally !== null && 'total' in tally ? tally.total : null;
  };

  test('the form is complete when opened, and a link from the letter fills it', async () => {
    const page = await open('?target=t1&channel=email&lang=es&v=1');
    expect(page.status).toBe(200);
    expect(page.formAction()).toBe(`/actions/${action.slug}/report`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.getSetCookie()).toEqual([]);
    const sent = await site.visitor().submit(page);
    expect(sent.status).toBe(303);
    const receipt = await site.visitor().follow(sent);
    expect(receipt.find('h1')).toBe('Thank you. Your letter is counted.');
    expect(receipt.find('.stamp b')).toBe('1');
    expect([receipt.headers.get('cache-control'), receipt.headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'noindex',
    ]);
    expect(await total()).toBe(1);
  });

  test('without a link nothing is filled in: sent as it is, it asks for a number and counts nothing', async () => {
    const page = await open();
    expect(page.formFields().filter(([name, value]) => name.startsWith('qty.') && value !== '')).toEqual([]);
    const sent = await site.visitor().submit(page);
    expect(sent.status).toBe(422);
    expect(sent.find('.errors a')).toBe('Say at least one letter, e-mail, fax, call or post.');
    expect(sent.attribute('.errors a', 'href')).toBe('#f-qty-t1-email');
    expect(sent.find('title')).toMatch(/^Error: /);
    expect(await total()).toBe(0);
  });

  test('the same form sent twice counts once and leads to the same receipt', async () => {
    const page = await open();
    const changes = { 'qty.t1.post': '3', 'qty.t2.email': '2', country: 'PL' };
    const first = await site.visitor().submit(page, changes);
    const second = await site.visitor().submit(page, changes);
    expect(second.location).toBe(first.location);
    expect(await total()).toBe(5);
    const receipt = await site.visitor().follow(first);
    expect(receipt.find('h1')).toBe('Thank you. Your 5 letters are counted.');
    expect(receipt.findAll('tbody tr > *').join(' / ')).toBe(
      'Ignacio Belmonte Rojas / Post / Reported / 3 / H.E. Teresa Oliva Marín / E-mail / Reported / 2',
    );
    expect(receipt.text).toContain('From Poland.');
  });

  test('the same form with other numbers is offered as a correction', async () => {
    const page = await open();
    const first = await site.visitor().submit(page, { 'qty.t1.post': '3' });
    const other = await site.visitor().submit(page, { 'qty.t1.post': '4' });
    expect(other.status).toBe(409);
    expect(other.attribute('.note a', 'href')).toBe(first.location);
    expect(await total()).toBe(3);
    const corrected = await site.visitor().submit(other);
    expect([corrected.status, corrected.location]).toEqual([303, first.location]);
    expect(await total()).toBe(4);
  });

  test('a correction and a withdrawal on the receipt; then the page says that it is gone', async () => {
    const sent = await site.visitor().submit(await open(), { 'qty.t1.post': '3', 'qty.t2.email': '2' });
    const receipt = await site.visitor().follow(sent);
    const form = `form[action$="/correction"]`;
    const wrong = await site.visitor().submit(receipt, { 'qty.t1.post': 'three' }, form);
    expect([wrong.status, wrong.attribute('#f-qty-t1-post', 'value')]).toEqual([422, 'three']);
    const corrected = await site.visitor().submit(receipt, { 'qty.t1.post': '2' }, form);
    expect([corrected.status, corrected.location]).toEqual([303, sent.location]);
    expect(await total()).toBe(4);
    const seen = await site.visitor().follow(corrected);
    const gone = await site.visitor().submit(seen, {}, 'form[action$="/withdrawal"]');
    expect([gone.status, gone.location]).toEqual([303, sent.location]);
    const page = await site.visitor().follow(gone);
    expect([page.status, page.find('h1')]).toEqual([410, 'This report was withdrawn']);
    expect(await total()).toBe(0);
    expect((await site.visitor().submit(seen, { 'qty.t1.post': '9' }, form)).status).toBe(410);
    expect((await site.visitor().submit(seen, { 'qty.t1.post': 'three' }, form)).status).toBe(410);
    expect((await site.visitor().submit(seen, {}, 'form[action$="/withdrawal"]')).status).toBe(410);
    expect(await total()).toBe(0);
  });

  test('what was typed stays, and each field says what is wrong', async () => {
    const sent = await site.visitor().submit(await open(), {
      'qty.t1.post': '1.5',
      'qty.t2.email': '10001',
      country: 'XX',
      as: 'group',
      'group.name': 'Class 4b',
      'group.people': '',
      email: 'nobody',
    });
    expect(sent.status).toBe(422);
    const errors = [
      ['#f-qty-t1-post', '1.5'],
      ['#f-qty-t2-email', '10001'],
      ['#f-group-people', ''],
      ['#f-email', 'nobody'],
    ];
    for (const [field, value] of errors) {
      expect(sent.attribute(field ?? '', 'aria-invalid')).toBe('true');
      expect(sent.attribute(field ?? '', 'value')).toBe(value);
    }
    expect(sent.findAll('.errors a')).toHaveLength(5);
    expect(sent.attribute('#f-group-name', 'value')).toBe('Class 4b');
    expect(sent.attribute('#f-as-1', 'checked')).not.toBeNull();
    expect(await total()).toBe(0);
  });

  test.each([
    ['an official who is no target', { 'qty.t9.post': '1' }],
    ['a channel that is none', { 'qty.t1.pigeon': '1' }],
    ['a number said twice', { 'qty.t1.post': ['1', '2'] }],
    ['less than nothing', { 'qty.t1.post': '-1' }],
    ['the field that people do not see', { 'qty.t1.post': '1', pet: 'Rex' }],
    ['no key', { 'qty.t1.post': '1', key: null }],
  ])('refuses %s and counts nothing', async (_name, changes) => {
    const sent = await site.visitor().submit(await open(), changes);
    expect(sent.status).toBe(422);
    expect(sent.find('.errors')).not.toBeNull();
    expect(await total()).toBe(0);
  });

  test('digits of other scripts are numbers', async () => {
    const sent = await site.visitor().submit(await open(), { 'qty.t1.post': '١٢' });
    expect(sent.status).toBe(303);
    expect(await total()).toBe(12);
  });

  test('a confirmed report: only the mailed link shows the button, and only the button confirms', async () => {
    const sent = await site
      .visitor()
      .submit(await open(), { 'qty.t1.post': '3', email: 'reporter@example.org' });
    const receipt = await site.visitor().follow(sent);
    expect(receipt.find('form[action$="/confirmation"]')).toBeNull();
    expect(receipt.text).toContain('We have written to your address.');
    const mail = await newestMail(site);
    expect(mail).toMatchObject({ to: 'reporter@example.org' });
    const link = /http:\/\/insist\.test(\/receipts\/\S+)/.exec(mail.text)?.[1] ?? '';
    const opened = await site.visitor().get(link);
    const tally = async () => (await site.visitor().get(`/api/v1/actions/${action.slug}/tally`)).json();
    expect(await tally()).toMatchObject({ byGrade: { reported: 3, confirmed: 0 } });
    const confirmed = await site.visitor().submit(opened, {}, 'form[action$="/confirmation"]');
    expect(confirmed.location).toBe(sent.location);
    expect(await tally()).toMatchObject({ total: 3, byGrade: { reported: 0, confirmed: 3 } });
    const again = await site.visitor().submit(opened, {}, 'form[action$="/confirmation"]');
    expect(again.status).toBe(303);
    expect((await site.visitor().follow(again)).find('tbody tr')).toContain('Confirmed');
    expect(await total()).toBe(3);
  });

  test('a token that was not mailed confirms nothing', async () => {
    const sent = await site
      .visitor()
      .submit(await open(), { 'qty.t1.post': '3', email: 'reporter@example.org' });
    const answer = await site.visitor().post(`${sent.location ?? ''}/confirmation`, { token: 'guess' });
    expect(answer.status).toBe(403);
  });

  test('reports end: the page says why, and a post counts nothing', async () => {
    const now = site.clock.now().toISOString();
    const page = await open();
    const sent = await site.visitor().submit(page, { 'qty.t1.post': '2' });
    await stopAction(site.app, OPERATOR, action.id, 'They are free.');
    const during = await site.visitor().submit(await open(), { 'qty.t1.post': '1' });
    expect(during.status).toBe(303);
    site.clock.advance(14 * 86_400_000);
    expect((await open()).status).toBe(409);
    const late = await site.visitor().submit(page, {
      key: 'late',
      'qty.t1.post': '1',
    });
    expect(late.status).toBe(409);
    const receipt = await site.visitor().follow(sent);
    expect(receipt.find('form[action$="/correction"]')).toBeNull();
    const gone = await site.visitor().submit(receipt, {}, 'form[action$="/withdrawal"]');
    expect((await site.visitor().follow(gone)).status).toBe(410);
    expect(await total()).toBe(1);
    site.clock.set(now);
  });

  test('in Spanish, and ready for a language from right to left', async () => {
    const spanish = await site.visitor().get(`/es/actions/${action.slug}/report`);
    const sent = await site.visitor().submit(spanish, { 'qty.t1.post': '2' });
    expect(sent.location).toMatch(/^\/es\/receipts\//);
    const receipt = await site.visitor().follow(sent);
    expect(receipt.find('h1')).toBe('Gracias. Sus 2 cartas están contadas.');
    const pseudo = await site.visitor().get((sent.location ?? '').replace('/es/', '/qps/'));
    expect([pseudo.status, pseudo.attribute('html', 'dir')]).toEqual([200, 'rtl']);
  });

  test('a foreign page may not report in somebody’s name; a text browser that says nothing may', async () => {
    const page = await open();
    const fields: [string, string][] = [...page.formFields(), ['qty.t1.other', '1']];
    const foreign = await site.visitor().post(page.formAction(), fields, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const plain = await site.visitor().send('POST', page.formAction(), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields.filter(([name, value]) => value !== '' || name === 'key')).toString(),
    });
    expect(plain.status).toBe(303);
  });

  test('an unknown receipt is 404, and a typed code is read kindly', async () => {
    expect((await site.visitor().get('/receipts/nothing-here')).status).toBe(404);
    const sent = await site.visitor().submit(await open(), { 'qty.t1.post': '2' });
    const code = (sent.location ?? '').split('/').at(-1) ?? '';
    expect((await site.visitor().get(`/receipts/${code.toUpperCase()}`)).status).toBe(200);
  });
});

const mailSchema = z.object({ to: z.string(), text: z.string() });

async function newestMail(site: TestApp): Promise<{ to: string; text: string }> {
  const row = await site.app.db.query
    .selectFrom('outbox')
    .select('sealed')
    .where('kind', '=', 'report-confirmation')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return mailSchema.parse(JSON.parse(site.app.seal.open(row.sealed ?? '')));
}
