// Databases for tests: each a fresh copy of a migrated template, on SQLite and on a real PostgreSQL.
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../platform/db/db.ts';
import type { Db } from '../platform/db/db.ts';
import { administer } from './postgres-admin.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

export type TestDatabase = {
  kind: DatabaseKind;
  db: Db;
  /** For a second server or process on the same database. */
  url: string;
  /** Closes `db` and takes the database away. */
  end(): Promise<void>;
};

/** A migrated database of this kind that nobody else uses; `empty` gives one without any table. */
export async function openTestDatabase(
  kind: DatabaseKind,
  options: { empty?: boolean } = {},
): Promise<TestDatabase> {
  const { url, remove } = await (kind === 'sqlite' ? newFile(options) : newPostgres(options));
  const db = openDatabase(url);
  return {
    kind,
    db,
    url,
    async end() {
      await db.close();
      await remove();
    },
  };
}

/** Runs the tests of `tests` once on each database; `get()` is fresh in every test. */
export function onBothDatabases(
  name: string,
  tests: (getDb: () => Db, get: () => TestDatabase) => void,
): void {
  describe.each(['sqlite', 'postgres'] as const)(`${name} on %s`, kind => {
    let current: TestDatabase | undefined;
    const get = (): TestDatabase => {
      if (!current) throw new Error('the database is there inside a test only');
      return current;
    };
    beforeEach(async () => {
      current = await openTestDatabase(kind);
    }, 60_000);
    afterEach(async () => {
      await current?.end();
      current = undefined;
    });
    tests(() => get().db, get);
  });
}

type Place = { url: string; remove(): Promise<void> };
const Template = z.union([
  z.object({ template: z.string(), adminUrl: z.string().optional() }),
  z.object({ problem: z.string() }),
]);
type Template = { template: string; adminUrl?: string | undefined };

async function newFile(options: { empty?: boolean }): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'insist-sqlite-'));
  const file = join(folder, 'insist.sqlite');
  if (options.empty !== true) copyFileSync((await askForTemplate('sqlite')).template, file);
  return { url: `sqlite:${file}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function newPostgres(options: { empty?: boolean }): Promise<Place> {
  const { template, adminUrl = '' } = await askForTemplate('postgres');
  const name = `insist_test_${randomBytes(8).toString('hex')}`;
  const from = options.empty === true ? 'template0' : template;
  // Copying the files takes a quarter of the time of copying through the write-ahead log.
  await administer(adminUrl, `create database ${name} template ${from} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = name;
  // `force`: a test that failed may have left a second server connected.
  return { url: url.href, remove: () => administer(adminUrl, `drop database ${name} with (force)`) };
}

async function askForTemplate(kind: DatabaseKind): Promise<Template> {
  const connection = connect(inject('templates'));
  connection.write(kind);
  const answer = Template.parse(JSON.parse(await text(connection)));
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
}
