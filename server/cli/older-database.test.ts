// Commands that meet a database of an older version, whose server may still be at work.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../platform/db/db.ts';
import { migrate, migrationsToRun } from '../platform/db/migrate.ts';
import { commandEnv, insistWith } from '../testing/command.ts';
import { openTestDatabase, type TestDatabase } from '../testing/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'insist-older-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = Object.keys(migrations);
const [newest = ''] = names.slice(-1);
const older = Object.fromEntries(Object.entries(migrations).slice(0, -1));

describe.each(['sqlite', 'postgres'] as const)('on %s', kind => {
  let database: TestDatabase;
  const pending = async () => (await migrationsToRun(database.db)).pending;
  const insist = (...args: string[]) => insistWith(commandEnv(database.url), args);

  beforeEach(async () => {
    database = await openTestDatabase(kind, { empty: true });
    await migrate(database.db, { migrations: older });
  });
  afterEach(() => database.end());

  test.each([
    ['doctor'],
    ['tally', '47/26'],
    ['demo'],
    ['coordinator', 'add', 'ana@example.org', '--role', 'author'],
  ])('%s says what to do, and changes nothing', async (...args) => {
    const { code, out, err } = await insist(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'insist: the database is of an older version: stop the server and its worker, then run "migrate" or start the new server\n',
    );
    expect(await pending()).toEqual([newest]);
  });

  test('a backup is one of the older version, which can be restored', async () => {
    const file = join(folder, `${kind}.sqlite`);
    expect(await insist('backup', file)).toEqual({ code: 0, out: `${file}\n`, err: '' });
    expect(existsSync(file)).toBe(true);
    const copy = openDatabase(`sqlite:${file}`);
    expect((await migrationsToRun(copy)).pending).toEqual([newest]);
    await copy.close();
    expect(await pending()).toEqual([newest]);
  });

  test('migrate brings it to the newest, after which every command goes on', async () => {
    expect((await insist('migrate')).code).toBe(0);
    expect(await pending()).toEqual([]);
    expect((await insist('demo', '--remove')).code).toBe(0);
  });
});

test('an empty database is made ready by whatever comes first', async () => {
  const { db, url, end } = await openTestDatabase('sqlite', { empty: true });
  expect((await insistWith(commandEnv(url), ['demo', '--remove'])).code).toBe(0);
  expect((await migrationsToRun(db)).pending).toEqual([]);
  await end();
});
