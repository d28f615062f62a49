// Which rows of the audit are shown as one line.
import { expect, test } from 'vitest';
import { foldSaves } from './fold.ts';

const row = (time: string, verb = 'action.saved', byName = 'Ilse', subject = 'action a') => ({
  at: `2026-11-21T${time}:00.000Z`,
  verb,
  byName,
  subject,
});
const folded = (rows: ReturnType<typeof row>[]) =>
  foldSaves(rows, each => each).map(line => [
    line.row.at.slice(11, 16),
    line.times,
    line.since.slice(11, 16),
  ]);

test('saves of one person within ten minutes are one line, as long as nothing else was done to it', () => {
  expect(folded([row('09:10'), row('09:05'), row('09:00'), row('08:59')])).toEqual([
    ['09:10', 3, '09:00'],
    ['08:59', 1, '08:59'],
  ]);
  expect(folded([row('09:10'), row('09:09', 'action.saved', 'Nadia'), row('09:08')])).toHaveLength(3);
  expect(folded([row('09:10'), row('09:09', 'action.published'), row('09:08')])).toHaveLength(3);
});

test('what is done to other things in between does not matter, and nothing but saves is folded', () => {
  expect(folded([row('09:10'), row('09:09', 'action.saved', 'Ilse', 'action b'), row('09:08')])).toEqual([
    ['09:10', 2, '09:08'],
    ['09:09', 1, '09:09'],
  ]);
  expect(folded([row('09:10', 'action.published'), row('09:09', 'action.published')])).toHaveLength(2);
});
