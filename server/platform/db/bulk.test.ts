// Writing many rows at once: one contract that both databases keep.
import { expect, test } from 'vitest';
import { onBothDatabases } from '../../testing/databases.ts';
import { transact, type Db } from './db.ts';
import { UniqueViolation } from './errors.ts';

const setting = (key: string, value: string, by: string | null = null) => ({
  key,
  value,
  updated_at: '2026-11-21T12:00:00.000Z',
  updated_by: by,
});
const attempts = (at: string, key: string, count: number) => ({ key, window_start: at, count });
const stored = (db: Db) => db.query.selectFrom('settings').selectAll().orderBy('key').execute();

onBothDatabases('bulk', getDb => {
  test('any number of rows, whatever stands in them', async () => {
    const db = getDb();
    const rows = [
      setting('a', `quote " and ' and \\ and \u{1f54a} and {"json":[1,null]}`),
      ...Array.from({ length: 1500 }, (_, at) => setting(`many ${String(at).padStart(4, '0')}`, String(at))),
    ];
    await transact(db, async tx => {
      await db.bulk.insert(tx, 'settings', rows);
      await db.bulk.insert(tx, 'settings', []);
    });
    expect(await stored(db)).toEqual(rows);
  });

  test('a number is added where the row stands, and begins where it does not', async () => {
    const db = getDb();
    const into = { table: 'sign_in_attempts', key: ['key', 'window_start'], sums: ['count'] } as const;
    await transact(db, tx =>
      db.bulk.addUp(tx, into, [attempts('2026-11-21', 'x', 2), attempts('2026-11-22', 'x', 5)]),
    );
    await transact(db, tx =>
      db.bulk.addUp(tx, into, [attempts('2026-11-21', 'x', 40), attempts('2026-11-21', 'y', -1)]),
    );
    expect(
      await db.query
        .selectFrom('sign_in_attempts')
        .selectAll()
        .orderBy('window_start')
        .orderBy('key')
        .execute(),
    ).toEqual([
      attempts('2026-11-21', 'x', 42),
      attempts('2026-11-21', 'y', -1),
      attempts('2026-11-22', 'x', 5),
    ]);
  });

  test('an error is told in our words and leaves nothing of the transaction', async () => {
    const db = getDb();
    const twice = transact(db, tx => db.bulk.insert(tx, 'settings', [setting('a', '1'), setting('a', '2')]));
    await expect(twice).rejects.toBeInstanceOf(UniqueViolation);
    expect(await stored(db)).toEqual([]);
  });

  test('what is kept of those tables ends with the commit, not before', async () => {
    const db = getDb();
    await db.changes.look();
    const made = db.changes.watch(begun => {
      db.changes.read(['settings']);
      return begun;
    });
    await transact(db, async tx => {
      await db.bulk.insert(tx, 'settings', [setting('a', '1')]);
      expect(db.changes.holds(made)).toBe(true);
    });
    expect(db.changes.holds(made)).toBe(false);
  });

  test('rows gathered beforehand are written together or not at all, however many', async () => {
    const db = getDb();
    const into = { table: 'sign_in_attempts', key: ['key', 'window_start'], sums: ['count'] } as const;
    for (const many of [1, 600, 600]) {
      const kept = await stored(db);
      await db.writeRows(rows => {
        rows.insert(
          'settings',
          Array.from({ length: many }, (_, at) => setting(String(kept.length + at).padStart(5, '0'), 'x')),
        );
        rows.insert('settings', []);
        rows.addUp(into, [attempts('2026-11-21', 'x', many)]);
      });
    }
    expect(await stored(db)).toHaveLength(1201);
    const twice = db.writeRows(rows => {
      rows.addUp(into, [attempts('2026-11-21', 'x', 1)]);
      rows.insert('settings', [setting('new', '1'), setting('00000', '2')]);
    });
    await expect(twice).rejects.toBeInstanceOf(UniqueViolation);
    expect(await stored(db)).toHaveLength(1201);
    expect(await db.query.selectFrom('sign_in_attempts').select('count').execute()).toEqual([
      { count: 1201 },
    ]);
    await expect(transact(db, () => db.writeRows(() => undefined))).rejects.toThrow('inside a transaction');
  });

  test('what is kept of a table ends with rows written apart too', async () => {
    const db = getDb();
    const made = db.changes.watch(known => stored(db).then(() => known));
    const known = await made;
    for (const first of [0, 1000]) {
      const rows = Array.from({ length: 100 }, (_, at) => setting(String(first + at), 'x'));
      const now = await db.changes.watch(also => stored(db).then(() => also));
      expect(db.changes.holds(now)).toBe(true);
      await db.writeRows(into => into.insert('settings', rows));
      expect(db.changes.holds(now)).toBe(false);
    }
    expect(db.changes.holds(known)).toBe(false);
  });
});
