// The importer through the front door: paste or send a file, see the places, correct, save; and what is no action.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listForDesk } from '../actions/desk-actions.ts';
import { editableAction } from '../actions/draft.ts';
import { OPERATOR } from '../audit/model.ts';
import { changeOfficial } from '../officials/keep-official.ts';
import { findOfficial, searchOfficials } from '../officials/find-officials.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { governor, makeOfficial } from '../testing/makers.ts';
import type { Answer, Visitor } from '../testing/visitor.ts';
import { SAMPLE_TEXT } from './review/sample-reading.ts';

const sample = (name: string): Buffer<ArrayBuffer> =>
  readFileSync(join(import.meta.dirname, 'files', 'samples', name));
const STATEMENT = `Joint statement on the kelp of Huemul

We, the undersigned organizations, call on the harbour council to release the wardens at once.

Signed by:
1. Harbour Watch
2. Friends of the Strait
4. Harbour Watch
5. Lantern Fishers' Union
6. Boat Count Network
7. Tide Tables Collective
`;

let site: TestApp;
let author: Visitor;
beforeAll(async () => {
  site = await openTestApp();
  author = await cast(site).author();
}, 60_000);
afterAll(() => site.end());

const paste = async (text: string): Promise<Answer> =>
  author.submit(await author.get('/desk/import'), { text });
async function send(name: string, bytes: Buffer<ArrayBuffer>): Promise<Answer> {
  const body = new FormData();
  body.set('text', '');
  body.set('file', new File([bytes], name));
  return author.send('POST', '/desk/import', { body, headers: { origin: 'http://insist.test' } });
}
const fields = (page: Answer): Map<string, string> => new Map(page.formFields('form#form'));
const drafts = () => listForDesk(site.app, OPERATOR);
const save = (page: Answer, changes = {}): Promise<Answer> => author.submit(page, changes, 'form#form');

describe('a text that is pasted', () => {
  it('comes back as fields, each linked with its place in the text and back', async () => {
    const page = await paste(SAMPLE_TEXT);
    expect(page.status).toBe(200);
    const form = fields(page);
    expect(form.get('title')).toBe('KELP WARDENS HELD AFTER HARBOUR VOTE');
    expect(form.get('number')).toBe('58/26');
    expect(form.get('country')).toBe('CL');
    expect(form.get('deadline')).toBe('2026-07-15');
    expect(form.get('officials.0.name')).toBe('Ximena Arrau-Toledo');
    expect(page.find('#at-number')).toContain('58.26');
    expect(page.attribute('#at-number a.to-field', 'href')).toBe('#f-number');
    expect(page.attribute('[data-place="number"] .where a', 'href')).toBe('#at-number');
    expect(page.find('[data-place="number"] .where')).toMatch(/^Sure:/);
    expect(page.findAll('.from-text.is-none .where')).toContain('Not found in the text.');
    // Every link on the page leads somewhere on it.
    const inside = [...page.text.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id ?? '');
    for (const id of new Set(inside)) expect(page.text, id).toContain(`id="${id}"`);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('is saved as a draft with two values corrected, and nothing is published', async () => {
    const answer = await save(await paste(SAMPLE_TEXT), {
      title: 'Two kelp wardens held',
      deadline: '2026-08-01',
    });
    expect(answer.status).toBe(303);
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    const officials = await searchOfficials(site.app.db.query, {});
    expect(officials.map(official => official.name)).toEqual(['Baltasar Henríquez', 'Ximena Arrau-Toledo']);
    expect(answer.location).toBe(`/desk/actions/${draft?.id ?? ''}/edit?saved=1`);
    const { content, version } = await editableAction(site.app.db.query, OPERATOR, draft?.id ?? '');
    expect(version).toBe(0);
    expect(content).toMatchObject({
      title: 'Two kelp wardens held',
      deadline: '2026-08-01',
      number: '58/26',
    });
    expect(content.letters[0]?.body).toContain('count boats');
    expect((await author.follow(answer)).status).toBe(200);
  });

  it('shows what was typed again, with its text and its places, when something is wrong', async () => {
    const again = await save(await paste(SAMPLE_TEXT), { number: 'none', title: 'My own title' });
    expect(again.status).toBe(422);
    expect(fields(again).get('title')).toBe('My own title');
    expect(fields(again).get('text')).toBe(SAMPLE_TEXT);
    expect(again.attribute('.errors a', 'href')).toBe('#f-number');
    expect(again.find('#at-title')).toContain('KELP WARDENS');
    const before = (await drafts()).length;
    expect((await save(again, { number: '58/26' })).status).toBe(303);
    expect(await drafts()).toHaveLength(before + 1);
  });

  it('that is hostile is text on the page, and the page is as safe as any', async () => {
    const page = await paste(
      `${SAMPLE_TEXT}\n<script>alert(1)</script> {{constructor}} "><img src=x onerror=y>`,
    );
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<img src=x');
  });

  it('that is empty asks for a text or a file', async () => {
    const page = await paste('  ');
    expect(page.status).toBe(422);
    expect(page.find('.errors')).toContain('Paste a text or choose a file.');
  });
});

describe('officials', () => {
  const text = SAMPLE_TEXT.replace('Ximena Arrau-Toledo', 'Nayra Quispe-Vilca').replaceAll(
    'delegacion',
    'prefectura',
  );
  const known = {
    ...governor,
    name: 'Nayra Quispe Vilca',
    title: 'Governor',
    country: 'CL',
    emails: ['old@prefectura.example.net'],
  };
  let id: string;
  beforeAll(async () => {
    id = await makeOfficial(site.app, known);
  });
  const entry = () => findOfficial(site.app.db.query, id);

  it('that the book has are shown with what differs, and left as they are unless that is chosen', async () => {
    const page = await paste(text);
    expect(page.find('.found')).toContain('In the book, with differences:');
    expect(page.findAll('td.lines')).toContain('old@prefectura.example.net');
    expect(fields(page).get('officials.0.use')).toBe('book');
    expect((await save(page)).status).toBe(303);
    expect(await entry()).toMatchObject({ version: 1, emails: known.emails });
    expect((await save(page, { 'officials.0.use': 'document' })).status).toBe(303);
    expect(await entry()).toMatchObject({
      version: 2,
      emails: ['gabinete@prefectura.example.net'],
      phones: known.phones,
    });
  });

  it('that somebody else changed meanwhile are shown again as they stand', async () => {
    const { version, phones } = await entry();
    const details = { ...known, phones: [...phones, '+56 65 555 0199'] };
    await changeOfficial(site.app, OPERATOR, id, version, details);
    const page = await paste(text);
    await changeOfficial(site.app, OPERATOR, id, version + 1, { ...details, phones: [] });
    const again = await save(page, { 'officials.0.use': 'document' });
    expect(again.status).toBe(409);
    expect(again.find('.errors')).toContain('Somebody has changed an official');
    expect((await save(again)).status).toBe(303);
    expect(await entry()).toMatchObject({ version: version + 3 });
  });

  it('can be left out', async () => {
    const before = await searchOfficials(site.app.db.query, {});
    const page = await paste(text);
    const changes = { 'officials.0.use': 'new', 'officials.1.remove': '1' };
    expect((await save(page, changes)).status).toBe(303);
    expect(await searchOfficials(site.app.db.query, {})).toHaveLength(before.length + 1);
  });
});

describe('a file', () => {
  it.each(['docx', 'rtf', 'pdf', 'html'])('of the kind %s is read like the text', async ending => {
    const page = await send('kept-by-no-name.bin', sample(`kelp-wardens.${ending}`));
    expect(page.status).toBe(200);
    expect(fields(page).get('number')).toBe('58/26');
    expect(fields(page).get('officials.0.name')).toBe('Ximena Arrau-Toledo');
    expect(fields(page).get('officials.1.name')).toBe('Baltasar Henríquez');
    expect(fields(page).get('deadline')).toBe('2026-07-15');
  });

  it('that cannot be read is refused at its field, in words', async () => {
    const page = await send('encrypted.pdf', sample('encrypted.pdf'));
    expect(page.status).toBe(422);
    expect(page.attribute('.errors a', 'href')).toBe('#f-file');
    expect(page.find('.errors')).toContain('locked with a password');
  });

  it('larger than is taken is refused before it is read', async () => {
    expect((await send('large.txt', Buffer.alloc(11 * 1024 * 1024, 'a'))).status).toBe(413);
  });
});

describe('a text that is no Urgent Action', () => {
  it('is said to be none, with the way to an empty draft', async () => {
    const page = await paste(
      'Minutes of the harbour council. The weather was fine and the boats were counted.',
    );
    expect(page.status).toBe(422);
    expect(page.find('#h-none')).toBe('This does not look like an Urgent Action');
    expect(page.text).toContain('href="/desk/actions/new"');
    expect(page.formFields('form.paste').find(([name]) => name === 'text')?.[1]).toContain('harbour council');
  });

  it('but a joint statement is shown with what is missing or doubled, and its list as a table', async () => {
    const page = await paste(STATEMENT);
    expect(page.status).toBe(200);
    expect(page.find('h1')).toBe('A joint statement');
    expect(page.find('.confirm')).toContain('cannot be published here yet');
    expect(page.find('.note')).toContain('A number is missing in the list: 3.');
    expect(page.find('.note')).toContain('Harbour Watch is listed twice.');
    const csv = await author.submit(page, {}, 'form.set');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toContain('signatories.csv');
    expect(csv.text.split('\r\n').slice(0, 5)).toEqual([
      'number,name,same_as',
      '1,Harbour Watch,',
      '2,Friends of the Strait,',
      '3,,',
      '4,Harbour Watch,Harbour Watch',
    ]);
  });
});
