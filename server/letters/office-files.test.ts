// Real letters as RTF and DOCX, taken through the front door and opened by LibreOffice and unrtf.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { hasPrograms, readInOffice, runProgram, type OfficeParagraph } from '../testing/programs.ts';

const LETTERS = {
  en: 'I write to you about a teacher, **who did nothing wrong**.\n\nI ask you to free her.',
  es: '¿Por qué sigue detenida la señora Núñez?\n\nLe pido **su libertad**, sin condiciones.',
  ar: 'أكتب إليكم بشأن معلمة اسمها Rosa Quil، رقم 47/26.\n\nأطلب منكم **الإفراج عنها** الآن.',
  uk: 'Пишу Вам про вчительку, якій потрібна ґрунтовна допомога.\n\nПрошу **негайно** її звільнити.',
  zh: '我写信给您，是关于一位教师的事。\n\n请您**立即**释放她。',
  // A name written from the right inside a letter written from the left.
  'en.rtl-name': 'My neighbour محمد علي بن يوسف, and the family ברק, ask you too.\n\n**End.**',
  'en.emoji': 'Peace 🕊, a family 👨‍👩‍👧, a flag 🇺🇦 and 𝔪𝔞𝔱𝔥.\n\n**End.**',
  'en.marks':
    '{\\rtf1\\b not bold} \\par \\u65? }}} \\\n\n#set page(fill: red) $x^2$ #sys.inputs\n\n<script>alert(1)</script> & "quoted" <w:p/> ]]>',
  'en.control':
    'A bell \u0007, an escape \u001b[31m, a nought \u0000, a turn \u202eback and a tab\there.\n\nEnd.',
  'en.long': Array.from(
    { length: 220 },
    (_, at) => `Paragraph ${String(at + 1)} ${'word '.repeat(13)}end.`,
  ).join('\n\n'),
} satisfies Record<string, string>;

const NAMES: Readonly<Record<string, string>> = {
  es: 'Excelentísima Doña María de los Ángeles Fernández-Villaverde y Gutiérrez de la Concha',
  ar: 'فاطمة الزهراء بنت عبد الرحمن',
};

let site: TestApp;
let folder: string;
const files = new Map<string, Buffer>();

beforeAll(async () => {
  site = await openTestApp();
  folder = mkdtempSync(path.join(tmpdir(), 'insist-office-'));
  const { slug } = await makeAction(site.app, { ownLanguageAllowed: true });
  const take = async (ext: string, lang: string, body: string, name: string, target: string[]) => {
    const fields = [
      ['channel', 'post'],
      ['lang', lang],
      ['name', name],
      ['place', 'Gdańsk'],
      ['country', 'PL'],
      ['body', body],
      ...target.map(id => ['target', id]),
    ];
    const answer = await fetch(`${site.url}/actions/${slug}/letter.${ext}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };
  for (const [letter, body] of Object.entries(LETTERS)) {
    const [lang = ''] = letter.split('.');
    for (const ext of ['rtf', 'docx']) {
      // LibreOffice names what it makes by the name before the ending: that has to be another for each.
      const file = `${letter.replace('.', '-')}-${ext}.${ext}`;
      const bytes = await take(ext, lang, body, NAMES[letter] ?? 'Zoë Ōkubo', ['t1', 't2']);
      files.set(file, bytes);
      writeFileSync(path.join(folder, file), bytes);
    }
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await site.end();
});

/** What a paragraph of the letter must say: no bold marks, no control characters, a space for a tab. */
const saidIn = (body: string): string[] =>
  body.split('\n\n').map(text =>
    text
      .replaceAll('**', '')
      .replace(/[\u0000\u0007\u001b\u202e]/g, '')
      .replaceAll('\t', ' '),
  );

/** Each wanted text stands in the order wanted, as often as wanted. */
function expectInOrder(texts: readonly string[], wanted: readonly string[]): void {
  let from = 0;
  for (const words of wanted) {
    const at = texts.indexOf(words, from);
    expect(at, `${words} after ${String(from)} in ${texts.slice(0, 40).join(' | ')}`).toBeGreaterThanOrEqual(
      from,
    );
    from = at + 1;
  }
}

describe('RTF and DOCX', { timeout: 240_000 }, () => {
  it('open in LibreOffice as letters: their paragraphs, in order, the right way round, bold where bold', ({
    skip,
  }) => {
    if (!hasPrograms('soffice')) skip('LibreOffice is not on this machine');
    const read = readInOffice(
      [...files.keys()].map(file => path.join(folder, file)),
      folder,
    );
    for (const [letter, body] of Object.entries(LETTERS)) {
      for (const ext of ['rtf', 'docx']) {
        const file = `${letter.replace('.', '-')}-${ext}.${ext}`;
        const paragraphs: OfficeParagraph[] = read.get(file) ?? [];
        const texts = paragraphs.map(({ text }) => text.trim()).filter(Boolean);
        const wanted = saidIn(body).map(text => text.trim());
        const name = NAMES[letter] ?? 'Zoë Ōkubo';
        // Two officials: the whole letter twice, the second after the first.
        expectInOrder(texts, [...wanted, name, ...wanted, name]);
        expect(
          texts.some(text => text.includes('Avenida Central 12\nPuerto Claro')),
          file,
        ).toBe(true);
        const rtl = paragraphs.filter(each => each.text.trim() !== '').map(each => each.rtl);
        expect(new Set(rtl), file).toEqual(new Set([letter === 'ar']));
        const bold = /\*\*(.+?)\*\*/.exec(body)?.[1];
        if (bold !== undefined)
          expect(paragraphs.filter(each => each.bold && each.text.includes(bold)).length, file).toBe(2);
        expect(paragraphs.filter(each => each.bold && each.text === 'End.').length === 2, file).toBe(
          bold === 'End.',
        );
      }
    }
  });

  it('is read by unrtf, every word of it', ({ skip }) => {
    if (!hasPrograms('unrtf')) skip('unrtf is not on this machine');
    for (const [letter, body] of Object.entries(LETTERS)) {
      const file = path.join(folder, `${letter.replace('.', '-')}-rtf.rtf`);
      const page = new DOMParser().parseFromString(
        // It sets the alignment of a right-to-left paragraph after its first word.
        runProgram('unrtf', '--html', file).replace(/<\/?div[^>]*>\n?/g, ''),
        'text/html',
      );
      const text = page.body.textContent.replace(/\s+/g, ' ');
      for (const said of saidIn(body)) {
        // It knows nothing beyond the first plane of characters.
        for (const part of said.split(/[\u{10000}-\u{10ffff}\u200d]+/u)) {
          expect(text, `${letter}: ${part}`).toContain(part.trim().replace(/\s+/g, ' '));
        }
      }
    }
  });
});
