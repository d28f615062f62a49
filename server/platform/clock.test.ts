// Tests of ids: they sort as they were made, whatever the machine's clock does.
import { expect, it } from 'vitest';
import { idMaker } from './clock.ts';

it('makes ids that rise within one millisecond, over many, and when the clock jumps back', () => {
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  const newId = idMaker({ now: () => new Date(now) });
  const ids = Array.from({ length: 66_000 }, newId);
  now -= 60_000;
  ids.push(newId());
  now += 120_000;
  ids.push(newId());
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});
