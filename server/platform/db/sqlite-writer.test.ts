// The writer beside SQLite's one connection: when it is there, what it leaves behind, and what its end means.
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../testing/databases.ts';
import { UniqueViolation } from './errors.ts';
import { gather, type Part } from './rows.ts';
import { openSqliteWriter, startWriterThread, type SqliteWriter } from './sqlite-writer.ts';

const settingRows = (many: number, first = 0) =>
  Array.from({ length: many }, (_, at) => ({
    key: `key ${String(first + at)}`,
    value: '"\u{1f54a}"',
    updated_at: '2026-11-21T12:00:00.000Z',
    updated_by: null,
  }));
const settings = (many: number, first = 0): Part[] =>
  gather(rows => rows.insert('settings', settingRows(many, first)));

const countOf = z.object({ many: z.number() });
const folder = mkdtempSync(join(tmpdir(), 'insist-writer-'));
let copies = 0;
let database: TestDatabase;
let writer: SqliteWriter;
let threads: Worker[];
let presence: boolean[];

beforeEach(async () => {
  database = await openTestDatabase('sqlite');
  threads = [];
  presence = [];
  const start = (file: string): Worker => {
    const thread = startWriterThread(file);
    threads.push(thread);
    return thread;
  };
  const onPresence = (there: boolean) => presence.push(there);
  writer = openSqliteWriter(database.db.engine.file ?? '', { start, onPresence });
});
afterEach(async () => {
  await writer.close();
  await database.end();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
  expect(presence).toEqual([true, false, true]);
});

test('while it is there it keeps the log, and leaves the file without one that others would have to write back', async () => {
  const { file } = database.db.engine;
  const inFileAlone = (): number => {
    const copy = join(folder, `${String(copies++)}.sqlite`);
    copyFileSync(file ?? '', copy);
    const alone = new Sqlite(copy);
    const { many } = countOf.parse(alone.prepare('select count(*) as many from settings').get());
    alone.close();
    return many;
  };
  await ready();
  await writer.write(settings(60));
  expect([inFileAlone(), presence]).toEqual([0, [true]]);
  await writer.close();
  expect([inFileAlone(), presence]).toEqual([60, [true, false]]);
});

const PATIENT = { timeout: 15_000 };

test('one that a crowd began and none came to is let go of too', async () => {
  const { file } = database.db.engine;
  const brief = openSqliteWriter(file ?? '', { idleMs: 20, onPresence: there => presence.push(there) });
  try {
    expect(brief.isReady(settings(60))).toBe(false);
    await expect.poll(() => presence, PATIENT).toEqual([true, false]);
    expect(brief.isReady(settings(1))).toBe(false);
  } finally {
    await brief.close();
  }
});

/** A thread that writes nothing: it answers what it was given, and ends, only when it is told to in so many words. */
function obedientThread(): Worker {
  const program = `
    const { parentPort } = require('node:worker_threads');
    let given;
    parentPort.on('message', job => {
      if (job === 'answer') parentPort.postMessage({ id: given.id, problem: null });
      else if (job === 'exit') process.exit();
      else if (job !== 'end') given = job;
    });
    parentPort.postMessage('ready');`;
  const thread = new Worker(program, { eval: true });
  threads.push(thread);
  return thread;
}

test('one that takes long to end fails nothing that the next was given, and both are waited for', async () => {
  const two = openSqliteWriter('', { start: obedientThread, idleMs: 1500 });
  two.isReady(settings(60));
  // The first is let go of, and the next crowd begins another, before it has ended.
  await expect.poll(() => two.isReady(settings(60)) && threads.length === 2, PATIENT).toBe(true);
  const [first, second] = threads;
  if (!first || !second) throw new Error('two crowds began no two threads');
  let failed = false;
  const writing = two.write(settings(3)).catch(() => {
    failed = true;
  });
  const ended = once(first, 'exit');
  first.postMessage('exit');
  await ended;
  expect(failed).toBe(false);
  let closed = false;
  const closing = two.close().then(() => {
    closed = true;
  });
  const unref = vi.spyOn(second, 'unref');
  second.postMessage('answer');
  await writing;
  // It is told to end: were it not to keep the process there, nothing would.
  expect([failed, closed, unref.mock.calls.length]).toEqual([false, false, 0]);
  second.postMessage('exit');
  await closing;
});

test('the server’s own connection leaves the log to it', async () => {
  const bound = async () => {
    const { rows } = await sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(
      database.db.query,
    );
    return rows[0]?.wal_autocheckpoint;
  };
  expect(await bound()).toBe(1000);
  await database.db.writeRows(rows => rows.insert('settings', settingRows(60)));
  expect(await bound()).toBe(16_000);
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
