// Turns: so many at once, the others in their order, none lost when a work fails, and no endless line.
import { expect, test } from 'vitest';
import { TooMany } from '../lib/errors.ts';
import { openTurns } from './turns.ts';

test('lets so many work at once, the next in its order, and refuses beyond the line', async () => {
  const turns = openTurns(2, 2, 7);
  const done: number[] = [];
  const ends = await Promise.all([turns.begin(), turns.begin()]);
  const third = turns.take(async () => done.push(3));
  const fourth = turns.take(async () => done.push(4));
  const fifth = await turns.begin().catch((error: unknown) => error);
  expect(fifth).toBeInstanceOf(TooMany);
  expect(fifth).toMatchObject({ retryAfter: 7 });
  expect(done).toEqual([]);
  ends[0]();
  // Ended twice gives one place, not two.
  ends[0]();
  await third;
  await fourth;
  expect(done).toEqual([3, 4]);
  await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await turns.take(async () => 'free')).toBe('free');
});

test('gives no owner more than its share, and lets the others past who waits for its own', async () => {
  const turns = openTurns(3, 5, 10, 2);
  const began: string[] = [];
  const begin = (owner: string) =>
    turns.begin(owner).then(end => {
      began.push(owner);
      return end;
    });
  const [first] = await Promise.all([begin('a'), begin('a')]);
  const third = begin('a');
  const endOther = await begin('b');
  const next = begin('b');
  expect(began).toEqual(['a', 'a', 'b']);
  endOther();
  await next;
  expect(began).toEqual(['a', 'a', 'b', 'b']);
  first();
  await third;
  expect(began).toEqual(['a', 'a', 'b', 'b', 'a']);
});

test('a turn that is free can be had at once, and never before those who wait', async () => {
  const turns = openTurns(1, 5);
  const end = turns.beginNow();
  expect(turns.beginNow()).toBeNull();
  const waits = turns.begin();
  end?.();
  expect(turns.beginNow()).toBeNull();
  (await waits)();
  expect(turns.beginNow()).not.toBeNull();
});
