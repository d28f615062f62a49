// Backup and restore: one file from either database into either, taken while the site goes on.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onBothDatabases, openTestDatabase } from '../../testing/databases.ts';
import { backUp } from './backup.ts';
import { openDatabase, transact } from './db.ts';
import type { Db } from './db.ts';
import { restore } from './restore.ts';

const AT = '2026-01-05T10:00:00.000Z';
const NOW = new Date('2026-02-03T04:05:06.000Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'insist-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const action = { demo: 0, created_at: AT, draft_revision: 0, version: 1 };

/** An action, an image, and as many reports with their revision as asked, numbered from `first`. */
async function addReports(db: Db, many: number, first = 0): Promise<void> {
  await transact(db, async tx => {
    for (let n = first; n < first + many; n += 1) {
      const id = String(n).padStart(8, '0');
      const report = {
        id,
        action_id: 'a',
        action_version: 1,
        content_hash: '',
        created_at: AT,
        day: '2026-01-05',
      };
      const own = { code_hash: `code${id}`, lang: 'en', demo: 0 };
      await tx
        .insertInto('reports')
        .values({ ...report, ...own })
        .execute();
      const revision = {
        report_id: id,
        revision: 1,
        at: AT,
        kind: 'report',
        by_kind: 'reporter',
        as_kind: 'self',
      };
      await tx
        .insertInto('report_revisions')
        .values({ ...revision, appeals: 1, held: 0, demo: 0 })
        .execute();
    }
  });
}

async function fill(db: Db): Promise<void> {
  await db.query
    .insertInto('actions')
    .values({ ...action, id: 'a', slug: 'a', title: 'Free Ana ✊ العدالة' })
    .execute();
  const image = { mime: 'image/png', width: 1, height: 1, alt: '', credit: '', demo: 0, created_at: AT };
  for (let n = 0; n < 9; n += 1) {
    await db.query
      .insertInto('images')
      .values({ ...image, id: `i${n}`, bytes: Buffer.from([n, 0, 255]) })
      .execute();
  }
  await addReports(db, 1203);
}

const TABLES = ['actions', 'images', 'reports', 'report_revisions'] as const;
async function everything(db: Db): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const table of TABLES) {
    const rows = await db.query.selectFrom(table).selectAll().execute();
    all.push(rows.map(row => JSON.stringify(row)).sort());
  }
  return all;
}

onBothDatabases('a backup', getDb => {
  test('holds every row, byte for byte, in one private file', async () => {
    await fill(getDb());
    const file = join(folder, 'backup.sqlite');
    await backUp(getDb(), file);
    expect(readdirSync(folder)).toEqual(['backup.sqlite']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = openDatabase(`sqlite:${file}`);
    expect(await everything(copy)).toEqual(await everything(getDb()));
    await copy.close();
  });

  test('taken while reports come in holds each report whole or not at all, and stops none', async () => {
    const db = getDb();
    await fill(db);
    const coming = (async () => {
      for (let n = 0; n < 40; n += 1) await addReports(db, 5, 10_000 + n * 5);
    })();
    await backUp(db, join(folder, 'backup.sqlite'));
    await coming;
    const copy = new Sqlite(join(folder, 'backup.sqlite'), { readonly: true });
    const counted = copy
      .prepare(
        'select (select count(*) from reports) reports, (select count(*) from report_revisions) revisions',
      )
      .get();
    copy.close();
    const { reports } = expectCounts(counted);
    expect(counted).toEqual({ reports, revisions: reports });
    expect((reports - 1203) % 5).toBe(0);
    const rows = await db.query
      .selectFrom('reports')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirst();
    expect(rows?.n).toBe(1403);
  });

  test('that cannot be written leaves nothing, and the old one stands', async () => {
    writeFileSync(join(folder, 'not-a-folder'), '');
    await expect(backUp(getDb(), join(folder, 'not-a-folder', 'backup.sqlite'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['not-a-folder']);
  });
});

function expectCounts(row: unknown): { reports: number } {
  if (typeof row !== 'object' || row === null || !('reports' in row) || typeof row.reports !== 'number') {
    throw new Error('no counts');
  }
  return { reports: row.reports };
}

describe.each([
  ['sqlite', 'sqlite'],
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
  ['postgres', 'postgres'],
] as const)('restore from %s into %s', (from, into) => {
  test('brings every row back, and its rules', async () => {
    const source = await openTestDatabase(from);
    await fill(source.db);
    const file = join(folder, 'backup.sqlite');
    await backUp(source.db, file);
    const before = readFileSync(file);
    const target = await openTestDatabase(into, { empty: true });
    await target.db.close();
    if (into === 'sqlite') rmSync(target.url.slice('sqlite:'.length), { force: true });
    expect(await restore(target.url, file)).toBeNull();
    const restored = openDatabase(target.url);
    expect(await everything(restored)).toEqual(await everything(source.db));
    await expect(restored.query.deleteFrom('reports').execute()).rejects.toThrow('append-only');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['backup.sqlite']);
    await restored.close();
    await Promise.all([source.end(), target.end()]);
  });
});

describe('restore into SQLite', () => {
  const backupOf = async (slug: string): Promise<string> => {
    const { db, end } = await openTestDatabase('sqlite');
    await db.query
      .insertInto('actions')
      .values({ ...action, id: slug, slug })
      .execute();
    await backUp(db, join(folder, `${slug}.backup`));
    await end();
    return join(folder, `${slug}.backup`);
  };
  const slugsOf = async (url: string): Promise<string[]> => {
    const db = openDatabase(url);
    const rows = await db.query.selectFrom('actions').select('slug').execute();
    await db.close();
    return rows.map(row => row.slug);
  };

  test('keeps the replaced file aside', async () => {
    const url = `sqlite:${join(folder, 'site.sqlite')}`;
    await restore(url, await backupOf('old'));
    const kept = await restore(url, await backupOf('new'), { now: NOW });
    expect(kept).toBe(join(folder, 'site.sqlite.replaced-2026-02-03T04-05-06-000Z'));
    expect(await slugsOf(url)).toEqual(['new']);
    expect(await slugsOf(`sqlite:${kept}`)).toEqual(['old']);
  });

  test('refuses while a server has the database open', async () => {
    const url = `sqlite:${join(folder, 'site.sqlite')}`;
    await restore(url, await backupOf('old'));
    const server = openDatabase(url);
    await server.ping();
    await server.query.selectFrom('actions').select('id').execute();
    await expect(restore(url, await backupOf('new'))).rejects.toThrow('stop the server');
    await server.query
      .insertInto('actions')
      .values({ ...action, id: 'late', slug: 'late' })
      .execute();
    await server.close();
    expect(await slugsOf(url)).toEqual(['late', 'old']);
    expect(existsSync(join(folder, 'site.sqlite.restored'))).toBe(false);
  });

  test('refuses what is no backup, and a damaged one, before touching anything', async () => {
    const url = `sqlite:${join(folder, 'site.sqlite')}`;
    writeFileSync(join(folder, 'text.txt'), 'a list of groceries');
    await expect(restore(url, join(folder, 'missing'))).rejects.toThrow('there is no backup');
    await expect(restore(url, join(folder, 'text.txt'))).rejects.toThrow('is not a backup');
    const stranger = new Sqlite(join(folder, 'stranger.sqlite'));
    stranger.exec('create table birds (name text)');
    stranger.close();
    await expect(restore(url, join(folder, 'stranger.sqlite'))).rejects.toThrow('no tables of ours');
    const whole = await backupOf('whole');
    copyFileSync(whole, join(folder, 'torn'));
    const bytes = readFileSync(whole);
    writeFileSync(join(folder, 'torn'), bytes.subarray(0, Math.floor(bytes.length / 2)));
    await expect(restore(url, join(folder, 'torn'))).rejects.toThrow();
    expect(existsSync(join(folder, 'site.sqlite'))).toBe(false);
  });
});

test('restore into PostgreSQL refuses a database that holds rows unless told, and keeps what it replaces', async () => {
  const source = await openTestDatabase('sqlite');
  const target = await openTestDatabase('postgres');
  const file = join(folder, 'backup.sqlite');
  await fill(source.db);
  await backUp(source.db, file);
  await target.db.query
    .insertInto('actions')
    .values({ ...action, id: 'old', slug: 'old' })
    .execute();
  await expect(restore(target.url, file)).rejects.toThrow('not empty');
  const kept = await restore(target.url, file, { replace: true, now: NOW });
  expect(await everything(target.db)).toEqual(await everything(source.db));
  const aside = new Sqlite(kept ?? '', { readonly: true });
  expect(aside.prepare('select slug from actions').all()).toEqual([{ slug: 'old' }]);
  aside.close();
  await Promise.all([source.end(), target.end()]);
});
