// What ends what is kept: the tables it was made from, and nothing else; everything, where others have written.
import { expect, test } from 'vitest';
import { onBothDatabases } from '../../testing/databases.ts';
import { openDatabase, transact, type Db } from './db.ts';
import { Remembered } from './remember.ts';
import { tablesOf } from './tables-of.ts';

const put = (db: Pick<Db, 'query'>['query'], key: string) =>
  db
    .insertInto('settings')
    .values({ key, value: '1', updated_at: '2026-11-21T12:00:00.000Z', updated_by: null })
    .execute();

test.each([
  ['select "a"."id" from "actions" as "a" inner join "officials" on true', ['actions', 'officials'], []],
  ['insert into "settings" ("key") values (?) on conflict do nothing', ['settings'], ['settings']],
  [
    'update "outbox" set "state" = ? where "id" in (select "id" from "reports")',
    ['outbox', 'reports'],
    ['outbox'],
  ],
  ['delete from officials', ['officials'], ['officials']],
  ['with "x" as (select * from "reports") select * from "x"', ['reports'], []],
  ['with "x" as (insert into "reports" default values returning *) select * from "x"', ['reports'], null],
  ['create table "y" ("z" text)', [], null],
  ['begin immediate', [], []],
])('the tables of %s', (text, reads, writes) => {
  const found = tablesOf(text);
  expect(found.reads).toEqual(expect.arrayContaining(reads));
  expect(found.writes).toEqual(writes);
});

onBothDatabases('changes', (getDb, get) => {
  const keptFrom = (db: Db, table: 'settings' | 'images') => {
    let times = 0;
    const kept = new Remembered(db, async () => {
      await db.query
        .selectFrom(table)
        .select(select => select.fn.countAll().as('n'))
        .execute();
      return (times += 1);
    });
    return () => kept.get();
  };

  test('a commit ends what was made from its tables, and a rollback or nothing changed ends nothing', async () => {
    const db = getDb();
    const [settings, images] = [keptFrom(db, 'settings'), keptFrom(db, 'images')];
    await settings();
    await images();
    const [first, other] = [await settings(), await images()];
    await put(db.query, 'one');
    expect([await settings(), await images()]).toEqual([first + 1, other]);
    await transact(db, tx => put(tx, 'two'));
    expect([await settings(), await images()]).toEqual([first + 2, other]);
    await expect(
      transact(db, async tx => {
        await put(tx, 'three');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await db.query.deleteFrom('settings').where('key', '=', 'not there').execute();
    expect(await settings()).toBe(first + 2);
  });

  test('what hangs on something kept ends with it', async () => {
    const db = getDb();
    const inner = keptFrom(db, 'settings');
    let times = 0;
    const outer = new Remembered(db, async () => {
      await inner();
      return (times += 1);
    });
    await inner();
    await outer.get();
    const before = await outer.get();
    await put(db.query, 'one');
    expect(await outer.get()).toBe(before + 1);
  });

  test('a commit that falls while something is made ends it at once', async () => {
    const db = getDb();
    let times = 0;
    const slow = new Remembered(db, async () => {
      const { length } = await db.query.selectFrom('settings').select('key').execute();
      if ((times += 1) === 1) await put(db.query, 'meanwhile');
      return length;
    });
    expect(await slow.get()).toBe(0);
    expect(await slow.get()).toBe(1);
  });

  test('what another connection commits ends everything within half a second', async () => {
    const db = getDb();
    const settings = keptFrom(db, 'settings');
    await settings();
    const before = await settings();
    const other = openDatabase(get().url);
    await put(other.query, 'elsewhere');
    await expect.poll(settings, { timeout: 500, interval: 50 }).toBeGreaterThan(before);
    await other.close();
  });

  test('what could not be made is not kept', async () => {
    let times = 0;
    const fails = new Remembered(getDb(), () => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('once')) : Promise.resolve(times);
    });
    await expect(fails.get()).rejects.toThrow('once');
    expect(await fails.get()).toBe(2);
  });
});
