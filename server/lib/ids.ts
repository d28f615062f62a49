// Ids and codes as text: time-sortable ids, secret codes. Chance and time are handed in.

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Bytes as lower-case Crockford base32 (no i, l, o, u: they are misread on paper), five bits a letter. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let out = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >>> bits) & 31] ?? '';
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) out += ALPHABET[(held << (5 - bits)) & 31] ?? '';
  return out;
}

/**
 * A 26-character id that sorts as it was made: 48 bits of milliseconds, 80 of chance.
 * `chance` holds at least ten bytes.
 */
export function encodeId(epochMs: number, chance: Uint8Array): string {
  let rest = epochMs;
  for (let at = 5; at >= 0; at--) {
    idBytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  for (let at = 0; at < 10; at++) idBytes[at + 6] = chance[at] ?? 0;
  return base32(idBytes);
}

/** Written over by each id: every answer of the site carries one. */
const idBytes = new Uint8Array(16);

/** What a person may have typed for a code: case, hyphens, spaces and look-alike letters do not matter. */
export function readCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
}
