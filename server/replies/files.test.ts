// Files that came with a reply: what is kept of an honest one, and that a hostile one hurts nothing.
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Refused } from '../lib/errors.ts';
import { letterPdf, packed, pdfOf } from '../testing/pdfs.ts';
import { photograph } from '../testing/answers.ts';
import { checkFiles } from './check-files.ts';
import { dangerIn } from './files/pdf-dangers.ts';
import { LARGEST_PDF, MEGABYTE } from './model.ts';

const check = (bytes: Buffer, limits = {}) => checkFiles([{ field: 'file.1', bytes }], limits);
const reasonOf = async (bytes: Buffer, limits = {}): Promise<string> => {
  try {
    const [file] = await check(bytes, limits);
    return `taken as ${file?.kind}`;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    expect(error.problems.map(problem => problem.path)).toEqual(['file.1']);
    return error.problems[0]?.reason ?? '';
  }
};

const link = (address: string): string =>
  `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${address}) >> >>]`;

/** A picture of a kilobyte that says it has this many pixels. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([head, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1024))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an honest file', () => {
  test('a photograph is encoded anew, upright, readable and without where and by whom it was taken', async () => {
    const sent = await photograph(3000, 4000);
    expect(sent.includes('Wanda Osei')).toBe(true);
    const [file] = await check(sent);
    expect(file).toMatchObject({ kind: 'image', mime: 'image/webp', width: 1800, height: 2400, pages: null });
    const metadata = await sharp(file?.bytes).metadata();
    expect([metadata.format, metadata.exif, metadata.xmp, metadata.icc]).toEqual([
      'webp', undefined, undefined, undefined,
    ]); // prettier-ignore
    expect(file?.bytes.includes('Wanda')).toBe(false);
    const turned = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'white' } })
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    expect((await check(turned))[0]).toMatchObject({ width: 20, height: 40 });
  });

  test('a PDF is kept as it is, with its pages counted and its words beside it', async () => {
    const pdf = letterPdf('The ministry has taken note.', { pages: 2 });
    const [file] = await check(pdf);
    expect(file).toMatchObject({ kind: 'pdf', mime: 'application/pdf', pages: 2 });
    expect(file?.text).toContain('The ministry has taken note.');
    expect(file?.bytes.equals(pdf)).toBe(true);
  });

  test('objects packed together, as most programs do, are no reason to refuse', async () => {
    const objects = [packed('/Type /ObjStm /N 1 /First 4', '9 0 << /Title (Note) >>')];
    expect(await reasonOf(letterPdf('Good day to you all', { objects }))).toBe('taken as pdf');
    for (const address of [
      'https://ministry.example.org',
      'mailto:desk@ministry.example.org',
      'tel:+15550100',
    ])
      expect(await reasonOf(letterPdf('Good day to you all', { page: link(address) }))).toBe('taken as pdf');
  });
});

describe('a hostile file', () => {
  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
  const away = `9 0 ${script}`;
  const disguises: [string, Buffer][] = [
    ['behind a string', packed('/Type /ObjStm /N 1 /First 4 /X (obj)', away)],
    ['behind the end of an object in a string', packed('/Type /ObjStm /N 1 /First 4 /X (endobj (\\)) endstream)', away)],
    ['behind a stream in a string', packed('/Type /ObjStm /N 1 /First 4 /X (stream\n)', away)],
    ['behind a comment', packed('/Type /ObjStm /N 1 /First 4 %endobj (\n', away)],
    ['behind a name', packed('/Type /ObjStm /N 1 /First 4 /X /endobj', away)],
    ['behind a number', packed('/Type /ObjStm /N 1 /First 4 /X <endobj>', away)],
    ['behind the end of an object among its names', packed('/Type /ObjStm /N 1 /First 4 endobj', away)],
    ['after CR alone', packed('/Type /ObjStm /N 1 /First 4', away, { line: '\r' })],
    ['after more on its line', packed('/Type /ObjStm /N 1 /First 4', away, { line: ' x\r\n' })],
    ['by a short name', packed('/Type /ObjStm /N 1 /First 4', away, { filter: '/F /Fl' })],
    ['twice named', packed('/Type /ObjStm /N 1 /First 4 /Filter []', away)],
    ['under what is said in a string', packed('/Type /ObjStm /N 1 /First 4 /X (/Filter [])', away)],
    ['behind an end within it', packed('/Type /ObjStm /N 1 /First 4', `9 0 (endstream) ${script}`, { level: 0 })],
  ]; // prettier-ignore
  const traps: [string, Buffer, string][] = [
    ['a script at opening', letterPdf('Hello', { catalogue: `/OpenAction ${script}` }), 'active'],
    ['a script under another spelling', letterPdf('Hello', { catalogue: '/OpenAction << /S /J#61vaScript /JS (1) >>' }), 'active'],
    ['a script on a page', letterPdf('Hello', { page: `/AA << /O ${script} >>` }), 'active'],
    ['a program to start', letterPdf('Hello', { catalogue: '/OpenAction << /S /Launch /F (cmd.exe) >>' }), 'active'],
    ['a file inside', letterPdf('Hello', { objects: [packed('/Type /EmbeddedFile', 'MZ')] }), 'active'],
    ['a form that sends', letterPdf('Hello', { page: '/A << /S /SubmitForm /F (https://elsewhere.example.net) >>' }), 'active'],
    ['a form of another kind', letterPdf('Hello', { catalogue: '/AcroForm << /XFA [(a) 6 0 R] >>' }), 'active'],
    ['another document', letterPdf('Hello', { catalogue: '/OpenAction << /S /GoToR /F (//192.0.2.1/a.pdf) >>' }), 'active'],
    ['a script packed away', letterPdf('Hello', { objects: [packed('/Type /ObjStm /N 1 /First 4', `9 0 ${script}`)] }), 'active'],
    ['a script packed away without saying so', letterPdf('Hello', { objects: [packed('/N 1 /First 4', `9 0 ${script}`)] }), 'active'],
    ['objects packed so that nobody sees', letterPdf('Hello', { objects: ['<< /Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode] /Length 4 >>\nstream\n00>\nendstream'] }), 'active'],
    ...disguises.map(([name, bytes]): [string, Buffer, string] => [
      `a script packed away ${name}`,
      letterPdf('Hello', { objects: [bytes] }),
      'active',
    ]),
    ['a name that ends with NUL', letterPdf('Hello', { catalogue: '/OpenAction << /S /Launch\0/F (cmd.exe) >>' }), 'active'],
    ['a link to a file of the computer', letterPdf('Hello', { page: link('file:///c:/windows/cmd.exe') }), 'active'],
    ['a link to a script', letterPdf('Hello', { page: link('javascript:alert\\(1\\)') }), 'active'],
    ['objects that unpack to no end', letterPdf('Hello', { objects: [packed('/Type /ObjStm /N 1 /First 4', ' '.repeat(40 * MEGABYTE))] }), 'active'],
    ['a password', letterPdf('Hello', { trailer: '/Encrypt << /Filter /Standard /V 1 >>' }), 'encrypted'],
    ['too many pages', letterPdf('Hello', { pages: 21 }), 'tooManyPages'],
    ['only the beginning', Buffer.from('%PDF-1.7\n%%EOF'), 'damaged'],
    ['pages within themselves', pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 3 >>']), 'damaged'],
    ['a PDF behind a page of HTML', Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), letterPdf('Hello')]), 'notTaken'],
    ['a PDF that is too large', Buffer.concat([letterPdf('Hello'), Buffer.alloc(LARGEST_PDF)]), 'tooLarge'],
  ]; // prettier-ignore
  test.each(traps)('with %s is refused', async (_name, bytes, problem) => {
    expect(await reasonOf(bytes)).toBe(`reply.file.${problem}`);
  });

  const noPictures: [string, Buffer][] = [
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')],
    ['a picture of a million million pixels', hugePng(1_000_000)],
    ['a picture of ten thousand by ten thousand pixels', hugePng(10_000)],
    ['the first bytes of a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a picture that is only noise', Buffer.concat([Buffer.from('\xff\xd8\xff\xe0', 'latin1'), Buffer.alloc(5000, 'x')])],
    ['nothing but zeros', Buffer.alloc(100)],
  ]; // prettier-ignore
  test.each(noPictures)('that is %s is no photograph', async (_name, bytes) => {
    expect(await reasonOf(bytes)).toBe('reply.file.notTaken');
  });

  test('a photo of a telephone that browsers cannot show is answered with what to do', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]);
    expect(await reasonOf(heic)).toBe('reply.file.heic');
  });

  test('what hides behind a photograph is gone with the encoding', async () => {
    const hidden = Buffer.concat([
      await photograph(),
      Buffer.from('<script>alert(1)</script>'),
      letterPdf('Hi'),
    ]);
    const [file] = await check(hidden);
    expect(file?.bytes.includes('script')).toBe(false);
    expect(file?.bytes.includes('%PDF')).toBe(false);
  });

  test('one that takes too long or too much is given up, and the next is read', async () => {
    expect(await reasonOf(letterPdf('Hello'), { milliseconds: 1 })).toBe('reply.file.tooSlow');
    expect(await reasonOf(letterPdf('Hello'), { grownBytes: -(2 ** 40) })).toBe('reply.file.tooHeavy');
    expect(await reasonOf(letterPdf('Hello'))).toBe('taken as pdf');
  });

  test('each bad one of several is told at its field, and none is kept', async () => {
    const files = [
      { field: 'file.1', bytes: await photograph() },
      { field: 'file.2', bytes: Buffer.from('no picture') },
      { field: 'file.3', bytes: Buffer.alloc(0), tooLarge: true },
    ];
    const refused = await checkFiles(files).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({
      problems: [
        { path: 'file.2', reason: 'reply.file.notTaken' },
        { path: 'file.3', reason: 'reply.file.tooLarge' },
      ],
    });
  });

  test('what stands in packed pictures is not taken for a danger by chance', () => {
    expect(dangerIn(letterPdf('We never use JavaScript or Launch here'))).toBeNull();
  });
});
