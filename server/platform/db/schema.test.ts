// The printed schema is fresh, and both databases have the same one.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothDatabases, openTestDatabase } from '../../testing/databases.ts';
import { checkIntegrity } from './integrity.ts';
import { printSchema } from './print-schema.ts';

onBothDatabases('schema.ts', getDb => {
  test('says what the migrated database holds (else: npm run schema)', async () => {
    const written = readFileSync(new URL('./schema.ts', import.meta.url), 'utf8');
    expect(await printSchema(getDb())).toBe(written);
  });
});

onBothDatabases('the integrity check', (getDb, get) => {
  test('finds nothing in a fresh database', async () => {
    expect(await checkIntegrity(getDb())).toEqual([]);
  });

  test('finds a changed table', async () => {
    await sql`alter table settings add column secret text`.execute(getDb().query);
    expect(await checkIntegrity(getDb())).toEqual([expect.stringContaining('tables differ')]);
  });

  test('finds a rule that was taken away', async () => {
    const db = getDb();
    const dropping = `drop trigger audit_no_delete${get().kind === 'postgres' ? ' on audit' : ''}`;
    await sql.raw(dropping).execute(db.query);
    expect(await checkIntegrity(db)).toEqual([expect.stringContaining('audit_no_delete')]);
  });
});

test('the integrity check finds a row that points nowhere, on SQLite', async () => {
  const { db, end } = await openTestDatabase('sqlite');
  await sql`pragma foreign_keys = off`.execute(db.query);
  await db.query
    .insertInto('one_time_links')
    .values({ id: 'l', coordinator_id: 'nobody', purpose: 'reset', created_at: '', expires_at: '' })
    .execute();
  expect(await checkIntegrity(db)).toEqual([expect.stringContaining('missing row of coordinators')]);
  await end();
});
