// What the site's key makes of texts, against the library of Node.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacWith } from './seal.ts';

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
          expect(hashed(each).toString('hex')).toBe(createHmac('sha256', key).update(each).digest('hex'));
      },
    ),
  );
});

test('a hash once given stays as it is', () => {
  const hashed = hmacWith(Buffer.from('key'));
  const first = hashed('one');
  const before = first.toString('hex');
  hashed('two');
  expect(first.toString('hex')).toBe(before);
});
