// Files of every kind become text, told by their content; files made by other programs lie in samples/.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { Refused } from '../../lib/errors.ts';
import { readDocument } from '../read-document.ts';

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'samples', name));
const textOf = async (bytes: Uint8Array): Promise<string> => (await readDocument(bytes)).text;

/** Why a file is refused, as the key of its sentence. */
async function whyRefused(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return 'it was read';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(problem => `${problem.path} ${problem.reason}`).join();
  }
}

describe('one document, written by different programs', () => {
  test.each([
    ['.html', 'html'],
    ['.docx', 'docx'],
    ['.rtf', 'rtf'],
    ['.pdf', 'pdf'],
    ['-browser.pdf', 'pdf'],
  ])('%s', async (ending, kind) => {
    const read = await readDocument(sample(`kelp-wardens${ending}`));
    expect(read.kind).toBe(kind);
    const lines = read.text.split('\n');
    for (const line of [
      'First UA: 58/26 Index: AMR 22/9191/2026 Chile Date: May 20, 2026',
      'URGENT ACTION',
      'Kelp wardens held after harbour vote',
      'SAMPLE LETTER',
      'Dear Governor,',
      'Sincerely,',
      'PREFERRED LANGUAGE TO ADDRESS TARGET: Spanish, English',
      'NAME AND PRONOUN: Rosaura Quilán (she/her), Dídac Ferrer-Paz (he/him)',
    ])
      expect(lines, line).toContain(line);
    // The two officials stand beside each other on the page: one is read after the other.
    const officials = read.text.slice(
      read.text.indexOf('Governor Ximena'),
      read.text.indexOf('SAMPLE LETTER'),
    );
    expect(officials.replace(/Email:\n/, 'Email: ').trim()).toBe(
      [
        'Governor Ximena Arrau-Toledo\nDelegación Presidencial\nCasilla 4410\nPuerto Montt, Chile',
        'Email: gabinete@delegacion.example.net\nFax: +56 65 555 0142\n',
        'Ambassador Baltasar Henríquez\nEmbassy of Chile\n1904 Lantern Street NW\nWashington, DC 20599',
        'Phone: 202 555 0118\nEmail: [email protected]\nSalutation: Dear Ambassador',
      ].join('\n'),
    );
    expect(read.text).not.toContain('not to be read');
    expect(read.text).toMatch(/island’s council .* 61 to 40 – and the/s);
    // The paragraphs of the letter are apart.
    expect(read.text).toMatch(/eleven witnesses\.\n\nThe only thing/);
  });
});

describe('plain text', () => {
  const text = 'Señora Ministra: “año” – 47/26\nsegunda línea';
  const utf16 = Buffer.from(text, 'utf16le');
  const windows = Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16, the other way round', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['UTF-16 without a mark', utf16],
    ['Windows', windows],
  ])('%s', async (_name, bytes) => {
    expect(await readDocument(bytes)).toMatchObject({ kind: 'text', text });
  });

  it('knows one line end only', async () => {
    expect(await textOf(Buffer.from('one\r\ntwo\rthree\n'))).toBe('one\ntwo\nthree');
  });
});

describe('a web page', () => {
  const page = (body: string): Promise<string> => textOf(Buffer.from(`<!doctype html><body>${body}`));
  it('shows a hidden address as its script would, and else as what stands there', async () => {
    const code = Buffer.from(
      'kay@office.example'.split('').map(letter => letter.charCodeAt(0) ^ 0x2a),
    ).toString('hex');
    expect(await page(`<p>Email: <a data-cfemail="2a${code}">[email&#160;protected]</a>`)).toBe(
      'Email: kay@office.example',
    );
    expect(await page('<p>Email: <a data-cfemail="2a">[email protected]</a>')).toBe(
      'Email: [email protected]',
    );
  });
  it('names the address behind a mail link', async () => {
    expect(
      await page(
        '<p><a href="mailto:a@b.example?subject=x">Write</a>, <a href="mailto:a@b.example">A@b.example</a>',
      ),
    ).toBe('Write a@b.example, A@b.example');
  });
  it('leaves out what nobody sees', async () => {
    expect(
      await page(
        '<nav>Menu</nav><p>Seen<span hidden>not</span><span style="display: none">nor</span></p><template>x</template>',
      ),
    ).toBe('Seen');
  });
  it('reads a row of short cells as one line, and long cells one after the other', async () => {
    expect(await page('<table><tr><th>Fax<td>+1 202 555 0142<tr><td>a<br>b<td>c<br>d</table>')).toBe(
      'Fax +1 202 555 0142\n\na\nb\n\nc\nd',
    );
  });
  it('believes what the page says of its encoding', async () => {
    const bytes = Buffer.from(
      '<!doctype html><meta charset="windows-1251"><p>\xcc\xe8\xed\xf1\xea',
      'latin1',
    );
    expect(await textOf(bytes)).toBe('Минск');
  });
});

describe('RTF', () => {
  const rtf = (body: string): Promise<string> =>
    textOf(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, 'latin1'));
  test.each([
    [
      'letters of Windows and of Unicode, with their stand-ins',
      "caf\\'e9 \\'93\\u322?\\'94\\uc2\\u8217\\'92\\'92s",
      'café “ł”’s',
    ],
    ['signs', '\\lquote a\\rquote  \\endash  b\\~c\\_d \\{e\\}', '‘a’ – b c-d {e}'],
    ['lines and tabs', 'a\\par b\\line c\\tab d', 'a\nb\nc\td'],
    [
      'what is not the text',
      '{\\fonttbl{\\f0 Arial;}}{\\*\\generator X;}{\\info{\\title T}}{\\pict\\bin4 {{}}}seen{\\v hidden}',
      'seen',
    ],
    [
      'a link as its words',
      '{\\field{\\*\\fldinst HYPERLINK "https://example.org"}{\\fldrslt here}}',
      'here',
    ],
    ['a font of another alphabet', "{\\fonttbl{\\f1\\fcharset204 Arial;}}{\\f1 \\'cc\\'e8\\'f0}", 'Мир'],
    [
      'bullets of the symbol font',
      "{\\fonttbl{\\f2\\fcharset2 Symbol;}}{\\listtext{\\f2\\'b7}\\tab}one\\par{\\u-3913?\\tab}two",
      '•\tone\n•\ttwo',
    ],
    ['cells', '\\trowd\\intbl a\\par b\\cell c\\cell\\row after', 'a\nb\n\nc\nafter'],
  ])('%s', async (_name, body, text) => {
    expect(await rtf(body)).toBe(text);
  });
});

describe('a mail', () => {
  const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
  const head = [
    'From: desk@example.org',
    'Subject: =?utf-8?q?Urgent_Action=3A_caf=C3=A9?=',
    'MIME-Version: 1.0',
  ];
  it('is read with its subject', async () => {
    const read = await readDocument(
      mail(
        ...head,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('Señor\nDos').toString('base64'),
      ),
    );
    expect(read).toMatchObject({ kind: 'mail', text: 'Urgent Action: café\n\nSeñor\nDos' });
  });
  it('that only brings a document is read as that document', async () => {
    const attached = mail(
      ...head,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See attached.',
      '--b',
      'Content-Type: application/octet-stream; name=ua.bin',
      'Content-Disposition: attachment; filename=ua.bin',
      'Content-Transfer-Encoding: base64',
      '',
      sample('kelp-wardens.docx').toString('base64'),
      '--b--',
    );
    expect(await textOf(attached)).toMatch(/^First UA: 58\/26/);
  });
  it('pasted into a text file is text', async () => {
    const forwarded = 'From: the desk\nSubject: Urgent Action\n\n> UA: 70/26';
    expect(await readDocument(Buffer.from(forwarded))).toMatchObject({ kind: 'text', text: forwarded });
  });
});

describe('what is not read is refused in words', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a PDF with a password', sample('encrypted.pdf'), 'encrypted'],
    ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'oldWord'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'picture'],
    ['bytes', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)), 'notADocument'],
    ['white space', Buffer.from('  \n \t\n'), 'noText'],
    ['a file that is too large', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'tooLarge'],
    ['a text that is too long', Buffer.alloc(200_001, 'word '), 'tooLong'],
  ])('%s', async (_name, bytes, why) => {
    expect(await whyRefused(readDocument(bytes))).toBe(`file importer.file.${why}`);
  });
});
