// Counts of a sliding window: what is added, what is left of it, and what is taken back late.
import { expect, test } from 'vitest';
import { Sliding } from './sliding.ts';

const WINDOW = 1000;

test('a window holds its own slot and what is left of the one before', () => {
  const counts = new Sliding(WINDOW, 10);
  expect(counts.add('a', 0, 4, 40)).toEqual({ reports: 4, letters: 40 });
  expect(counts.add('a', 1500, 1, 10)).toEqual({ reports: 3, letters: 30 });
  expect(counts.add('a', 3000, 1, 10)).toEqual({ reports: 1, letters: 10 });
});

test('what is taken back at once is gone', () => {
  const counts = new Sliding(WINDOW, 10);
  counts.add('a', 100, 5, 50);
  expect(counts.add('a', 100, -1, -10)).toEqual({ reports: 4, letters: 40 });
});

test('what is taken back after the next slot began leaves the newer counts alone', () => {
  const counts = new Sliding(WINDOW, 10);
  counts.add('a', 900, 1, 10);
  counts.add('a', 1100, 500, 5000);
  counts.add('a', 900, -1, -10);
  expect(counts.add('a', 1999, 1, 10)).toEqual({ reports: 501, letters: 5010 });
});
