// What is kept is made once for its key, and never more than so many.
import { expect, test } from 'vitest';
import { keep } from './keep.ts';

test('makes a value once for its key', () => {
  let made = 0;
  const named = keep(key => {
    made += 1;
    return `${key}!`;
  });
  expect([named('a'), named('a'), named('b')]).toEqual(['a!', 'a!', 'b!']);
  expect(made).toBe(2);
});

test('forgets all rather than keep more than it may', () => {
  let made = 0;
  const named = keep(() => (made += 1), 2);
  for (const key of ['a', 'b', 'c', 'a']) named(key);
  expect(made).toBe(4);
});
