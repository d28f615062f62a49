// Backups: whatever the database is, a backup is one SQLite file, so that it can also move a site between the two.
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.ts';
import { copyRows } from './copy-rows.ts';
import { openDatabase, snapshot, transact } from './db.ts';
import type { Db, Query } from './db.ts';
import { migrate } from './migrate.ts';
import { writeWholeFile } from './whole-file.ts';

/**
 * Writes everything committed when it began into `file` (mode 0600), while the site goes on. The file is complete
 * or not there. With SQLite it stops this process while it writes, so a running server is backed up from another.
 */
export async function backUp(db: Db, file: string): Promise<void> {
  db.engine.guard.check();
  if (db.engine.copyAsFile) return db.engine.copyAsFile(file);
  await writeWholeFile(file, async unfinished => {
    const copy = openDatabase(`sqlite:${unfinished}`);
    try {
      await snapshot(db, async view => {
        await migrate(copy, { migrations: await sameMigrations(view) });
        await transact(copy, tx => copyRows(view, tx, tx));
      });
      // One file without companions, which can be read from a place that cannot be written.
      await sql`pragma journal_mode = delete`.execute(copy.query);
    } finally {
      await copy.close();
    }
  });
}

/** Those migrations that this database has had: a backup holds the schema it was taken from. */
async function sameMigrations(view: Query): Promise<typeof migrations> {
  const had = await view
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = had.find(({ name }) => !(name in migrations));
  if (unknown) throw new Error(`the database is newer than this program: it holds ${unknown.name}`);
  return Object.fromEntries(
    Object.entries(migrations).filter(([name]) => had.some(row => row.name === name)),
  );
}
