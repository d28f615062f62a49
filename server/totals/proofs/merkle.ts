// The hash tree of RFC 6962 (and RFC 9162) over SHA-256: a root for a list, and the path from one leaf to it.
import { hash } from 'node:crypto';

/** 32 bytes. */
export type Hash = Buffer;

const NODE = Buffer.of(1);

/** Of one leaf's text, as UTF-8 behind a zero byte: no leaf can be taken for a node. */
export const leafHash = (text: string): Hash => hash('sha256', `\0${text}`, 'buffer');

export const nodeHash = (left: Hash, right: Hash): Hash =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The largest power of two below `size`, which is two at least: so many leaves stand on the left. */
function splitOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/**
 * The root above these hashes: of leaves, or of neighbouring parts of one list, each full one of the same power of
 * two. An empty list has the hash of nothing.
 */
export function rootOf(hashes: readonly Hash[], from = 0, to = hashes.length): Hash {
  const only = hashes[from];
  if (to === from || only === undefined) return hash('sha256', '', 'buffer');
  if (to === from + 1) return only;
  const middle = from + splitOf(to - from);
  return nodeHash(rootOf(hashes, from, middle), rootOf(hashes, middle, to));
}

/** The hashes that stand beside the way from `index` up to the root, from the leaf upwards. */
export function pathOf(index: number, hashes: readonly Hash[], from = 0, to = hashes.length): Hash[] {
  if (to - from < 2) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...pathOf(index, hashes, from, middle), rootOf(hashes, middle, to)]
    : [...pathOf(index, hashes, middle, to), rootOf(hashes, from, middle)];
}

export type Place = { index: number; size: number };

/** The root that a leaf's hash and its path lead to (RFC 9162, 2.1.3.2); null when the path is not of that place. */
export function rootFromPath(leaf: Hash, { index, size }: Place, path: readonly Hash[]): Hash | null {
  if (index < 0 || index >= size) return null;
  let [at, last, reached] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      reached = nodeHash(beside, reached);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else reached = nodeHash(reached, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? reached : null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Characters of the short code: 80 bits of the root. */
const SHORT = 16;

/** The first 16 characters of the root in base32 (RFC 4648), in groups of four: what a person compares by eye. */
export function shortCode(rootHex: string): string {
  let bits = '';
  for (const digit of rootHex.slice(0, 20)) bits += Number.parseInt(digit, 16).toString(2).padStart(4, '0');
  const letters = Array.from(
    { length: SHORT },
    (_, at) => ALPHABET[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What a person typed or copied for a root: 64 hexadecimal digits, or the short code; else null. */
export function readRoot(typed: string): { root: string } | { short: string } | null {
  const bare = typed.replace(/[\s-]/g, '');
  if (/^[0-9a-f]{64}$/i.test(bare)) return { root: bare.toLowerCase() };
  return /^[a-z2-7]{16}$/i.test(bare) ? { short: bare.toUpperCase() } : null;
}

/** Whether a root is the one that was printed. */
export function isRoot(rootHex: string, printed: { root: string } | { short: string }): boolean {
  return 'root' in printed
    ? printed.root === rootHex
    : printed.short === shortCode(rootHex).replaceAll(' ', '');
}
