// PDFs made by hand for tests: an honest letter, and every kind of trap.
import { deflateSync } from 'node:zlib';

/** Objects by their number, as the file holds them between `obj` and `endobj`. */
type Objects = readonly (string | Buffer)[];

/** A whole PDF of these objects, the first being the catalogue. `trailer` is put into its trailer. */
export function pdfOf(objects: Objects, trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, at) => {
    places.push(length());
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const table = length();
  const rows = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  parts.push(
    Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** A stream, packed as most programs do. */
export const packed = (
  dictionary: string,
  content: string,
  how: { filter?: string; line?: string; level?: number } = {},
): Buffer => {
  const bytes = deflateSync(Buffer.from(content, 'latin1'), { level: how.level ?? -1 });
  const filter = how.filter ?? '/Filter /FlateDecode';
  const head = Buffer.from(
    `<< ${dictionary} ${filter} /Length ${bytes.length} >>\nstream${how.line ?? '\n'}`,
  );
  return Buffer.concat([head, bytes, Buffer.from('\nendstream')]);
};

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
const say = (words: string): string => `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;

/** Pages that say this, with more in the catalogue, in each page, and more objects behind (their numbers begin at `next`). */
export function letterPdf(
  words: string,
  more: { pages?: number; catalogue?: string; page?: string; objects?: Objects; trailer?: string } = {},
): Buffer {
  const pages = more.pages ?? 1;
  const kids = Array.from({ length: pages }, () => '3 0 R').join(' ');
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${more.catalogue ?? ''} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${more.page ?? ''} >>`,
      stream(say(words)),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...(more.objects ?? []),
    ],
    more.trailer,
  );
}
