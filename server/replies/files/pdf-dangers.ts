// What a PDF can do besides being read: programs, other files inside it, leaving for elsewhere. Such a one is not kept.
import { constants, inflateSync } from 'node:zlib';

export type Danger = 'encrypted' | 'active';

/** Longer than any object stream of a letter. */
const MOST_UNPACKED = 20 * 1024 * 1024;

/**
 * Names of what acts by itself or at a press: programs, starting other programs, files inside, forms that send what is
 * typed, other documents. Long enough not to come about in packed bytes by chance. A link to a page is no danger here.
 */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE|GoToR)(?=[\s()<>[\]{}/%]|$)/;
const ENCRYPTED = /\/Encrypt(?=[\s()<>[\]{}/%]|$)/;

/** A letter of a name may be written by its number: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** What is wrong with a PDF by its bytes, or null. Objects packed together are unpacked and looked at too. */
export function dangerIn(bytes: Uint8Array): Danger | null {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = raw.toString('latin1');
  const names = plainNames(text);
  if (ENCRYPTED.test(names)) return 'encrypted';
  if (ACTIVE.test(names)) return 'active';
  let room = MOST_UNPACKED;
  for (const found of text.matchAll(/stream\r?\n/g)) {
    // `endstream` ends with the same letters.
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    const head = plainNames(text.slice(text.lastIndexOf('obj', found.index), found.index));
    if (!/\/(ObjStm|First)\b/.test(head)) continue;
    const packed = objectsIn(raw, text, head, found.index + found[0].length, room);
    // What cannot be looked into may hold anything.
    if (packed === null || ACTIVE.test(plainNames(packed))) return 'active';
    room -= packed.length;
  }
  return null;
}

/** The objects of one stream as text; null where they are packed in a way that no ordinary program uses. */
function objectsIn(raw: Buffer, text: string, head: string, from: number, room: number): string | null {
  const end = text.indexOf('endstream', from);
  const packed = raw.subarray(from, end < 0 ? raw.length : end);
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/.exec(head)?.[1] ?? '';
  const plain = filter.replace(/[\s[\]]/g, '');
  if (/\/(Predictor|DecodeParms|DP|FDecodeParms)\b/.test(head)) return null;
  if (plain === '') return packed.toString('latin1');
  if (plain !== '/FlateDecode' && plain !== '/Fl') return null;
  try {
    const limits = { maxOutputLength: Math.max(1, room), finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(packed, limits).toString('latin1');
  } catch {
    return null;
  }
}
