// What a PDF can do besides being read: programs, other files inside it, leaving for elsewhere. Such a one is not kept.
import { inflateSync } from 'node:zlib';

export type Danger = 'encrypted' | 'active';

/** Longer than any object stream of a letter. */
const MOST_UNPACKED = 20 * 1024 * 1024;

/** Longer than what stands before a stream in any letter. */
const LONGEST_HEAD = 64 * 1024;

/**
 * Names of what acts by itself or at a press: programs, starting other programs, files inside, forms that send what is
 * typed, other documents. Long enough not to come about in packed bytes by chance. A link to a page is no danger here.
 */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|XFA|SubmitForm|ImportData|GoToE|GoToR)(?=[\s\0()<>[\]{}/%]|$)/;
const ENCRYPTED = /\/Encrypt(?=[\s\0()<>[\]{}/%]|$)/;

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
  for (const found of text.matchAll(/(?<!end)obj/g)) {
    const stream = streamOf(text, found.index + 'obj'.length);
    if (stream === null || !/\/(ObjStm|First)\b/.test(stream.head)) continue;
    const packed = objectsIn(raw, stream, room);
    // What cannot be looked into may hold anything.
    if (packed === null || ACTIVE.test(plainNames(packed))) return 'active';
    room -= packed.length;
  }
  return null;
}

type Stream = { head: string; from: number };

/** Read as viewers read it, so that no word within a string, a comment or a name ends what they go on reading. */
const TOKEN = /%[^\r\n]*|\/[^\s\0()<>[\]{}/%]*|<<|>>|<[^>]*>?|\(|[[\]{})>]|[^\s\0()<>[\]{}/%]+|[\s\0]+/y;

/** The stream of the object that begins here, with its dictionary without strings and comments; null where it has none. */
function streamOf(text: string, begin: number): Stream | null {
  const kept: string[] = [];
  let [at, depth] = [begin, 0];
  const most = Math.min(text.length, begin + LONGEST_HEAD);
  while (at < most) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0] ?? '';
    if (token === '') return null;
    if (depth <= 0 && /^end(obj|stream)/.test(token)) return null;
    if (depth <= 0 && token.startsWith('stream')) return { head: headFrom(kept), from: lineAfter(text, at) };
    at = token === '(' ? afterString(text, at, most) : at + token.length;
    if (token === '<<') depth += 1;
    if (token === '>>') depth -= 1;
    kept.push(/^(\(|%|<[^<]|<$)/.test(token) ? ' ' : token);
  }
  return null;
}

const headFrom = (kept: readonly string[]): string => plainNames(kept.join(''));

/** Viewers take whatever stands between the word and the end of its line, which may be CR alone. */
function lineAfter(text: string, at: number): number {
  const end = /\r\n|\n|\r/g;
  end.lastIndex = at;
  const found = end.exec(text);
  return found ? found.index + found[0].length : text.length;
}

function afterString(text: string, begin: number, most: number): number {
  let open = 0;
  for (let at = begin; at < most; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '(') open += 1;
    else if (letter === ')') open -= 1;
    if (open === 0) return at + 1;
  }
  return most;
}

/** The objects of one stream as text; null where they are packed in a way that no ordinary program uses. */
function objectsIn(raw: Buffer, { head, from }: Stream, room: number): string | null {
  if (/\/(Predictor|DecodeParms|DP|FDecodeParms)\b/.test(head)) return null;
  // `F` is its short name, and of two of them each viewer takes the one it likes.
  const filters = [...head.matchAll(/\/(?:Filter|F)(?![^\s\0()<>[\]{}/%])[\s\0]*(\[[^\]]*\]|\/\w+)?/g)];
  if (filters.length > 1) return null;
  // Not packed: looked at already, as the file's own bytes.
  if (filters.length === 0) return '';
  const plain = filters[0]?.[1]?.replace(/[\s\0[\]]/g, '');
  if (plain !== '/FlateDecode' && plain !== '/Fl') return plain === '' ? '' : null;
  try {
    // To where the packing itself ends: `endstream` may stand within it.
    return inflateSync(raw.subarray(from), { maxOutputLength: Math.max(1, room) }).toString('latin1');
  } catch {
    return null;
  }
}
