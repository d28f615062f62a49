// The migration that leaves reports one key: nothing of them is lost, every rule of theirs holds, and so do their keys.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../server/actions/find-action.ts';
import type { PublishedAction } from '../server/actions/model.ts';
import type { App } from '../server/platform/app.ts';
import { backUp } from '../server/platform/db/backup.ts';
import { openDatabase, type Db } from '../server/platform/db/db.ts';
import { AppendOnlyViolation, ForeignKeyViolation } from '../server/platform/db/errors.ts';
import { checkIntegrity } from '../server/platform/db/integrity.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { restore } from '../server/platform/db/restore.ts';
import { hashSecret } from '../server/platform/seal.ts';
import { OtherContent } from '../server/reports/intake.ts';
import { contentOf, type Report } from '../server/reports/model.ts';
import { receiptCode, takeReport } from '../server/reports/take-report.ts';
import { openTestApp, type TestApp } from '../server/testing/app.ts';
import { openTestDatabase, type TestDatabase } from '../server/testing/databases.ts';
import { makeAction } from '../server/testing/makers.ts';
import { migrations } from './index.ts';

const AT = '2026-11-20T10:00:00.000Z';
const BEFORE = Object.fromEntries(
  Object.entries(migrations).filter(([name]) => name < '0018-one-key-a-report'),
);
const REPORT: Report = {
  lines: [{ target: 't1', channel: 'post', quantity: 2 }],
  country: 'DE',
  group: null,
  email: null,
};

type Row = Record<string, string | number | null>;
const insert = (db: Db, table: string, row: Row) =>
  db.query.withTables<Record<string, Row>>().insertInto(table).values(row).execute();

/** Every row of every table as text, without what goes. */
async function everything(db: Db): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const { name } of await db.query.introspection.getTables()) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)}`.execute(db.query);
    const texts = rows.map(({ key_hash: gone, ...row }) => {
      const kept = name === 'reports' || gone === undefined ? row : { ...row, key_hash: gone };
      return JSON.stringify(Object.entries(kept).sort());
    });
    all[name] = texts.sort();
  }
  return all;
}

describe.each(['sqlite', 'postgres'] as const)('reports of a site that had them before, on %s', kind => {
  let site: TestApp;
  let old: TestDatabase;
  let app: App;
  let action: PublishedAction;
  beforeAll(async () => {
    site = await openTestApp();
  });
  afterAll(() => site.end());
  beforeEach(async () => {
    old = await openTestDatabase(kind, { empty: true });
    await migrate(old.db, { migrations: BEFORE });
    app = { ...site.app, db: old.db };
    action = await findAction(app, (await makeAction(app)).slug);
    await fill();
  });
  afterEach(() => old.end());

  const reportRow = (id: string, changes: Row = {}): Row => ({
    id,
    action_id: action.id,
    action_version: 1,
    key_hash: `key of ${id}`,
    content_hash: app.seal.keyedHash('report-content', contentOf(REPORT)),
    code_hash: hashSecret(receiptCode(app, action.id, id)),
    created_at: AT,
    day: '2026-11-20',
    lang: 'en',
    demo: 0,
    ...changes,
  });
  /** The same as it is from now on. */
  const newRow = (id: string, changes: Row = {}): Row =>
    Object.fromEntries(Object.entries(reportRow(id, changes)).filter(([column]) => column !== 'key_hash'));

  async function addReport(id: string, demo: number, held: number): Promise<void> {
    const { db } = old;
    const rest = { report_id: id, demo };
    await insert(db, 'reports', reportRow(id, { demo }));
    const said = { country: 'DE', appeals: 2, held };
    const revision = { kind: 'reported', by_kind: 'web', as_kind: 'self' };
    await insert(db, 'report_revisions', { ...rest, ...said, ...revision, revision: 1, at: AT });
    const line = { target_id: 't1', channel: 'post', quantity: 2 };
    await insert(db, 'report_lines', { ...rest, ...line, revision: 1 });
    const state = { report_id: id, action_id: action.id, revision: 1, grade: 'reported', created_at: AT };
    await insert(db, 'report_states', { ...state, ...said, day: '2026-11-20' });
  }

  async function fill(): Promise<void> {
    const { db } = old;
    await addReport('plain', 0, 0);
    await addReport('held', 0, 1);
    await addReport('of the demo', 1, 0);
    await insert(db, 'report_contacts', { report_id: 'plain', email_sealed: 'sealed', created_at: AT });
    const by = { at: AT, by_name: 'Ana', demo: 0 };
    const decision = { id: 'd', report_id: 'held', decision: 'accepted', reason: 'seen' };
    await insert(db, 'hold_decisions', { ...by, ...decision });
    const brought = {
      id: 'i',
      action_id: action.id,
      office: 'Lisbon',
      file_name: 'a.csv',
      content_hash: 'c',
    };
    await insert(db, 'report_imports', { ...by, ...brought, reports: 1, appeals: 2 });
    const line = { import_id: 'i', line: 1, report_id: 'plain', line_hash: 'l', demo: 0 };
    await insert(db, 'report_import_lines', line);
  }

  test('keep every row, and the database is that of a new site', async () => {
    const before = await everything(old.db);
    expect(before['reports']).toHaveLength(3);
    expect(await migrate(old.db)).toContain('0018-one-key-a-report');
    expect(await everything(old.db)).toEqual(before);
    const columns = (await old.db.query.introspection.getTables()).find(({ name }) => name === 'reports');
    expect(columns?.columns.map(({ name }) => name)).toEqual(Object.keys(newRow('x')));
    expect(await checkIntegrity(old.db)).toEqual([]);
  });

  test('keep their rules', async () => {
    await migrate(old.db);
    const { db } = old;
    const twice = insert(
      db,
      'reports',
      newRow('another', { code_hash: reportRow('plain')['code_hash'] ?? '' }),
    );
    await expect(twice).rejects.toMatchObject({ constraint: 'reports_code_hash_unique' });
    await expect(insert(db, 'reports', newRow('plain', { code_hash: 'new' }))).rejects.toMatchObject({
      constraint: 'reports_id_unique',
    });
    await expect(insert(db, 'reports', newRow('x', { demo: 2 }))).rejects.toThrow();
    const nowhere = insert(db, 'reports', newRow('x', { action_id: 'none' }));
    await expect(nowhere).rejects.toThrow(ForeignKeyViolation);
    const contact = { report_id: 'none', email_sealed: '', created_at: AT };
    await expect(insert(db, 'report_contacts', contact)).rejects.toThrow(ForeignKeyViolation);
    const changing = db.query.updateTable('reports').set({ lang: 'es' }).execute();
    await expect(changing).rejects.toThrow(AppendOnlyViolation);
    const removing = (id: string) => db.query.deleteFrom('reports').where('id', '=', id).execute();
    await expect(removing('plain')).rejects.toThrow(AppendOnlyViolation);
    await expect(removing('of the demo')).rejects.toThrow(ForeignKeyViolation);
    for (const table of ['report_lines', 'report_revisions', 'report_states'] as const) {
      await db.query.deleteFrom(table).where('report_id', '=', 'of the demo').execute();
    }
    await removing('of the demo');
    expect(await db.query.selectFrom('reports').select('id').orderBy('id').execute()).toEqual([
      { id: 'held' },
      { id: 'plain' },
    ]);
  });

  test('are known by their keys as before', async () => {
    await migrate(old.db);
    const take = (key: string, changes: Partial<Report> = {}) =>
      takeReport(app, { action, key, report: { ...REPORT, ...changes }, lang: 'en', by: 'api' });
    const code = receiptCode(app, action.id, 'plain');
    expect(await take('plain')).toEqual({ outcome: 'same', code, counted: 2, held: 0 });
    expect(await take('held')).toMatchObject({ outcome: 'same', counted: 0, held: 2 });
    await expect(take('plain', { country: 'FR' })).rejects.toThrow(OtherContent);
    expect(await take('a new one')).toMatchObject({ outcome: 'taken', counted: 2 });
  });

  test('come out of a backup taken before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'insist-old-backup-'));
    const file = join(folder, 'backup.sqlite');
    await backUp(old.db, file);
    const target = await openTestDatabase(kind, { empty: true });
    await target.db.close();
    if (kind === 'sqlite') rmSync(target.url.slice('sqlite:'.length));
    await restore(target.url, file);
    const restored = openDatabase(target.url);
    const rows = await everything(old.db);
    expect(rows['reports']).toHaveLength(3);
    expect(await everything(restored)).toEqual(rows);
    expect(await checkIntegrity(restored)).toEqual([]);
    await restored.close();
    await target.end();
    rmSync(folder, { recursive: true, force: true });
  });
});

test('SQLite says of a table made anew what it says of one that was always so', async () => {
  const db = openDatabase('sqlite::memory:');
  await migrate(db);
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where sql like '%reports%' order by name`.execute(db.query);
  expect(rows.filter(row => row.sql.includes('anew'))).toEqual([]);
  expect(rows.filter(row => row.sql.includes('references "reports" ("id")')).map(row => row.name)).toEqual([
    'hold_decisions',
    'outcome_wishes',
    'report_contacts',
    'report_import_lines',
    'report_revisions',
    'report_states',
  ]);
  const reports = rows.find(row => row.name === 'reports')?.sql ?? '';
  expect(reports).toContain('constraint "reports_id_unique" primary key ("id")');
  expect(reports).toContain('constraint "reports_code_hash_unique" unique ("code_hash")');
  expect(reports).toContain('"action_id" text not null references "actions" ("id")');
  expect(rows.map(row => row.name)).toEqual(
    expect.arrayContaining(['reports_no_update', 'reports_no_delete']),
  );
  await db.close();
});
