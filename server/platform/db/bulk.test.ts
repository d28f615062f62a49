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
});
