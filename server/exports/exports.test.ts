// The full UA's files through the front door: right types and words, in three scripts; a stop takes the how-to away.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stopAction } from '../actions/stop.ts';
import { tellOutcome } from '../actions/tell-outcome.ts';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';

const folder = mkdtempSync(join(tmpdir(), 'insist-ua-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let site: TestApp;
beforeEach(async () => {
  site = await openTestApp();
});
afterEach(() => site.end());

const arabic = {
  lang: 'ar',
  targets: null,
  greeting: null,
  body: 'أكتب إليكم بشأن {{people}}.\n\nأطلب منكم الإفراج عنها الآن. {{supporter.name}}',
  signOff: 'وتفضلوا بقبول فائق الاحترام،',
};

async function bytesOf(path: string): Promise<Buffer> {
  const response = await fetch(new URL(path, site.url));
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

function run(program: string, ...args: string[]): string | null {
  const ran = spawnSync(program, args, { encoding: 'utf8' });
  if (ran.error) return null;
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
}

// A client that asks again; without its own word on caching, fetch would ask for a copy in any case.
const unchanged = (headers: Headers): Record<string, string> => ({
  'if-none-match': headers.get('etag') ?? '',
  'cache-control': 'max-age=0',
});

const flat = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/g, '').replace(/\s+/g, ' ');

describe('the full UA as text', () => {
  it('says who, what to do, whom to write to, until when, and what to begin with', async () => {
    const { slug } = await makeAction(site.app, { index: 'AMR 53/0001/2026' });
    const answer = await site.visitor().get(`/actions/${slug}.txt`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    for (const part of [
      'Two water defenders charged for their report',
      'UA 47/26 · AMR 53/0001/2026 · Venezuela',
      'Please act until Tuesday 15 December 2026',
      'Marisol Aranda (she/her)',
      'Drop the charges',
      `http://insist.test/actions/${slug}/report`,
      'despacho@rioseco.example.org',
      'Avenida Central 12',
      '+1 202 555 0103',
      '@rioseco_example on X',
      'Preferably write in Spanish. You may also write in your own language.',
      'I write about Marisol Aranda and Benito Salcedo.',
      'Le escribo por Marisol Aranda y Benito Salcedo.',
      'They are defenders and must be free.',
      '[your name]',
      '- It names no one.',
      'After Tuesday 15 December 2026',
      'After it, ask the office in your country before you write',
    ])
      expect(answer.text).toContain(part);
    expect(answer.text).not.toContain('{{');
    expect(answer.text).not.toContain('**');
    // The preferred language's letter stands first.
    expect(answer.text.indexOf('Le escribo')).toBeLessThan(answer.text.indexOf('I write about'));
  });

  it('speaks the page’s language around the action’s own words', async () => {
    const { slug } = await makeAction(site.app);
    const { text } = await site.visitor().get(`/es/actions/${slug}.txt`);
    expect(text).toContain('Qué hacer');
    expect(text).toContain('Actúe hasta el martes, 15 de diciembre de 2026');
    expect(text).toContain(`http://insist.test/es/actions/${slug}/report`);
    expect(text).toContain('[su nombre]');
    expect(text).toContain('Two water defenders charged for their report');
  });

  it('carries a stop notice, and nothing to write with, once stopped', async () => {
    const { id, slug } = await makeAction(site.app);
    const before = await site.visitor().get(`/actions/${slug}.txt`);
    await stopAction(site.app, OPERATOR, id, 'The family asks for quiet.');
    await tellOutcome(site.app, OPERATOR, id, 'good-news', 'Both are home.');
    const { text, headers } = await site.visitor().get(`/actions/${slug}.txt`, unchanged(before.headers));
    expect(headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(text).toContain('Please do not write any more.');
    expect(text).toContain('The family asks for quiet.');
    expect(text).toContain('Both are home.');
    expect(text).not.toContain('What to do');
    expect(text).not.toContain('despacho@rioseco.example.org');
    expect(text).not.toContain('Le escribo');
  });

  it('has no how-to after the deadline of an action that ends with it', async () => {
    const { slug } = await makeAction(site.app, { afterDeadline: 'stop' });
    site.clock.set('2026-12-20T12:00:00.000Z');
    const { text } = await site.visitor().get(`/actions/${slug}.txt`);
    expect(text).toContain('Ended on Tuesday 15 December 2026');
    expect(text).not.toContain('Le escribo');
  });
});

describe('the other files', () => {
  it('have their types and names, are asked again each time, and are not found by search engines', async () => {
    const { slug } = await makeAction(site.app);
    const wanted = {
      pdf: ['application/pdf', 'inline'],
      rtf: ['application/rtf', 'attachment'],
      docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
    } as const;
    for (const [ext, [type, place]] of Object.entries(wanted)) {
      const answer = await site.visitor().get(`/actions/${slug}.${ext}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('content-disposition')).toBe(`${place}; filename="ua-47-26-${slug}.${ext}"`);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      const again = await site.visitor().get(`/actions/${slug}.${ext}`, unchanged(answer.headers));
      expect(again.status).toBe(304);
    }
  });

  it('give the PDF’s words to a reader of PDFs, Arabic too', async ({ skip }) => {
    const { slug } = await makeAction(site.app, {
      letters: [
        arabic,
        {
          lang: 'es',
          targets: ['t1'],
          greeting: null,
          body: 'Le escribo, {{salutation}}',
          signOff: 'Atentamente,',
        },
      ],
      preferredLanguages: ['ar'],
    });
    const file = join(folder, 'ua.pdf');
    writeFileSync(file, await bytesOf(`/actions/${slug}.pdf`));
    const text = run('pdftotext', '-layout', file, '-');
    if (text === null || run('qpdf', '--check', file) === null)
      skip('poppler or qpdf is not on this machine');
    const words = flat(text ?? '');
    expect(words).toContain('Two water defenders charged for their report');
    expect(words).toContain('Please act until Tuesday 15 December 2026');
    expect(words).toContain('Le escribo, Estimado Sr. Gobernador:');
    expect(words).toContain('أطلب منكم الإفراج');
  });

  it('give the RTF’s words to a reader of RTF', async ({ skip }) => {
    const { slug } = await makeAction(site.app);
    const file = join(folder, 'ua.rtf');
    writeFileSync(file, await bytesOf(`/actions/${slug}.rtf`));
    const text = run('unrtf', '--text', file);
    if (text === null) skip('unrtf is not on this machine');
    expect(flat(text ?? '')).toContain('Two water defenders charged for their report');
    expect(flat(text ?? '')).toContain('I write about Marisol Aranda');
  });

  it('are the API’s action as JSON, letters raw', async () => {
    const { slug } = await makeAction(site.app, { number: '47/26' });
    const answer = await site.visitor().get(`/actions/${slug}.json`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.json()).toMatchObject({
      slug,
      number: '47/26',
      index: null,
      kind: 'first',
      version: 1,
      status: 'open',
      deadline: '2026-12-15',
      targets: [{ id: 't1', role: 'to', salutations: { es: 'Estimado Sr. Gobernador' } }, { id: 't2' }],
      letters: [
        { lang: 'en', body: 'I write about {{people}}.\n\nThey are **defenders** and must be free.' },
        {},
      ],
      outcome: null,
    });
  });

  it('are found by the action’s number, refuse a post, and are unknown for a draft', async () => {
    const { slug } = await makeAction(site.app);
    const visitor = site.visitor();
    expect((await visitor.get('/actions/47-26.pdf')).location).toBe(`/actions/${slug}.pdf`);
    expect((await visitor.get('/es/actions/47-26.txt')).location).toBe(`/es/actions/${slug}.txt`);
    expect((await visitor.post(`/actions/${slug}.pdf`, {})).status).toBe(405);
    expect((await visitor.get('/actions/no-such-action.pdf')).status).toBe(404);
    expect((await visitor.get(`/actions/${slug}.exe`)).status).toBe(404);
  });
});
