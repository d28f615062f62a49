// No text breaks the importer or keeps it long. The torture test does the same ten thousand times.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damagedTexts } from '../testing/mutations.ts';
import { readUa } from './read-ua.ts';

const FOLDER = new URL('./examples/', import.meta.url);
const texts = readdirSync(FOLDER)
  .filter(name => name.endsWith('.txt'))
  .map(name => readFileSync(new URL(name, FOLDER), 'utf8'));

it('reads every damaged text, and its spans lie within it', () => {
  fc.assert(
    fc.property(damagedTexts(texts), text => {
      const reading = readUa(text);
      for (const field of [...reading.fields, ...reading.peopleGuesses]) {
        for (const { start, end } of field.spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

// What makes a careless pattern slow: much of the same.
const REPEATED = [
  '[',
  '[email ',
  '@',
  '**a',
  '1/',
  'ABC ',
  'COUNTRY: ',
  'Dear Minister, ',
  'x   y\n',
  '1) Name\n',
  '12 34 56 ',
  'a\n',
  'Minister of ',
  'Phone: 1 / ',
];

it.each(REPEATED)('is done with 200 kB of %j in a second', part => {
  const text = part.repeat(Math.ceil(200_000 / part.length));
  const before = process.cpuUsage().user;
  readUa(text);
  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1000);
});
