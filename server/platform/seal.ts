// The site's key at work: sealing what must not be read from the database alone, hashing what is only compared.
import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { base32 } from '../lib/ids.ts';

export type Seal = {
  /** Text sealed with authenticated encryption; different each time. */
  close(text: string): string;
  /** The text of a sealed value. @throws Error when it was changed or sealed with another key. */
  open(sealed: string): string;
  /** The same for bytes, such as a file. */
  closeBytes(bytes: Uint8Array): Buffer;
  /** @throws Error as `open` does. */
  openBytes(sealed: Uint8Array): Buffer;
  /** A keyed hash as base64url: the same for the same purpose and text, and not to be guessed without the key. */
  keyedHash(purpose: string, text: string): string;
  /** A code of `characters` base32 letters (five bits each), derived from the key: the same for the same text. */
  derivedCode(purpose: string, text: string, characters: number): string;
};

const SHA256_BLOCK = 64;
const SHA256_BYTES = 32;
const SHORT_TEXT = 3000;

/**
 * HMAC-SHA-256 (RFC 2104) of texts: what `createHmac` gives. Each report wants several, and an object of the system's
 * library for each of them, made and thrown away, costs more than all the hashing; so does a Buffer for each result,
 * which is why it is text; `binary` is a letter for a byte.
 * @param key at most 64 bytes.
 */
export function hmacWith(key: Uint8Array): (text: string, encoding: 'base64url' | 'binary') => string {
  const padded = Buffer.alloc(SHA256_BLOCK);
  padded.set(key);
  // Behind each padded key there is room for what is hashed with it, used again for each text.
  const inner = Buffer.alloc(SHA256_BLOCK + SHORT_TEXT);
  const outer = Buffer.alloc(SHA256_BLOCK + SHA256_BYTES);
  for (const [at, byte] of padded.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  const innerOf = (text: string): Buffer => {
    // A letter takes three bytes at most.
    if (text.length * 3 <= SHORT_TEXT)
      return inner.subarray(0, SHA256_BLOCK + inner.write(text, SHA256_BLOCK));
    return Buffer.concat([inner.subarray(0, SHA256_BLOCK), Buffer.from(text)]);
  };
  return (text, encoding) => {
    outer.write(hash('sha256', innerOf(text), 'binary'), SHA256_BLOCK, 'latin1');
    return hash('sha256', outer, encoding);
  };
}

export function openSeal(secretKey: string): Seal {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secretKey, 'insist', purpose, 32));
  const sealing = derive('seal');
  const hashing = hmacWith(derive('hash'));
  // Written over by each code.
  const codeBytes = Buffer.alloc(SHA256_BYTES);
  const closeBytes = (bytes: Uint8Array): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
  const openBytes = (sealed: Uint8Array): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  };
  return {
    closeBytes,
    openBytes,
    close: text => closeBytes(Buffer.from(text, 'utf8')).toString('base64url'),
    open: sealed => openBytes(Buffer.from(sealed, 'base64url')).toString('utf8'),
    keyedHash: (purpose, text) => hashing(`${purpose}\0${text}`, 'base64url'),
    derivedCode: (purpose, text, characters) => {
      codeBytes.write(hashing(`${purpose}\0${text}`, 'binary'), 'latin1');
      return base32(codeBytes, characters);
    },
  };
}

/** A plain hash, for secrets that hold enough chance of their own (codes, tokens): the database keeps only this. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url');

/** 160 fresh bits, for what wants bytes. */
export const newSecretBytes = (): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(20));

/** A fresh secret of 160 bits as 32 base32 letters. */
export const newSecret = (): string => base32(newSecretBytes());

export function sameText(one: string, other: string): boolean {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
}
