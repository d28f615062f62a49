// What the site's key makes of texts, against the library of Node.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32 } from '../lib/ids.ts';
import { hmacWith, openSeal } from './seal.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ minLength: 900, maxLength: 1200 }),
);

test('a keyed hash is HMAC-SHA-256, whatever was hashed before it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.array(text, { minLength: 1 }),
      (key, texts) => {
        const hashed = hmacWith(key);
        for (const each of texts)
          for (const encoding of ['base64url', 'binary'] as const)
            expect(hashed(each, encoding)).toBe(createHmac('sha256', key).update(each).digest(encoding));
      },
    ),
  );
});

test('a code is the beginning of the same hash, whatever code was derived before', () => {
  const seal = openSeal('k'.repeat(40));
  const bytes = (name: string) => Buffer.from(seal.keyedHash('receipt', name), 'base64url');
  const first = seal.derivedCode('receipt', 'one', 26);
  expect(seal.derivedCode('receipt', 'two', 26)).toBe(base32(bytes('two')).slice(0, 26));
  expect(seal.derivedCode('receipt', 'one', 26)).toBe(first);
  expect(first).toBe(base32(bytes('one')).slice(0, 26));
});
