// In which encoding a page is kept for an asker, and its bytes made so: once for all who ask for it in this one.
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | '';

/** Finds an encoding by its whole name, unless it is refused by a weight of nothing. */
const accepts = (name: string): RegExp =>
  new RegExp(String.raw`(?:^|,)\s*${name}\s*(?=[,;]|$)(?!;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))`, 'i');
const BROTLI = accepts('br');
const GZIP = accepts('gzip');

/** The one encoding an answer is kept in for this asker; the answer is made as if they had asked for no other. */
export function encodingOf(accepted: string | undefined): Encoding {
  if (accepted === undefined) return '';
  // A browser's own words first: they are nearly all there is.
  if (BROTLI.test(accepted)) return 'br';
  return GZIP.test(accepted) ? 'gzip' : '';
}

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** What takes longer saves little more: a page is made often, and sent the more often the less it has changed. */
const BROTLI_QUALITY = 4;

export function compressed(bytes: Buffer, encoding: Exclude<Encoding, ''>): Promise<Buffer> {
  if (encoding === 'gzip') return asGzip(bytes);
  return asBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}

/** The tag of an answer as Express makes it, so that it is the same by whichever way the answer goes. */
export const tagOf = (bytes: Buffer): string =>
  `W/"${bytes.byteLength.toString(16)}-${hash('sha1', bytes, 'base64').slice(0, 27)}"`;
