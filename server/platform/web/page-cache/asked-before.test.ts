// What is remembered of the addresses asked for, and for how long.
import { expect, test } from 'vitest';
import { AskedBefore } from './asked-before.ts';

test('an address is known from its second time on', () => {
  const asked = new AskedBefore();
  expect(asked.again('/a?x=1')).toBe(false);
  expect(asked.again('/a?x=2')).toBe(false);
  expect(asked.again('/a?x=1')).toBe(true);
  expect(asked.again('/a?x=1')).toBe(true);
});

test('a crowd of others lets it be forgotten, sooner or later', () => {
  const asked = new AskedBefore();
  const crowd = (from: number, many: number) => {
    for (let at = from; at < from + many; at += 1) asked.again(`/a?x=${at}`);
  };
  asked.again('/b');
  crowd(0, 999);
  expect(asked.again('/b')).toBe(true);
  crowd(1000, 2000);
  expect(asked.again('/b')).toBe(false);
});
