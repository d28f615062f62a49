// One organiser reports for many: from the action's page or a packet's code, in one form, with and without every number.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction, type MadeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';

describe('a group’s report', () => {
  let site: TestApp;
  let action: MadeAction;
  beforeAll(async () => {
    site = await openTestApp();
    action = await makeAction(site.app);
  });
  afterAll(() => site.end());

  const page = (query = ''): Promise<Answer> =>
    site.visitor().get(`/actions/${action.slug}/report?as=group${query}`);
  const tally = z.object({ byGrade: z.object({ group: z.number() }) });
  const groupTotal = async (): Promise<number> =>
    tally.parse((await site.visitor().get(`/api/v1/actions/${action.slug}/tally`)).json()).byGrade.group;

  test('is reached from the action, the report page and the packet page', async () => {
    for (const from of ['', '/report', '/packet']) {
      const before = await site.visitor().get(`/actions/${action.slug}${from}`);
      const href = before.attribute('a[href$="report?as=group"]', 'href') ?? '';
      expect((await site.visitor().get(href)).find('h1')).toBe('Report for your group');
    }
    expect((await page()).attribute('.page-head a', 'href')).toBe(`/actions/${action.slug}/report`);
  });

  test('has a place for every official and way, and who they are comes first', async () => {
    const form = await page();
    const names = form.formFields().map(([name]) => name);
    expect(names.filter(name => name.startsWith('qty.'))).toHaveLength(12);
    expect(names.indexOf('group.people')).toBeLessThan(names.indexOf('qty.t1.post'));
    expect(form.findAll('.ways-table thead th')).toEqual([
      'Official',
      'Letters by post',
      'E-mails',
      'Faxes',
      'Calls',
      'Social posts',
      'Another way',
      'All',
    ]);
  });

  test('counts what was typed, as a group', async () => {
    const before = await groupTotal();
    const sent = await site.visitor().submit(await page(), {
      'group.name': 'Class 4b',
      'group.people': '12',
      'qty.t1.post': '12',
      'qty.t2.email': '٣',
      country: 'PT',
    });
    expect(sent.status).toBe(303);
    expect(await groupTotal()).toBe(before + 15);
    const receipt = await site.visitor().follow(sent);
    expect(receipt.attribute('form[action$="/correction"] #f-group-people', 'value')).toBe('12');
    const corrected = await site
      .visitor()
      .submit(receipt, { 'qty.t1.fax': '2' }, 'form[action$="/correction"]');
    expect(corrected.status).toBe(303);
    expect(await groupTotal()).toBe(before + 17);
  });

  test('is refused with all that was typed still there, each reason at its field', async () => {
    const before = await groupTotal();
    const sent = await site.visitor().submit(await page(), {
      'group.name': 'Class 4b',
      'qty.t1.post': '12',
      'qty.t2.social': 'many',
    });
    expect(sent.status).toBe(422);
    expect(sent.findAll('.errors a')).toEqual([
      'A number to an official must be whole, from 1 to 10,000.',
      'Say how many people you were: a whole number, from 1 to 1,000,000.',
    ]);
    const values = ['#f-group-name', '#f-qty-t1-post', '#f-qty-t2-social'].map(at =>
      sent.attribute(at, 'value'),
    );
    expect(values).toEqual(['Class 4b', '12', 'many']);
    expect(sent.attribute('#f-qty-t2-social', 'aria-invalid')).toBe('true');
    expect(sent.find('h1')).toBe('Report for your group');
    expect(await groupTotal()).toBe(before);
  });

  test('a packet’s code fills in how many letters in which languages to whom', async () => {
    const form = await page('&target=t1&target=t2&channel=post&n=12&n=8&lang=es&lang=en&lang=xx&v=1');
    expect(form.find('.page-head strong')).toBe('Your packet: 20 letters in Spanish and English.');
    expect(form.attribute('#f-qty-t1-post', 'value')).toBe('12');
    expect(form.attribute('#f-qty-t2-post', 'value')).toBe('8');
    expect((await page('&lang=es')).find('.page-head strong')).toBeNull();
  });
});
