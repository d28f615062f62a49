// Every kind of PDF, made through the front door and checked by programs that are not ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeAction, makeContent, makeOfficial } from '../testing/makers.ts';
import { hasPrograms, runProgram, wordsOfPdf } from '../testing/programs.ts';

let site: TestApp;
let slug: string;
const folder = mkdtempSync(path.join(tmpdir(), 'insist-pdfs-'));

// As long as an address gets: with name, title and body it has eight lines.
const LONG_ADDRESS = [
  'Dirección General',
  'Edificio Norte, piso 14',
  'Avenida Central 12',
  '1010 Puerto Claro',
  'VENEZUELA',
];

beforeAll(async () => {
  site = await openTestApp();
  const longest = await makeOfficial(site.app, {
    ...governor,
    name: 'Ana María Belmonte de Rojas',
    body: 'Ministerio del Poder Popular',
    addressLines: LONG_ADDRESS,
    faxes: ['+1 202 555 0103'],
  });
  const content = await makeContent(site.app);
  const targets = [
    ...content.targets,
    {
      ...content.targets[0],
      id: 't3',
      officialId: longest,
      role: 'to' as const,
      salutations: {},
      onlyFrom: [],
    },
  ];
  ({ slug } = await makeAction(site.app, { targets, ownLanguageAllowed: true }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.end();
});

type Fields = Readonly<Record<string, string | readonly string[]>>;
const PERSON = { name: 'Zoë Ōkubo', place: 'Gdańsk', channel: 'post', lang: 'en', target: 't1' };

/** Posts the form, or gets the address where there is none; the file that came, on disk. */
async function made(address: string, fields: Fields | null): Promise<string> {
  const pairs = Object.entries(fields ?? {}).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  const answer = await fetch(
    `${site.url}${address}`,
    fields ? { method: 'POST', body: new URLSearchParams(pairs) } : {},
  );
  expect(answer.status).toBe(200);
  const file = path.join(folder, `${address.replace(/\W+/g, '-')}.pdf`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

describe('each kind of PDF', () => {
  const body = 'I write to you, **at once**.';
  const kinds: [string, string, Fields | null, string][] = [
    ['a letter', 'letter.pdf', { ...PERSON, body }, 'en'],
    ['letters to several', 'letter.pdf', { ...PERSON, body, target: ['t1', 't2', 't3'] }, 'en'],
    ['a letter in Spanish', 'letter.pdf', { ...PERSON, lang: 'es' }, 'es'],
    ['a letter in Arabic', 'letter.pdf', { ...PERSON, lang: 'ar', body: 'أكتب إليكم بشأن **معلمة**.' }, 'ar'],
    [
      'a letter in Ukrainian',
      'letter.pdf',
      { ...PERSON, lang: 'uk', body: 'Прошу негайно її звільнити.' },
      'uk',
    ],
    ['a letter in Chinese', 'letter.pdf', { ...PERSON, lang: 'zh', body: '请您**立即**释放她。' }, 'zh'],
    ['a letter in Thai', 'letter.pdf', { ...PERSON, lang: 'th', body: 'ขอให้ปล่อยตัวเธอโดยทันที' }, 'th'],
    ['a letter in Amharic', 'letter.pdf', { ...PERSON, lang: 'am', body: 'እባክዎን ይፍቷት' }, 'am'],
    ['20,000 characters', 'letter.pdf', { ...PERSON, body: 'A word. '.repeat(2500) }, 'en'],
    [
      'a fax with its cover',
      'letter.pdf?as=fax&only=t3',
      { ...PERSON, target: 't3', channel: 'fax', body },
      'en',
    ],
    ['a sheet to call with', 'letter.pdf?as=phone', { ...PERSON, channel: 'phone', body }, 'en'],
    ['a packet', 'packet', { letters: '16', target: ['t1', 't3'], lang: ['en', 'es'], paper: 'a4' }, 'en'],
    ['the full action', 'pdf', null, 'en'],
  ];
  it.each(kinds)(
    '%s: sound, tagged, with language and title, every font in it',
    async (_kind, name, fields, lang) => {
      const at = name === 'pdf' ? `/actions/${slug}.pdf` : `/actions/${slug}/${name}`;
      const file = await made(at, fields);
      if (!hasPrograms('qpdf', 'pdfinfo', 'pdffonts', 'pdftotext')) return;
      runProgram('qpdf', '--check', file);
      const about = runProgram('pdfinfo', file);
      expect(about).toMatch(/^Tagged:\s+yes$/m);
      expect(about).toMatch(/^Title:\s+\S/m);
      const inside = runProgram('qpdf', '--json', '--json-key=qpdf', file);
      expect(inside).toMatch(new RegExp(`"/Lang": "u:${lang}"`));
      expect(inside).toContain('"/DisplayDocTitle": true');
      const fonts = runProgram('pdffonts', file).split('\n').slice(2).filter(Boolean);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts)
        expect(font).toMatch(/^[A-Z]{6}\+(?:SourceSerif4|NotoSans|Amiri|NotoEmoji)\S* .* yes yes yes /);
      expect(wordsOfPdf(file)).not.toContain('\ufffd');
    },
  );

  it('says what was typed in other scripts too, and long addresses without a mark of ours', async () => {
    const address = `https://example.org/${'a-long-path/'.repeat(9)}page?with=a&query=too`;
    const texts = ['ขอให้ปล่อยตัวเธอโดยทันที', '한국어 편지', 'שלום לך', 'გთხოვთ', address];
    const file = await made(`/actions/${slug}/letter.pdf?`, { ...PERSON, body: texts.join('\n\n') });
    if (!hasPrograms('pdftotext')) return;
    // Raw, so that a mark that nobody sees would be seen here.
    const raw = runProgram('pdftotext', file, '-');
    for (const text of texts.slice(0, 4)) expect(raw).toContain(text);
    expect(raw.replaceAll('\n', '')).toContain(address);
  });
});

describe('the letter that an official gets', () => {
  it('carries nothing of ours; what is for the supporter stands on the last page alone', async () => {
    const file = await made(`/actions/${slug}/letter.pdf`, { ...PERSON, lang: 'es', target: ['t1', 't3'] });
    if (!hasPrograms('pdftotext')) return;
    const [one, two, slip] = ['1', '2', '3'].map(page => wordsOfPdf(file, '-f', page, '-l', page));
    for (const letter of [one, two]) {
      expect(letter).toContain('Zoë Ōkubo');
      expect(letter).not.toMatch(/insist|http|47\/26|UA |\.test|Keep this/i);
    }
    expect(slip).toMatch(/^Keep this page .* Version .* UA 47\/26 1 Ignacio .*report\?target=t1&target=t3&/);
    expect(runProgram('pdfinfo', file)).toMatch(/^Pages:\s+3$/m);
    expect(runProgram('pdfinfo', file)).not.toMatch(/insist/i);
  });

  // Millimetres from the left and top of the paper that stay visible however the folded sheet slides.
  const WINDOWS = {
    DE: { left: 20, right: 105, top: 45, bottom: 90 },
    GB: { left: 20, right: 110, top: 55, bottom: 80 },
    US: { left: 22, right: 111, top: 52, bottom: 81 },
  } as const;
  const COUNTRIES = ['DE', 'GB', 'US'] as const;
  it.each(COUNTRIES.flatMap(country => ['t1', 't2', 't3'].map(target => [country, target] as const)))(
    'stands in the window of an envelope from %s, addressed to %s',
    async (country, target) => {
      const file = await made(`/actions/${slug}/letter.pdf`, { ...PERSON, target, country });
      if (!hasPrograms('pdftotext')) return;
      const size = /Page size:\s+([\d.]+) x/.exec(runProgram('pdfinfo', file))?.[1];
      expect(Math.round(Number(size))).toBe(country === 'US' ? 612 : 595);
      const window = WINDOWS[country];
      const mm = (points: string | undefined): number => (Number(points) / 72) * 25.4;
      const words = [
        ...runProgram('pdftotext', '-bbox', '-l', '1', file, '-').matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/g,
        ),
      ];
      const touches = words.filter(
        ([, x0, y0, x1, y1]) =>
          mm(x1) > window.left && mm(x0) < window.right && mm(y1) > window.top && mm(y0) < window.bottom,
      );
      const inside = touches.filter(
        ([, x0, y0, x1, y1]) =>
          // A word's box reaches above its letters by their line's room.
          mm(x0) >= window.left &&
          mm(x1) <= window.right &&
          mm(y0) >= window.top - 1 &&
          mm(y1) <= window.bottom + 1,
      );
      const seen = inside.map(word => word[5]).join(' ');
      const lines =
        target === 't1' ? governor.addressLines : target === 't3' ? LONG_ADDRESS : ['335 Example Street'];
      for (const line of lines) expect(seen).toContain(line);
      expect(touches.map(word => word[5]).join(' ')).toBe(seen);
    },
  );

  it('takes another paper and envelope than the country’s', async () => {
    const file = await made(`/actions/${slug}/letter.pdf`, {
      ...PERSON,
      country: 'US',
      paper: 'a4',
      envelope: 'uk-dl',
    });
    if (!hasPrograms('pdfinfo')) return;
    expect(runProgram('pdfinfo', file)).toMatch(/Page size:\s+595/);
  });
});

describe('the labels of a packet', () => {
  // Millimetres: the first label's corner, from one to the next, and a label's own size, as the makers give them.
  const SHEETS = {
    a4: { x: 4.65, y: 15.15, across: 101.6, down: 38.1, width: 99.1, height: 38.1, count: 14 },
    letter: { x: 3.97, y: 12.7, across: 106.36, down: 50.8, width: 101.6, height: 50.8, count: 10 },
  } as const;
  it.each(['a4', 'letter'] as const)('on %s stand where the sheet has them', async paper => {
    const sheet = SHEETS[paper];
    const file = await made(`/actions/${slug}/packet`, {
      letters: String(sheet.count),
      target: 't1',
      lang: 'es',
      paper,
    });
    if (!hasPrograms('pdftotext')) return;
    const page = String(sheet.count + 2);
    const bbox = runProgram('pdftotext', '-bbox', '-f', page, '-l', page, file, '-');
    const places = [
      ...bbox.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/g),
    ];
    const mm = (points: string | undefined): number => (Number(points) / 72) * 25.4;
    const labels = new Map<number, string[]>();
    for (const [, x0, y0, x1, y1, word = ''] of places) {
      const column = Math.floor((mm(x0) - sheet.x) / sheet.across);
      const row = Math.floor((mm(y0) - sheet.y) / sheet.down);
      expect(mm(x1)).toBeLessThan(sheet.x + column * sheet.across + sheet.width - 4);
      expect(mm(y1)).toBeLessThan(sheet.y + row * sheet.down + sheet.height - 2);
      labels.set(row * 2 + column, [...(labels.get(row * 2 + column) ?? []), word]);
    }
    expect([...labels.keys()].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: sheet.count }, (_, at) => at),
    );
    for (const words of labels.values())
      expect(words.join(' ')).toBe(
        'Ignacio Belmonte Rojas Governor of Río Seco Avenida Central 12 Puerto Claro',
      );
  });
});

describe('a letter of several pages', () => {
  // Paragraphs that begin and end with marks of their own, of lengths that put the page's end everywhere in them.
  const letterOf = (seed: number): string =>
    Array.from({ length: 18 }, (_, at) => {
      const words = 4 + ((seed * 31 + at * 47) % 83);
      return `(${at} ${'plain words that fill the page '.repeat(words).split(' ').slice(0, words).join(' ')} ${at})`;
    }).join('\n\n');

  it.each([1, 2, 3, 4, 5, 6])('leaves no line of a paragraph alone, nor the signature (%i)', async seed => {
    const file = await made(`/actions/${slug}/letter.pdf`, { ...PERSON, body: letterOf(seed) });
    if (!hasPrograms('pdftotext')) return;
    const pages = runProgram('pdftotext', '-layout', file, '-')
      .split('\f')
      .map(page => page.split('\n').filter(line => line.trim() !== '' && !/^\s*\d+$/.test(line)))
      // The supporter's own page stands last.
      .slice(0, -2);
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, lines] of pages.entries()) {
      const first = lines[0] ?? '';
      const last = lines.at(-1) ?? '';
      if (at > 0) expect(first).toMatch(/\(\d+ |^(?!.*\d+\))/);
      if (at > 0) expect(first).not.toContain(PERSON.name);
      if (at < pages.length - 1) expect(last).not.toMatch(/\(\d+ (?!.*\d+\))/);
    }
    const end = pages.at(-1) ?? [];
    expect(end.findIndex(line => line.includes(PERSON.name))).toBeGreaterThan(2);
  });
});

describe('a fax', () => {
  it('says on its cover how many pages there are with it, for each official', async () => {
    const long = 'A word of a long letter. '.repeat(330);
    const file = await made(`/actions/${slug}/letter.pdf?as=fax`, {
      ...PERSON,
      target: ['t1', 't3'],
      channel: 'fax',
      body: long,
    });
    if (!hasPrograms('pdftotext')) return;
    const pages = runProgram('pdftotext', '-layout', file, '-').split('\f').slice(0, -1);
    const covers = pages.flatMap((page, at) => (page.includes('Pages, with this one') ? [at] : []));
    // The covers, and behind the last letter the supporter's own page.
    const [first = 0, second = 0] = covers;
    const said = covers.map(at => Number(/with this one\s+(\d+)/.exec(pages[at] ?? '')?.[1]));
    expect(said).toEqual([second - first, pages.length - 1 - second]);
    expect(said[0]).toBeGreaterThan(2);
  });
});
