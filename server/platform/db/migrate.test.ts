// Migrations: whole or not at all, once each, and SQLite copied before.
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Kysely, Migration, QueryExecutorProvider } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendOnly, createTable, dropColumns, id, pointsAt } from '../../../migrations/columns.ts';
import { migrations } from '../../../migrations/index.ts';
import { openTestDatabase } from '../../testing/databases.ts';
import type { TestDatabase } from '../../testing/databases.ts';
import { openDatabase } from './db.ts';
import { AppendOnlyViolation, ForeignKeyViolation } from './errors.ts';
import { migrate, migrationsToRun } from './migrate.ts';

const makes = (table: string): Migration => ({
  up: (db: Kysely<unknown>) => createTable(db, table, { id }, { key: ['id'] }),
});
/** Creates a table, a rule and a row, and then fails. */
const FAILS: Migration = {
  async up(db: Kysely<unknown>) {
    await createTable(db, 'second', { id }, { key: ['id'] });
    await appendOnly(db, 'second');
    await sql`insert into second (id) values ('a')`.execute(db);
    await sql`insert into nowhere (id) values ('a')`.execute(db);
  },
};

/** A process of its own that migrates and says what it ran. */
async function startServer(url: string): Promise<string> {
  const program = `
    import { openDatabase } from '${new URL('./db.ts', import.meta.url).href}';
    import { migrate } from '${new URL('./migrate.ts', import.meta.url).href}';
    const db = openDatabase('${url}');
    process.stdout.write((await migrate(db)).join());
    await db.close();`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

describe.each(['sqlite', 'postgres'] as const)('migrate on %s', kind => {
  let empty: TestDatabase;
  beforeEach(async () => {
    empty = await openTestDatabase(kind, { empty: true });
  });
  afterEach(() => empty.end());
  const tables = async (): Promise<string[]> =>
    (await empty.db.query.introspection.getTables()).map(table => table.name).sort();

  test('runs each once, in order', async () => {
    const migrations = { '0001-first': makes('first'), '0002-second': makes('second') };
    expect(await migrate(empty.db, { migrations })).toEqual(['0001-first', '0002-second']);
    expect(await migrate(empty.db, { migrations })).toEqual([]);
    expect(await tables()).toEqual(['first', 'second']);
  });

  test('one that fails half-way leaves nothing behind and can be tried again', async () => {
    const first = { '0001-first': makes('first') };
    await migrate(empty.db, { migrations: first });
    const failing = migrate(empty.db, { migrations: { ...first, '0002-second': FAILS } });
    await expect(failing).rejects.toThrow('0002-second failed and was taken back whole');
    expect(await tables()).toEqual(['first']);
    const mended = { ...first, '0002-second': makes('second') };
    expect(await migrate(empty.db, { migrations: mended })).toEqual(['0002-second']);
    expect(await tables()).toEqual(['first', 'second']);
  });

  describe('where rows point at others', () => {
    const family: Migration = {
      async up(db: Kysely<unknown>) {
        await createTable(db, 'parents', { id }, { key: ['id'] });
        await createTable(db, 'children', { id, parent_id: pointsAt('parents') }, { key: ['id'] });
      },
    };
    const addOrphan = (db: QueryExecutorProvider) =>
      sql`insert into children (id, parent_id) values ('a', 'nobody')`.execute(db);
    const first = { '0001-family': family };

    test('none may point nowhere afterwards, whether it went well or not', async () => {
      await migrate(empty.db, { migrations: first });
      await expect(addOrphan(empty.db.query)).rejects.toThrow(ForeignKeyViolation);
      await expect(migrate(empty.db, { migrations: { ...first, '0002-fails': FAILS } })).rejects.toThrow();
      await expect(addOrphan(empty.db.query)).rejects.toThrow(ForeignKeyViolation);
    });

    test('one that leaves a row pointing nowhere is taken back whole, and what came with it', async () => {
      const orphan: Migration = {
        async up(db: Kysely<unknown>) {
          await addOrphan(db);
        },
      };
      const migrations = { ...first, '0002-orphan': orphan, '0003-third': makes('third') };
      await expect(migrate(empty.db, { migrations })).rejects.toThrow('was taken back whole');
      expect(await tables()).toEqual([]);
      expect(await migrate(empty.db, { migrations: first })).toEqual(['0001-family']);
    });

    test('a column goes with its rules, and whatever points at the table goes on pointing', async () => {
      const columns = { id, name: id };
      const rules = { key: ['id'], unique: [['name']], index: [['name', 'id']] };
      const people: Migration = {
        async up(db: Kysely<unknown>) {
          const before = { ...rules, unique: [...rules.unique, ['name', 'mark']] };
          await createTable(db, 'parents', { ...columns, mark: id }, before);
          await appendOnly(db, 'parents');
          await createTable(db, 'children', { id, parent_id: pointsAt('parents') }, { key: ['id'] });
          await sql`insert into parents (id, name, mark) values ('p', 'Ana', 'x')`.execute(db);
          await sql`insert into children (id, parent_id) values ('c', 'p')`.execute(db);
        },
      };
      const without: Migration = {
        up: (db: Kysely<unknown>) => dropColumns(db, 'parents', ['mark'], { columns, rules, appendOnly: {} }),
      };
      const words = { '0001-people': people };
      await migrate(empty.db, { migrations: words });
      // First with a step behind it that fails: then everything is as it was.
      const marked = () => sql<{ mark: string }>`select * from parents`.execute(empty.db.query);
      const before = (await marked()).rows;
      const thenFails: Migration = {
        async up(db: Kysely<unknown>) {
          await without.up(db);
          await FAILS.up(db);
        },
      };
      const failing = migrate(empty.db, { migrations: { ...words, '0002-without': thenFails } });
      await expect(failing).rejects.toThrow('taken back whole');
      expect((await marked()).rows).toEqual(before);
      expect(before).toMatchObject([{ mark: 'x' }]);
      const early = sql`update parents set name = 'Eva'`.execute(empty.db.query);
      await expect(early).rejects.toThrow(AppendOnlyViolation);
      await expect(addOrphan(empty.db.query)).rejects.toThrow(ForeignKeyViolation);
      await migrate(empty.db, { migrations: { ...words, '0002-without': without } });
      const { rows } = await sql`select * from parents`.execute(empty.db.query);
      expect(rows).toEqual([{ id: 'p', name: 'Ana' }]);
      await expect(addOrphan(empty.db.query)).rejects.toThrow(ForeignKeyViolation);
      const again = sql`insert into parents (id, name) values ('q', 'Ana')`.execute(empty.db.query);
      await expect(again).rejects.toMatchObject({ constraint: 'parents_name_unique' });
      const change = sql`update parents set name = 'Eva'`.execute(empty.db.query);
      await expect(change).rejects.toThrow(AppendOnlyViolation);
      const index = sql`drop index parents_name_id_index`.execute(empty.db.query);
      await expect(index).resolves.toBeDefined();
    });
  });

  test('three servers that start at once run each once', async () => {
    const ran = await Promise.all([startServer(empty.url), startServer(empty.url), startServer(empty.url)]);
    expect(ran.sort()).toEqual(['', '', Object.keys(migrations).join()]);
    expect(await tables()).toContain('report_lines');
  });

  test('refuses a database that a newer version has migrated', async () => {
    const migrations = { '0001-first': makes('first'), '0002-second': makes('second') };
    await migrate(empty.db, { migrations });
    const older = migrate(empty.db, { migrations: { '0001-first': makes('first') } });
    await expect(older).rejects.toThrow('newer than this program');
  });
});

test('a SQLite file is copied before it is migrated further, and only then', async () => {
  const { db, url, end } = await openTestDatabase('sqlite', { empty: true });
  const file = url.slice('sqlite:'.length);
  const first = { '0001-first': makes('first') };
  await migrate(db, { migrations: first });
  expect(existsSync(`${file}.before-0001.bak`)).toBe(false);
  await sql`insert into first (id) values ('kept')`.execute(db.query);
  await migrate(db, { migrations: { ...first, '0002-second': makes('second') } });
  const copy = openDatabase(`sqlite:${file}.before-0002.bak`);
  const kept = await sql<{ id: string }>`select id from first`.execute(copy.query);
  expect(kept.rows).toEqual([{ id: 'kept' }]);
  expect((await copy.query.introspection.getTables()).map(table => table.name)).toEqual(['first']);
  expect(statSync(`${file}.before-0002.bak`).mode & 0o777).toBe(0o600);
  await copy.close();
  await end();
});

test('two servers that start at once on a database of an older version keep a copy from before, and migrate once', async () => {
  const { db, url, end } = await openTestDatabase('sqlite', { empty: true });
  const [newest = ''] = Object.keys(migrations).slice(-1);
  await migrate(db, { migrations: Object.fromEntries(Object.entries(migrations).slice(0, -1)) });
  const ran = await Promise.all([startServer(url), startServer(url)]);
  expect(ran.sort()).toEqual(['', newest]);
  const copy = openDatabase(`${url}.before-${newest.slice(0, 4)}.bak`);
  expect((await migrationsToRun(copy)).pending).toEqual([newest]);
  await copy.close();
  await end();
});
