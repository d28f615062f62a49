// The packet for a group: what is in it, who gets how many, bad input, and the report form it leads to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeAction, makeContent, makeOfficial } from '../testing/makers.ts';
import type { Reader } from './extra-sheets.ts';
import { pathsFor } from '../lib/paths.ts';
import { caseInWords, packetDocument, shares } from './pack-letters.ts';

let site: TestApp;
let slug: string;
let id: string;

beforeAll(async () => {
  site = await openTestApp();
  ({ slug, id } = await makeAction(site.app));
});
afterAll(() => site.end());

const english = (): Reader => ({
  lang: 'en',
  to: pathsFor('en', 'en'),
  t: (key, params) => site.app.strings.text('en', key, params),
});

describe('the packet', () => {
  it('is complete when opened: posted unchanged it answers with a PDF, and counts its letters as begun', async () => {
    const person = site.visitor();
    const form = await person.get(`/actions/${slug}/packet`);
    expect(form.status).toBe(200);
    expect(form.formAction()).toBe(`/actions/${slug}/packet`);
    const made = await person.submit(form, { letters: '5' });
    expect(made.status).toBe(200);
    expect(made.headers.get('content-type')).toBe('application/pdf');
    expect(made.text.startsWith('%PDF-')).toBe(true);
    const rows = await site.app.db.query
      .selectFrom('started_counters')
      .select(['target_id', 'count'])
      .where('action_id', '=', id)
      .where('channel', '=', 'post')
      .orderBy('target_id')
      .execute();
    expect(rows).toEqual([
      { target_id: 't1', count: 3 },
      { target_id: 't2', count: 2 },
    ]);
  });

  it('holds a sheet for the organiser, the letters with lines to write on, labels, and the way to report', async () => {
    const action = await findAction(site.app, slug);
    const given = { publicUrl: 'https://insist.test', now: site.clock.now(), postage: 'Ask.' };
    const wish = { targets: ['t1', 't2'], langs: ['es', 'en'], letters: 17, paper: 'a4' as const };
    const { sections } = packetDocument(english(), action, wish, given);
    const letters = sections.filter(section => section.style === 'letter');
    expect(letters).toHaveLength(17);
    for (const letter of letters) {
      const kinds = letter.blocks.map(block => block.kind);
      expect(kinds.indexOf('writingLines')).toBe(kinds.indexOf('signOff') - 1);
      expect(kinds).not.toContain('sender');
    }
    expect(new Set(letters.map(letter => letter.lang))).toEqual(new Set(['es', 'en']));
    const labels = sections.flatMap(({ blocks }) =>
      blocks.flatMap(block => (block.kind === 'labels' ? [block.labels.length] : [])),
    );
    expect(labels).toEqual([14, 3]);
    const [qr] = sections.at(-1)?.blocks.filter(block => block.kind === 'qr') ?? [];
    const address = new URL(qr?.kind === 'qr' ? qr.text : '');
    const report = await site.visitor().get(`${address.pathname}${address.search}`);
    expect(report.status).toBe(200);
    const filled = new Map(report.formFields());
    expect([filled.get('qty.t1.post'), filled.get('qty.t2.post'), filled.get('as')]).toEqual([
      '9',
      '8',
      'group',
    ]);
  });

  it('reports letters to somebody without an address by the best way there is', async () => {
    const { addressLines: _none, ...reached } = governor;
    const unposted = await makeOfficial(site.app, { ...reached, name: 'Inés Roca Prado', addressLines: [] });
    const content = await makeContent(site.app);
    const targets = content.targets.map(each =>
      each.id === 't1' ? { ...each, officialId: unposted } : each,
    );
    const made = await makeAction(site.app, { number: '49/26', title: 'No address', targets });
    const person = site.visitor();
    await person.submit(await person.get(`/actions/${made.slug}/packet`), {
      target: ['t1', 't2'],
      letters: '3',
    });
    const wish = { targets: ['t1', 't2'], langs: ['es'], letters: 3, paper: 'a4' as const };
    const given = { publicUrl: 'https://insist.test', now: site.clock.now(), postage: '' };
    const { sections } = packetDocument(english(), await findAction(site.app, made.slug), wish, given);
    const [qr] = sections.at(-1)?.blocks.filter(block => block.kind === 'qr') ?? [];
    const { pathname, search } = new URL(qr?.kind === 'qr' ? qr.text : '');
    const filled = new Map((await site.visitor().get(`${pathname}${search}`)).formFields());
    expect([filled.get('qty.t1.email'), filled.get('qty.t2.post')]).toEqual(['2', '1']);
    const rows = await site.app.db.query
      .selectFrom('started_counters')
      .select(['target_id', 'channel', 'count'])
      .where('action_id', '=', made.id)
      .orderBy('target_id')
      .execute();
    expect(rows).toEqual([
      { target_id: 't1', channel: 'email', count: 2 },
      { target_id: 't2', channel: 'post', count: 1 },
    ]);
  });

  it('leaves a line wherever only the writer knows what to say', async () => {
    const body = 'I am {{supporter.name}} of {{supporter.place}}, {{supporter.country}}. Free {{people}}.';
    const sample = { lang: 'en', targets: null, greeting: null, body, signOff: 'Yours,' };
    const made = await makeAction(site.app, { number: '48/26', title: 'By hand', letters: [sample] });
    const wish = { targets: ['t1'], langs: ['en'], letters: 1, paper: 'letter' as const };
    const given = { publicUrl: 'https://insist.test', now: site.clock.now(), postage: 'Ask.' };
    const document = packetDocument(english(), await findAction(site.app, made.slug), wish, given);
    const text = site.app.documents.text(document);
    expect(text).toMatch(/I am _{24} of _{24}, _{24}\. Free Marisol Aranda and Benito Salcedo\./);
    expect(document.sections[1]?.blocks[0]).toEqual({ kind: 'placeDate', text: '_'.repeat(24) });
  });

  it.each([
    ['no letters', { letters: '0' }, '#f-letters'],
    ['too many letters', { letters: '101' }, '#f-letters'],
    ['a number that is none', { letters: 'many' }, '#f-letters'],
    ['nobody', { target: null }, '#f-target'],
    ['somebody unknown', { target: 'nobody' }, '#f-target'],
    ['a language without a sample', { lang: 'fr' }, '#f-lang'],
    ['a paper nobody has', { paper: 'a3' }, '#f-paper'],
  ])('refuses %s', async (_what, changes, link) => {
    const person = site.visitor();
    const answer = await person.submit(await person.get(`/actions/${slug}/packet`), changes);
    expect(answer.status).toBe(422);
    expect(answer.attribute('.errors a', 'href')).toBe(link);
  });

  it('shares letters evenly, and cuts the case at a sentence', async () => {
    const { targets } = await findAction(site.app, slug);
    expect(shares(targets, 1).map(share => share.count)).toEqual([1]);
    expect(shares(targets, 7).map(share => share.count)).toEqual([4, 3]);
    const sentence = 'One two three four five six seven. ';
    expect(caseInWords(sentence.repeat(40), 'en', 20)).toBe(sentence.repeat(2).trim());
    expect(caseInWords('Short.', 'en')).toBe('Short.');
    expect(caseInWords('one two three four', 'en', 2)).toBe('one two …');
    expect(caseInWords('警察逮捕了两名教师。他们仍被关押。', 'zh', 8)).toBe('警察逮捕了两名教师。');
  });
});
