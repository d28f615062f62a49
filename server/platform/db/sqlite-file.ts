// Opens an SQLite file as everything here expects it: durable before it answers, its rules on.
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** How long one writer waits for another, before it gives up. */
export const BUSY_MILLISECONDS = 10_000;

/** As large as the log of a crowd of reports becomes: smaller, and its file would be cut and made larger all the time. */
const LOG_BYTES = 16 * 1024 * 1024 + 512 * 1024;

/** @param file null: a database in memory. */
export function openSqliteFile(file: string | null, { readonly }: { readonly: boolean }): Sqlite.Database {
  if (file !== null && !readonly) {
    mkdirSync(dirname(file), { recursive: true });
    // Made by us first, so that nobody else on the machine may read it; its -wal and -shm files take after it.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  }
  const connection = new Sqlite(file ?? ':memory:', { readonly, timeout: BUSY_MILLISECONDS });
  if (!readonly) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    // A reader that takes long makes the log grow; once it is written back, its file is cut to this again.
    connection.pragma(`journal_size_limit = ${String(LOG_BYTES)}`);
    // Without it INSERT OR REPLACE would delete rows past the append-only triggers.
    connection.pragma('recursive_triggers = ON');
  }
  return connection;
}
