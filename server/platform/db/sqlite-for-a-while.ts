// What the one SQLite connection is told to do otherwise for a while: beside the writing thread, and while tables change.
import type Sqlite from 'better-sqlite3';
import { BUSY_MILLISECONDS, openSqliteFile } from './sqlite-file.ts';

/** Pages of the log before this connection writes it back into the file: SQLite's own bound, and one for beside a thread. */
const USUAL_LOG = 1000;
const LOG_BESIDE_WRITER = 16_000;

/** To write a long log back would hold up every page: while a thread is `there`, that is its work. */
export function leaveLogTo(connection: Sqlite.Database, there: boolean): void {
  try {
    connection.pragma(`wal_autocheckpoint = ${String(there ? LOG_BESIDE_WRITER : USUAL_LOG)}`);
  } catch {
    // It was closed, or is reading rows one by one. Either bound will do: it is only better to have the other.
  }
}

/** How long a server that starts waits for another that is migrating, which may copy a large table. */
const MIGRATING_MILLISECONDS = 600_000;

/** Foreign keys are heeded or not from one transaction to the next, and within one SQLite says nothing to the wish. */
function heedForeignKeys(connection: Sqlite.Database, heed: boolean): void {
  connection.pragma(`foreign_keys = ${heed ? 'ON' : 'OFF'}`);
  if (connection.pragma('foreign_keys', { simple: true }) !== (heed ? 1 : 0))
    throw new Error('SQLite’s foreign keys could not be switched, since a transaction has not ended');
}

/** A table could not be made anew while SQLite minds who points at it. */
export async function whileTablesChange<Result>(
  connection: Sqlite.Database,
  work: () => Promise<Result>,
): Promise<Result> {
  heedForeignKeys(connection, false);
  connection.pragma(`busy_timeout = ${String(MIGRATING_MILLISECONDS)}`);
  try {
    return await work();
  } finally {
    cutLog(connection);
    connection.pragma(`busy_timeout = ${String(BUSY_MILLISECONDS)}`);
    heedForeignKeys(connection, true);
  }
}

/** What was copied went through the log, which may now be as large as the file. */
function cutLog(connection: Sqlite.Database): void {
  try {
    // Who reads it is not waited for.
    connection.pragma('busy_timeout = 0');
    connection.pragma('wal_checkpoint(truncate)');
  } catch {
    // What is committed must not be told as failed: it stands in the log, and is written back another time.
  }
}

/** Runs `work` while no other process writes into the file, however long one must be waited for. */
export async function whileNobodyWrites<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const holder = openSqliteFile(file, { readonly: false });
  try {
    holder.pragma(`busy_timeout = ${String(MIGRATING_MILLISECONDS)}`);
    holder.exec('begin immediate');
    return await work();
  } finally {
    // And gives the place in the line of writers back, with nothing written.
    holder.close();
  }
}
