// In which encoding an asker is answered, by what they say they can read.
import { expect, test } from 'vitest';
import { encodingOf } from './encodings.ts';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['BR;q=0.1,gzip', 'br'],
  ['gzip;q=1.0 , br ; q=0.5', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0 , gzip', 'gzip'],
  ['br ; q = 0.000 ,gzip', 'gzip'],
  ['br; q=0\t', ''],
  ['x-br, gzip', 'gzip'],
  ['br-x, x.gzip', ''],
  ['gzip;q=0', ''],
  ['identity, *', ''],
  ['', ''],
  [undefined, ''],
])('%j is answered in %j', (accepted, encoding) => {
  expect(encodingOf(accepted)).toBe(encoding);
});
