// Restoring a backup: into a SQLite file, whose predecessor is kept aside, or into PostgreSQL.
import { existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { backUp } from './backup.ts';
import { copyRows } from './copy-rows.ts';
import { openDatabase, transact } from './db.ts';
import type { Db, DbLog } from './db.ts';
import { checkIntegrity } from './integrity.ts';
import { migrate } from './migrate.ts';
import { sqliteFile } from './sqlite.ts';
import { writeWholeFile } from './whole-file.ts';

export type RestoreOptions = {
  /** Replace what a PostgreSQL database holds; without it one that is not empty is refused. */
  replace?: boolean;
  /** The time that names what is kept aside. */
  now?: Date;
  log?: DbLog;
};

/**
 * Puts the backup `file` in the place of the database at `url`, brought to the newest schema and checked before
 * anything is touched. Gives the path where the former content is kept, or null where there was none.
 * Throws, and changes nothing, when the file is no sound backup or a server still has the SQLite file open.
 */
export async function restore(
  url: string,
  file: string,
  options: RestoreOptions = {},
): Promise<string | null> {
  if (!existsSync(file)) throw new Error(`there is no backup at ${file}`);
  const stamp = (options.now ?? new Date()).toISOString().replace(/[:.]/g, '-');
  if (!url.startsWith('sqlite:')) return restoreToServer(url, file, stamp, options);
  const target = sqliteFile(url);
  if (target === null) throw new Error('a database in memory cannot be restored');
  return restoreToFile(target, file, stamp, options);
}

async function restoreToFile(
  target: string,
  file: string,
  stamp: string,
  options: RestoreOptions,
): Promise<string | null> {
  const fresh = `${target}.restored`;
  const kept = existsSync(target) ? `${target}.replaced-${stamp}` : null;
  await prepare(file, fresh, options);
  try {
    if (kept !== null) {
      closeForGood(target);
      renameSync(target, kept);
    }
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
  return kept;
}

/**
 * Folds the companions of a SQLite file into it. SQLite allows that only when nobody else has it open: a server
 * would go on writing reports into the file that is put aside, and they would be lost.
 */
function closeForGood(target: string): void {
  const connection = new Sqlite(target, { timeout: 1_000 });
  try {
    connection.pragma('journal_mode = delete');
  } catch (error) {
    throw new Error('the database is in use: stop the server before restoring', { cause: error });
  } finally {
    connection.close();
  }
}

async function restoreToServer(
  url: string,
  file: string,
  stamp: string,
  options: RestoreOptions,
): Promise<string | null> {
  const fresh = `${file}.restored`;
  await prepare(file, fresh, options);
  const source = openDatabase(`sqlite:${fresh}`);
  const target = openDatabase(url);
  try {
    const kept = await emptyServer(target, `${file}.replaced-${stamp}.sqlite`, options);
    await migrate(target);
    await transact(target, tx => copyRows(source.query, tx, source.query));
    await sql`analyze`.execute(target.query);
    return kept;
  } finally {
    await Promise.all([source.close(), target.close()]);
    for (const end of ['', '-wal', '-shm']) rmSync(`${fresh}${end}`, { force: true });
  }
}

/** Makes room in a PostgreSQL database, once its content is kept as a backup of its own. */
async function emptyServer(target: Db, keep: string, options: RestoreOptions): Promise<string | null> {
  const tables = await target.query.introspection.getTables({ withInternalKyselyTables: true });
  if (!(await holdsRows(target, tables))) return null;
  if (options.replace !== true) throw new Error('the database is not empty: say so to replace what it holds');
  await backUp(target, keep);
  await transact(target, async tx => {
    for (const { name } of tables) await sql`drop table ${sql.table(name)} cascade`.execute(tx);
  });
  return keep;
}

async function holdsRows(target: Db, tables: readonly { name: string }[]): Promise<boolean> {
  for (const { name } of tables) {
    if (name.startsWith('kysely_')) continue;
    const one = await sql`select 1 from ${sql.table(name)} limit 1`.execute(target.query);
    if (one.rows.length > 0) return true;
  }
  return false;
}

/** Copies the backup to `fresh`, brings the copy to the newest schema and checks it. The backup stays untouched. */
async function prepare(file: string, fresh: string, options: RestoreOptions): Promise<void> {
  await writeWholeFile(fresh, async unfinished => {
    copyBackup(file, unfinished);
    const db = openDatabase(`sqlite:${unfinished}`);
    try {
      await migrate(db, { keepCopy: false, ...(options.log ? { log: options.log } : {}) });
      const complaints = await checkIntegrity(db);
      if (complaints.length > 0) throw new Error(`the backup is damaged: ${complaints.join('; ')}`);
      await sql`pragma journal_mode = delete`.execute(db.query);
    } finally {
      await db.close();
    }
  });
}

function copyBackup(file: string, to: string): void {
  const backup = new Sqlite(file, { readonly: true });
  try {
    const ours = backup.prepare(`select 1 from sqlite_master where name = 'kysely_migration'`).get();
    if (ours === undefined) throw new Error('it holds no tables of ours');
    backup.prepare('vacuum into ?').run(to);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is not a backup: ${reason}`, { cause: error });
  } finally {
    backup.close();
  }
}
