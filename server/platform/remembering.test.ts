// Parts that are remembered: made once for what they were asked for, ended by their tables and the minute, never too many.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { NotFound } from '../lib/errors.ts';
import { remembering } from './remembering.ts';

let site: TestApp;
beforeEach(async () => {
  site = await openTestApp();
});
afterEach(() => site.end());

function counted(most: number) {
  const made: string[] = [];
  const part = remembering(most, async (app, one: string, other: string) => {
    made.push(`${one} ${other}`);
    if (one === 'nothing') throw new NotFound();
    const rows = await app.db.query.selectFrom('settings').select('key').execute();
    return { rows, at: app.clock.now().toISOString() };
  });
  return { made, part: (one: string, other: string) => part(site.app, one, other) };
}

const put = (key: string) =>
  site.app.db.query
    .insertInto('settings')
    .values({ key, value: '1', updated_at: '2026-11-21T12:00:00.000Z', updated_by: null })
    .execute();

test('a part is made once, is there without waiting, and cannot be changed', async () => {
  const { made, part } = counted(10);
  const first = await part('a', 'b');
  expect(part('a', 'b')).toBe(first);
  expect(made).toEqual(['a b']);
  expect(() => first.rows.push({ key: 'x' })).toThrow(TypeError);
});

test('what was asked for in other words is another part', async () => {
  const { made, part } = counted(10);
  await part('a', 'b c');
  await part('a b', 'c');
  await part('a","b', 'c');
  await part('a', 'b","c');
  expect(made).toHaveLength(4);
});

test('it ends with its tables and with the minute', async () => {
  const { made, part } = counted(10);
  await part('a', 'b');
  await put('one');
  expect((await part('a', 'b')).rows).toEqual([{ key: 'one' }]);
  site.clock.advance(60_000);
  expect((await part('a', 'b')).at).toBe(site.clock.now().toISOString());
  expect(made).toHaveLength(3);
});

test('there are never more than so many; the longest unasked for make room', async () => {
  const { made, part } = counted(2);
  for (const name of ['a', 'b', 'c', 'c', 'b']) await part(name, '');
  expect(made).toEqual(['a ', 'b ', 'c ']);
  await part('a', '');
  expect(made).toHaveLength(4);
});

test('what is asked for again and again stays, however many others are asked for between', async () => {
  const { made, part } = counted(3);
  await part('all', '');
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await part(name, '');
    await part('all', '');
  }
  expect(made).toEqual(['all ', 'a ', 'b ', 'c ', 'd ', 'e ']);
});

test('what cannot be made is not remembered, and takes no room', async () => {
  const { made, part } = counted(1);
  await part('a', '');
  await expect(part('nothing', '')).rejects.toThrow(NotFound);
  await expect(part('nothing', '')).rejects.toThrow(NotFound);
  await part('a', '');
  expect(made).toEqual(['a ', 'nothing ', 'nothing ']);
});
