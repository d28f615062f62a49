// Which commits wait for the disk, and that a disk with no room left changes nothing in that.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBothDatabases, openTestDatabase, type TestDatabase } from '../../testing/databases.ts';
import { transact, type Db, type Query } from './db.ts';

/** The one value that a statement answers with. */
const answerTo = async (query: Query, text: string): Promise<unknown> =>
  Object.values((await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(query)).rows[0] ?? {})[0];

const keepSetting = (query: Query, value: string) =>
  query
    .insertInto('settings')
    .values({ key: 'a key', value, updated_at: '2026-01-05T10:00:00.000Z', updated_by: null })
    .execute();

onBothDatabases('a commit', getDb => {
  test('waits for the disk, but for one that says it need not', async () => {
    const db = getDb();
    const asked = db.engine.file === null ? 'show synchronous_commit' : 'pragma synchronous';
    const waits = (query: Query) => answerTo(query, asked);
    const usual = await transact(db, waits);
    expect(['on', 2]).toContain(usual);
    expect(['off', 1]).toContain(await transact(db, waits, { synced: false }));
    expect(await waits(db.query)).toBe(usual);
    const broken = transact(db, () => Promise.reject(new Error('no')), { synced: false });
    await expect(broken).rejects.toThrow('no');
    expect(await waits(db.query)).toBe(usual);
    expect(await transact(db, waits)).toBe(usual);
  });
});

describe('on a full disk, as SQLite sees it', () => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await openTestDatabase('sqlite');
    ({ db } = database);
  });
  afterAll(() => database.end());

  test('the refusal says so, and the next commit waits for the disk again', async () => {
    const most = String(await answerTo(db.query, 'pragma max_page_count'));
    const used = String(await answerTo(db.query, 'pragma page_count'));
    await answerTo(db.query, `pragma max_page_count = ${used}`);
    const filling = transact(db, tx => keepSetting(tx, 'x'.repeat(200_000)), { synced: false });
    await expect(filling).rejects.toThrow('full');
    expect(await answerTo(db.query, 'pragma synchronous')).toBe(2);
    await answerTo(db.query, `pragma max_page_count = ${most}`);
    await transact(db, tx => keepSetting(tx, 'there is room again'));
    const kept = await db.query.selectFrom('settings').select('value').where('key', '=', 'a key').execute();
    expect(kept).toEqual([{ value: 'there is room again' }]);
  });
});
