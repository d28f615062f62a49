// The writer beside SQLite's one connection: when it is there, what it leaves behind, and what its end means.
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/databases.ts';
import { UniqueViolation } from './errors.ts';
import { gather, type Part } from './rows.ts';
import { openSqliteWriter, startWriterThread, type SqliteWriter } from './sqlite-writer.ts';

const settings = (many: number, first = 0): Part[] =>
  gather(rows =>
    rows.insert(
      'settings',
      Array.from({ length: many }, (_, at) => ({
        key: `key ${String(first + at)}`,
        value: '"\u{1f54a}"',
        updated_at: '2026-11-21T12:00:00.000Z',
        updated_by: null,
      })),
    ),
  );

let database: TestDatabase;
let writer: SqliteWriter;
let threads: Worker[];

beforeEach(async () => {
  database = await openTestDatabase('sqlite');
  threads = [];
  writer = openSqliteWriter(database.db.engine.file ?? '', file => {
    const thread = startWriterThread(file);
    threads.push(thread);
    return thread;
  });
});
afterEach(async () => {
  await writer.close();
  await database.end();
});

const stored = async (): Promise<number> =>
  (await database.db.query.selectFrom('settings').select('key').execute()).length;

/** Brings a crowd, for which the thread begins, and waits until it is there. */
async function ready(): Promise<Worker> {
  expect(writer.isReady(settings(60))).toBe(false);
  const [thread] = threads.slice(-1);
  if (!thread) throw new Error('a crowd began no thread');
  await once(thread, 'message');
  expect(writer.isReady(settings(1))).toBe(true);
  return thread;
}

test('a few rows begin no thread, a crowd does', async () => {
  expect(writer.isReady(settings(3))).toBe(false);
  expect(threads).toEqual([]);
  await ready();
  await writer.write(settings(60));
  expect(await stored()).toBe(60);
  expect(threads).toHaveLength(1);
});

test('one row that breaks a rule takes the whole transaction with it, in our words', async () => {
  await ready();
  await writer.write(settings(5));
  const broken = writer.write([...settings(5, 100), ...settings(1, 2)]);
  await expect(broken).rejects.toBeInstanceOf(UniqueViolation);
  expect(await stored()).toBe(5);
  // And goes on as before.
  await writer.write(settings(5, 100));
  expect(await stored()).toBe(10);
});

test('a thread that dies fails what it had in hand, and the next crowd begins another', async () => {
  const thread = await ready();
  const unanswered = writer.write(settings(60));
  await Promise.all([expect(unanswered).rejects.toThrow('ended'), thread.terminate()]);
  await expect(writer.write(settings(1, 500))).rejects.toThrow('not there');
  await ready();
  await writer.write(settings(60, 1000));
  expect(threads).toHaveLength(2);
});

test('its close waits for what it has in hand, and it begins no more', async () => {
  await ready();
  const writing = writer.write(settings(60));
  await writer.close();
  await writing;
  expect(await stored()).toBe(60);
  expect(writer.isReady(settings(60, 100))).toBe(false);
  expect(threads).toHaveLength(1);
});
