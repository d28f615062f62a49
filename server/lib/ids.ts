// Ids and codes as text: time-sortable ids, secret codes. Chance and time are handed in.

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The letters' codes, and room for the longest text: letters joined one by one cost more than all the rest. */
const CODES = Uint8Array.from(ALPHABET, letter => letter.charCodeAt(0));
const LONGEST = 64;
const room = Buffer.alloc(LONGEST);

const lettersOf = (bytes: Uint8Array): number => Math.ceil((bytes.length * 8) / 5);

/**
 * Bytes as lower-case Crockford base32 (no i, l, o, u: they are misread on paper), five bits a letter.
 * @param letters how many of them, at most 64 and as many as the bytes make, which it is when left out.
 * @throws {RangeError} for more.
 */
export function base32(bytes: Uint8Array, letters = lettersOf(bytes)): string {
  if (letters > LONGEST || letters > lettersOf(bytes)) throw new RangeError('too many letters');
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let letter = 0; letter < letters; letter += 1) {
    if (bits < 5) {
      // Behind the last byte there are noughts.
      held = ((held & 31) << 8) | (bytes[at] ?? 0);
      at += 1;
      bits += 8;
    }
    bits -= 5;
    room[letter] = CODES[(held >>> bits) & 31] ?? 0;
  }
  return room.toString('latin1', 0, letters);
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
