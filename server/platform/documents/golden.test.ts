// What each printer makes of the same letters, held against files beside this test: a change of look is seen and meant.
// UPDATE_GOLDEN=1 writes the files anew; what changed is then read in the commit.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { PrintDocument } from './document.ts';
import { openDocuments } from './index.ts';
import { printEml } from './print-eml.ts';
import { SAMPLE_LANGUAGES, sampleLetter, type SampleLanguage } from './sample-documents.ts';

const HERE = path.join(import.meta.dirname, 'golden');
const RENEW = process.env['UPDATE_GOLDEN'] === '1';
const documents = openDocuments();
const folder = mkdtempSync(path.join(tmpdir(), 'insist-golden-'));
afterAll(async () => {
  await documents.close();
  rmSync(folder, { recursive: true, force: true });
});

function expectGolden(name: string, made: string): void {
  const file = path.join(HERE, name);
  if (RENEW) {
    mkdirSync(HERE, { recursive: true });
    writeFileSync(file, made);
  }
  expect(made).toBe(readFileSync(file, 'utf8'));
}

// A name and a street longer than any line, and one with no space to break it at.
const LONG = {
  en: 'Her Excellency Professor Doctor Maximiliana Featherstonehaugh-Cholmondeley-Wriothesley of Lower Slaughterford',
  es: 'Excelentísima Señora Doctora María de los Ángeles Fernández-Villaverde y Gutiérrez de la Concha Ñáñez',
  ar: 'معالي الأستاذة الدكتورة عبدالرحمن عبدالمطلب عبدالعزيز عبدالقادر عبداللطيف عبدالحميد',
  uk: 'Вельмишановна пані професорка докторка Олександра-Єлизавета Ґалаґан-Переяславська-Хмельниченко',
  zh: '内政部国家安全与公共秩序事务委员会常务副主任委员兼秘书长欧阳慕容司徒上官诸葛',
} satisfies Record<SampleLanguage, string>;

function changed(document: PrintDocument, lines: (lines: string[]) => string[]): PrintDocument {
  return {
    ...document,
    sections: document.sections.map(section => ({
      ...section,
      blocks: section.blocks.map(block =>
        block.kind === 'addressee' ? { ...block, lines: lines(block.lines) } : block,
      ),
    })),
  };
}

const longNames = (lang: SampleLanguage): PrintDocument =>
  changed(sampleLetter(lang), lines => [LONG[lang], 'x'.repeat(70), ...lines]);
const noAddress = (lang: SampleLanguage): PrintDocument =>
  changed(sampleLetter(lang, 'none'), lines => lines.slice(0, 2));

/** Enough paragraphs for three pages, each numbered so that a lost or doubled one is seen. */
function threePages(lang: SampleLanguage): PrintDocument {
  const [first] = sampleLetter(lang).sections;
  const words = (first?.blocks ?? []).flatMap(block => (block.kind === 'paragraph' ? block.runs : []));
  const text = words.map(run => run.text).join(' ');
  const paragraph = text.repeat(Math.ceil(420 / text.length));
  const count = lang === 'zh' ? 8 : 13;
  return sampleLetter(
    lang,
    'din5008b',
    Array.from({ length: count }, (_, at) => `${String(at + 1)}. ${paragraph}`),
  );
}

const KINDS = {
  plain: sampleLetter,
  'long-names': longNames,
  'no-address': noAddress,
  'three-pages': threePages,
} as const;
const CASES = SAMPLE_LANGUAGES.flatMap(lang =>
  Object.entries(KINDS).map(([kind, make]) => ({ name: `${lang}.${kind}`, document: make(lang) })),
);

describe.each(CASES)('$name', ({ name, document }) => {
  it('as HTML', () => expectGolden(`${name}.html`, `${String(documents.html(document))}\n`));
  it('as text', () => expectGolden(`${name}.txt`, documents.text(document)));
  it('as RTF', () => expectGolden(`${name}.rtf`, documents.rtf(document)));
  it('as DOCX, the part with the words', async () => {
    const words = unzipSync(await documents.docx(document))['word/document.xml'];
    // A paragraph a line, so that a change is read where it is.
    const xml = strFromU8(words ?? new Uint8Array()).replaceAll('</w:p>', '</w:p>\n');
    expectGolden(`${name}.docx.xml`, `${xml}\n`);
  });

  it.skipIf(!hasPoppler())('as PDF: its fonts, and its words page by page', async () => {
    const said = await pdfInWords(document);
    expect(said.match(/^page \d/gm)).toHaveLength(name.endsWith('three-pages') ? 3 : 1);
    expectGolden(`${name}.pdf.txt`, said);
  });
});

it('an unsent e-mail', async () => {
  const eml = await printEml({
    to: ['office@example.org'],
    cc: ['embassy@example.org'],
    subject: 'Звільнення Рози Кіл',
    text: 'Шановна пані міністерко!\n\nПрошу негайно її звільнити.',
  });
  expectGolden('uk.eml', eml.toString('utf8'));
});

function hasPoppler(): boolean {
  return ['pdftotext', 'pdffonts'].every(program => spawnSync(program, ['-v']).error === undefined);
}

function run(program: string, ...args: string[]): string {
  const ran = spawnSync(program, args, { encoding: 'utf8' });
  expect(ran.status, ran.stderr).toBe(0);
  return ran.stdout;
}

async function pdfInWords(document: PrintDocument): Promise<string> {
  const file = path.join(folder, 'golden.pdf');
  writeFileSync(file, await documents.pdf(document));
  const fonts = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
  const named = fonts.map(line => /^[A-Z]{6}\+(\S+).* (yes|no) (?:yes|no) (?:yes|no) /.exec(line));
  const embedded = named.map(font => `${font?.[1] ?? '?'}, embedded: ${font?.[2] ?? '?'}`).sort();
  const pages = run('pdftotext', file, '-').split('\f').slice(0, -1);
  const words = pages.map((page, at) => `page ${String(at + 1)}: ${wordsOf(page)}`);
  return [...embedded, ...words, ''].join('\n');
}

/** Which word of a line comes first is the extractor's own where text runs both ways: so they stand by their letters. */
function wordsOf(page: string): string {
  const plain = page.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  return plain.split(/\s+/).filter(Boolean).toSorted().join(' ');
}
