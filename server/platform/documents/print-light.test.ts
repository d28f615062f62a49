// The printers that need no thread: text, HTML, RTF, DOCX and the unsent message; what people type stays text in each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { printable } from './document.ts';
import { openDocuments } from './index.ts';
import { printEml } from './print-eml.ts';
import { rtfText } from './print-rtf.ts';
import { SAMPLE_LANGUAGES, TROUBLE, WORDS, everyBlock, sampleLetter } from './sample-documents.ts';

const documents = openDocuments();
const folder = mkdtempSync(join(tmpdir(), 'insist-print-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await documents.close();
});

function has(program: string): boolean {
  const there = spawnSync(program, ['--version']).error === undefined;
  if (!there) console.warn(`skipped: ${program} is not on this machine`);
  return there;
}

/** The text of an RTF file as a small reader of our own sees it: groups, escapes and \uN? only, in one pass. */
function readRtf(rtf: string): string {
  return rtf
    .replace(/\n|\{\\(?:fonttbl|info)(?:\{(?:[^{}]|\{[^}]*\})*\}|[^{}])*\}/g, '')
    .replace(
      /\\u(-?\d+)\?|\\([{}\\])|\\(par|line)\b ?|\\[a-z]+-?\d* ?|[{}]/g,
      (_, unit?: string, mark?: string, end?: string) => {
        if (unit !== undefined) return String.fromCharCode((Number(unit) + 65_536) % 65_536);
        return mark ?? (end === undefined ? '' : '\n');
      },
    );
}

function docxXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
}

function docxText(bytes: Uint8Array): string {
  return docxXml(bytes)
    .replace(/<\/w:p>|<w:br\/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
    );
}

describe.each(SAMPLE_LANGUAGES)('a letter in %s', lang => {
  const letter = sampleLetter(lang, 'din5008b', TROUBLE);
  const said = [
    ...WORDS[lang].to,
    WORDS[lang].subject,
    WORDS[lang].hello,
    ...WORDS[lang].body,
    ...TROUBLE,
    WORDS[lang].end,
  ];

  it('is text with every word in order', () => {
    const text = documents.text(letter);
    let from = 0;
    for (const words of said) {
      const at = text.indexOf(words, from);
      expect(at, words).toBeGreaterThanOrEqual(from);
      from = at + words.length;
    }
    expect(text.endsWith('Wanda Jabłońska-Kreft\n')).toBe(true);
  });

  it('is RTF in ASCII with the same words and its own direction', () => {
    const rtf = documents.rtf(letter);
    expect(rtf).toMatch(/^[\n\x20-\x7e]*$/);
    const text = readRtf(rtf);
    for (const words of said) expect(text).toContain(words);
    expect(rtf.includes('\\rtlpar')).toBe(lang === 'ar');
    expect(rtf).toContain(lang === 'ar' ? '\\b\\rtlch\\fcs1\\ab ' : '{\\b ');
  });

  it('is DOCX with the same words and its own direction', async () => {
    const docx = await documents.docx(letter);
    const text = docxText(docx);
    for (const words of said) expect(text).toContain(words);
    expect(docxXml(docx).includes('<w:bidi/>')).toBe(lang === 'ar');
    expect(strFromU8(unzipSync(docx)['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(
      /un-named|insist/i,
    );
  });

  it('is an HTML sheet in which nothing is mark-up', () => {
    const page = documents.html(letter).toString();
    expect(page).toContain(`<article class="sheet" lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;');
    expect(page).not.toMatch(/<script|style=|on\w+=/);
    expect(page).toContain('<strong>');
    expect(page).toContain('<p class="pen">Wanda Jabłońska-Kreft</p>');
  });

  it('reads the same in unrtf', ({ skip }) => {
    if (!has('unrtf')) skip('unrtf is not on this machine');
    const file = join(folder, `${lang}.rtf`);
    writeFileSync(file, documents.rtf(sampleLetter(lang)));
    const text = spawnSync('unrtf', ['--text', file], { encoding: 'utf8' }).stdout;
    if (lang === 'en') for (const words of [...WORDS.en.to, ...WORDS.en.body]) expect(text).toContain(words);
    const entities: Record<string, string> = {
      ntilde: 'ñ',
      Ntilde: 'Ñ',
      aacute: 'á',
      eacute: 'é',
      iquest: '¿',
    };
    const page = spawnSync('unrtf', ['--html', file], { encoding: 'utf8' })
      .stdout.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      // It sets the alignment of a right-to-left paragraph after its first word.
      .replace(/<div align="right">\n/g, '')
      .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
    for (const words of [...WORDS[lang].to, ...WORDS[lang].body]) expect(page).toContain(words);
  });
});

it('prints one of every block in each form', async () => {
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336' } })
    .png()
    .toBuffer();
  const all = everyBlock(png);
  const forms = [
    documents.text(all),
    readRtf(documents.rtf(all)),
    docxText(await documents.docx(all)),
    documents.html(all).toString(),
  ];
  for (const form of forms) {
    for (const words of [
      'Teacher held without charge',
      '112/26',
      'Tell us',
      'a point',
      'Mission in Geneva',
      'Report what you did',
    ])
      expect(form).toContain(words);
  }
  expect(documents.text(all)).toContain('1. Write a letter\n2. Tell us');
  expect(documents.rtf(all)).toContain('\\paperw12240');
  expect(documents.html(all).toString()).toContain('role="img"');
});

it('opens in LibreOffice with the right words', ({ skip }) => {
  if (!has('soffice')) skip('LibreOffice is not on this machine');
  writeFileSync(
    join(folder, 'a.rtf'),
    documents.rtf({
      ...sampleLetter('en'),
      sections: SAMPLE_LANGUAGES.flatMap(lang => sampleLetter(lang, 'none', TROUBLE).sections),
    }),
  );
  const run = spawnSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      join(folder, 'a.rtf'),
    ],
    { encoding: 'utf8', timeout: 90_000 },
  );
  expect(run.stdout).toContain('a.txt');
  const text = readFileSync(join(folder, 'a.txt'), 'utf8');
  for (const lang of SAMPLE_LANGUAGES)
    for (const words of [...WORDS[lang].to, ...WORDS[lang].body]) expect(text).toContain(words);
  for (const words of TROUBLE) expect(text).toContain(words);
}, 100_000);

describe('printable text', () => {
  it('drops what no paper shows and keeps joiners', () => {
    expect(printable('a\u0000b\u001b[1mc\u202ed\ufeff\r\ne\u2028f\tg')).toBe('ab[1mcd\ne\nf g');
    expect(printable('می\u200cخواهم 👩\u200d👧')).toBe('می\u200cخواهم 👩\u200d👧');
    expect(printable('half \ud83d')).toBe('half \ufffd');
  });

  it('gives RTF nothing but plain text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = printable(text);
        expect(rtfText(shown)).toMatch(/^[\x20-\x7e]*$/);
        expect(readRtf(rtfText(shown))).toBe(shown);
      }),
    );
  });
});

describe('an unsent message', () => {
  const mail = {
    to: ['minister@example.org'],
    cc: ['embassy@example.net'],
    subject: 'Звільнення Рози — ñ',
    text: 'Шановна пані!\n\nРядок.\n.\nFrom me',
  };

  it('holds To, Cc, Subject and text, and is marked as not sent', async () => {
    const bytes = await printEml(mail);
    const read = await PostalMime.parse(bytes);
    expect(read.to?.map(to => to.address)).toEqual(mail.to);
    expect(read.cc?.map(cc => cc.address)).toEqual(mail.cc);
    expect(read.subject).toBe(mail.subject);
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text);
    expect(read.headers.find(header => header.key === 'x-unsent')?.value).toBe('1');
    expect(bytes.toString('latin1')).toMatch(/charset=utf-8/i);
    for (const gone of ['message-id', 'date', 'from'])
      expect(read.headers.some(header => header.key === gone)).toBe(false);
    expect(bytes.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('takes no header from a subject or an address', async () => {
    const read = await PostalMime.parse(
      await printEml({
        ...mail,
        subject: 'a\r\nBcc: x@example.org\r\n\r\nbody',
        to: ['a@example.org\r\nBcc: x@example.org', 'ok@example.org', 'a@example.org, b@example.org'],
      }),
    );
    expect(read.bcc ?? []).toEqual([]);
    expect(read.to?.map(to => to.address)).toEqual(['ok@example.org']);
    expect(read.subject).toBe('a Bcc: x@example.org body');
  });
});
