// Files made to hurt: each hurts nothing but its own reading, and the process goes on answering meanwhile.
import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { Refused, TooMany } from '../../lib/errors.ts';
import { readDocument } from '../read-document.ts';

async function whyRefused(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
    return 'it was read';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(problem => problem.reason.replace('importer.file.', '')).join();
  }
}

const PDF = readFileSync(join(import.meta.dirname, 'samples', 'kelp-wardens.pdf'));
const docx = (document: Uint8Array, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({ 'word/document.xml': document, ...more }, { level: 9 });

/** A PDF by hand: objects as given, the first is the catalogue. */
function pdf(objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  objects.forEach((object, at) => {
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  return Buffer.concat([...parts, Buffer.from(`trailer <</Root 1 0 R /Size ${objects.length + 1}>>\n%%EOF`)]);
}
const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
const onePage = (content: Buffer): Buffer =>
  pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    content,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]);

/** How long this thread was away at most while something else went on, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(beat);
  }
  return longest;
}

// After each: the next file is read as if nothing had been.
afterEach(async () => {
  expect(await readDocument(Buffer.from('UA 47/26'))).toMatchObject({ kind: 'text', text: 'UA 47/26' });
});

test('an archive that unpacks to far more than it is', async () => {
  expect(await whyRefused(readDocument(docx(Buffer.alloc(60_000_000, '<'))))).toBe('tooHeavy');
});

test('an archive that lies about how much it holds', async () => {
  const bytes = Buffer.from(docx(Buffer.alloc(30_000_000, '<')));
  // The size unpacked stands 24 bytes into the entry of the central directory.
  const entry = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt32LE(10, entry + 24);
  expect(await whyRefused(readDocument(bytes))).toBe('damaged');
});

test('an archive of other things, and one cut off', async () => {
  expect(await whyRefused(readDocument(zipSync({ 'content.xml': Buffer.from('<a/>') })))).toBe(
    'notADocument',
  );
  const cut = readFileSync(join(import.meta.dirname, 'samples', 'kelp-wardens.docx')).subarray(0, 3000);
  expect(await whyRefused(readDocument(cut))).toBe('damaged');
});

test('entities that name each other', async () => {
  const doubles = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('');
  const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "boom">${doubles}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e30;</w:t></w:r></w:p></w:body></w:document>`;
  const why = await whyRefused(readDocument(docx(Buffer.from(xml)), { milliseconds: 5000 }));
  expect(['damaged', 'noText', 'it was read']).toContain(why);
});

test('XML nested deeper than the stack', async () => {
  const deep = `${'<w:p>'.repeat(200_000)}${'</w:p>'.repeat(200_000)}`;
  expect(['damaged', 'tooHeavy', 'tooSlow']).toContain(
    await whyRefused(readDocument(docx(Buffer.from(deep)), { milliseconds: 5000 })),
  );
});

test('RTF nested a million deep, unclosed, and with a picture longer than the file', async () => {
  expect(await whyRefused(readDocument(Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`)))).toBe('damaged');
  expect((await readDocument(Buffer.from('{\\rtf1 words{\\b more'))).text).toBe('wordsmore');
  expect((await readDocument(Buffer.from('{\\rtf1 words{\\pict\\bin999999999 x}}'))).text).toBe('words');
  expect((await readDocument(Buffer.from(`{\\rtf1 words}${'}'.repeat(100_000)}`))).text).toBe('words');
});

test('HTML nested half a million deep, and ten megabytes of it', async () => {
  const deep = Buffer.from(`<p>${'<span>'.repeat(500_000)}words`);
  expect(['it was read', 'tooHeavy', 'tooSlow']).toContain(
    await whyRefused(readDocument(deep, { milliseconds: 4000 })),
  );
  const wide = Buffer.from(`<!doctype html>${'<p>word</p>'.repeat(900_000)}`);
  expect(['tooLong', 'tooHeavy', 'tooSlow']).toContain(
    await whyRefused(readDocument(wide, { milliseconds: 4000 })),
  );
});

test('PDFs cut, with a broken table, and with none', async () => {
  expect(await whyRefused(readDocument(PDF.subarray(0, 700)))).toBe('damaged');
  const broken = Buffer.from(
    PDF.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n9999999'),
    'latin1',
  );
  expect((await readDocument(broken)).text).toContain('SAMPLE LETTER');
  expect(await whyRefused(readDocument(Buffer.from('%PDF-1.7\nnothing more')))).toBe('damaged');
});

test('a PDF whose pages are a ring, and one of a million pages', async () => {
  const ring = pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 3>>']);
  expect(['damaged', 'noText']).toContain(await whyRefused(readDocument(ring)));
  const many = pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 1000000>>']);
  expect(['damaged', 'tooManyPages']).toContain(await whyRefused(readDocument(many)));
  const kids = Array.from({ length: 61 }, (_, at) => `${at + 3} 0 R`).join(' ');
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>';
  const long = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count 61>>`];
  const pages = Array.from({ length: 61 }, () => page);
  expect(await whyRefused(readDocument(pdf([...long, ...pages])))).toBe('tooManyPages');
});

test('a PDF without words is called what it most likely is, a scan', async () => {
  expect(await whyRefused(readDocument(onePage(stream('', Buffer.from('0 0 100 100 re f')))))).toBe('noText');
});

test('a PDF whose page unpacks without end', async () => {
  const twice = deflateSync(deflateSync(Buffer.alloc(300_000_000, 'BT ET '), { level: 9 }), { level: 9 });
  const bomb = onePage(stream('/Filter[/FlateDecode/FlateDecode]', twice));
  const pause = await longestPause(async () => {
    const why = await whyRefused(readDocument(bomb, { milliseconds: 3000 }));
    expect(['tooSlow', 'tooHeavy', 'noText', 'damaged']).toContain(why);
  });
  expect(pause).toBeLessThan(1500);
});

test('what takes too long is ended, and this thread never waits for it', async () => {
  const endless = onePage(stream('', Buffer.from('BT /F 9 Tf (a) Tj ET\n'.repeat(300_000))));
  let took = 0;
  const pause = await longestPause(async () => {
    const begun = performance.now();
    expect(await whyRefused(readDocument(endless, { milliseconds: 400 }))).toBe('tooSlow');
    took = performance.now() - begun;
  });
  expect(took).toBeLessThan(3000);
  expect(pause).toBeLessThan(1000);
});

test('only so many wait their turn', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 14 }, () => readDocument(Buffer.from('UA 47/26'))),
  );
  const refused = all.filter(each => each.status === 'rejected').map(each => each.reason instanceof TooMany);
  expect(refused).toEqual([true, true, true, true]);
});
