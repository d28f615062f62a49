// Ten thousand damaged and random texts: no crash, and none takes a second.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damagedTexts } from '../testing/mutations.ts';
import { readUa } from './read-ua.ts';

const FOLDERS = [new URL('./examples/', import.meta.url), new URL('./examples/tuning/', import.meta.url)];
const texts = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .map(name => readFileSync(new URL(name, folder), 'utf8')),
);

it('reads ten thousand damaged texts', () => {
  let slowest = 0;
  fc.assert(
    fc.property(damagedTexts(texts), text => {
      const before = process.cpuUsage().user;
      readUa(text);
      slowest = Math.max(slowest, (process.cpuUsage().user - before) / 1000);
    }),
    { numRuns: 10_000 },
  );
  expect(slowest).toBeLessThan(1000);
}, 1_800_000);
