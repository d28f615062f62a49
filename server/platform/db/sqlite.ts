// SQLite, the default: one file, one writer, durable before it answers.
import { resolve } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from 'kysely';
import type { DatabaseConnection, QueryExecutorProvider, SqliteDialectConfig } from 'kysely';
import type { Engine } from './engine.ts';
import { Changes } from './changes.ts';
import { Guard } from './guard.ts';
import type { Schema } from './schema.ts';
import { sqliteBulk } from './sqlite-bulk.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { leaveLogTo, whileNobodyWrites, whileTablesChange } from './sqlite-for-a-while.ts';
import { openSqliteWriter } from './sqlite-writer.ts';
import { openWritersLine } from './writers-line.ts';
import { beganTransaction, committed, rolledBack, watchConnection, wroteInHand } from './watch-connection.ts';
import { writeWholeFile } from './whole-file.ts';

/** What stands around the one connection; `isInTransaction` is asked of SQLite itself, which may end one by itself. */
type Around = { guard: Guard; changes: Changes; isInTransaction: () => boolean };

class GuardedDriver extends SqliteDriver {
  readonly #guard: Guard;
  readonly #changes: Changes;
  readonly #isInTransaction: () => boolean;
  #connection: DatabaseConnection | null = null;
  /** Whether commits wait for the disk now, and whether the next one is to. */
  #waits = true;
  #nextWaits = true;
  constructor(config: SqliteDialectConfig, { guard, changes, isInTransaction }: Around) {
    super(config);
    this.#guard = guard;
    this.#changes = changes;
    this.#isInTransaction = isInTransaction;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#guard.check();
    this.#connection = watchConnection(await super.acquireConnection(), this.#changes);
    return this.#connection;
  }
  /** For statements that the one connection runs without Kysely, in the transaction in hand. */
  noteWritten(table: string): void {
    if (this.#connection) wroteInHand(this.#connection, table);
  }
  /** `immediate`: a transaction that reads first and writes later must not lose its place to another process. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#sync(connection, this.#nextWaits);
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    } catch (problem) {
      await this.#sync(connection, true);
      throw problem;
    }
    beganTransaction(connection);
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    committed(connection, this.#changes);
    // What is committed must not be told as failed; the next transaction asks for what it needs in any case.
    await this.#sync(connection, true).catch(() => undefined);
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    rolledBack(connection);
    try {
      // A full disk has made SQLite roll back by itself; what went wrong is to be told, not that this is done already.
      if (this.#isInTransaction()) await super.rollbackTransaction(connection);
    } finally {
      await this.#sync(connection, true);
    }
  }
  /** Runs one transaction that does not wait for the disk. Whoever calls this has the only turn to begin one. */
  async withoutSync<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#nextWaits = false;
    try {
      return await work();
    } finally {
      this.#nextWaits = true;
    }
  }
  /** Whether a commit waits for the disk. SQLite lets it be changed between transactions only. */
  async #sync(connection: DatabaseConnection, waits: boolean): Promise<void> {
    if (waits === this.#waits) return;
    await connection.executeQuery(CompiledQuery.raw(`pragma synchronous = ${waits ? 'full' : 'normal'}`));
    this.#waits = waits;
  }
}

/** Stock Kysely thinks SQLite cannot roll back DDL; it can, and a half-made schema could not be retried. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class OurSqliteDialect extends SqliteDialect {
  readonly driver: GuardedDriver;
  constructor(config: SqliteDialectConfig, around: Around) {
    super(config);
    this.driver = new GuardedDriver(config, around);
  }
  override createDriver(): SqliteDriver {
    return this.driver;
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** The file of a `sqlite:` address, absolute; null for a database in memory. */
export function sqliteFile(url: string): string | null {
  const path = url.slice('sqlite:'.length);
  if (path === '') throw new Error('a SQLite address names a file: sqlite:data/insist.sqlite');
  return path === ':memory:' ? null : resolve(path);
}

const MOST_PREPARED = 1000;

/** Each text is prepared once: that takes longer than most queries, and they are asked again and again. */
function preparedOnce(connection: Sqlite.Database): (text: string) => Sqlite.Statement {
  const prepared = new Map<string, Sqlite.Statement>();
  return text => {
    const before = prepared.get(text);
    // One that is still being read through row by row cannot be asked a second time.
    if (before && !before.busy) return before;
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    const statement = connection.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
}

async function orphansOf(db: QueryExecutorProvider): Promise<string[]> {
  const orphans = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return orphans.rows.map(row => `a row of ${row.table} points at a missing row of ${row.parent}`);
}

/** Opens a `sqlite:` address. */
export function openSqlite(url: string): Engine {
  const file = sqliteFile(url);
  const guard = new Guard();
  const connection = openSqliteFile(file, { readonly: false });
  // Changed by every commit of another connection, never by our own: those tell of themselves. The writer beside it is
  // another: in a crowd all that is kept is looked at again at each look.
  const changes = new Changes(() => String(connection.pragma('data_version', { simple: true })));
  const database = { prepare: preparedOnce(connection), close: () => void connection.close() };
  const around = { guard, changes, isInTransaction: () => connection.inTransaction };
  const dialect = new OurSqliteDialect({ database }, around);
  const root = new Kysely<Schema>({ dialect });
  const vacuumInto = (to: string): Promise<void> =>
    writeWholeFile(to, async unfinished => {
      await sql`vacuum into ${unfinished}`.execute(root);
    });
  // Writers of this process stand in line here, so that none of them makes the others wait inside SQLite.
  const line = openWritersLine();
  const writer =
    file === null ? null : openSqliteWriter(file, { onPresence: there => leaveLogTo(connection, there) });
  return {
    root,
    guard,
    changes,
    turn: (work, { synced }) => line.alone(synced ? work : () => dialect.driver.withoutSync(work)),
    writeApart: parts =>
      writer?.isReady(parts)
        ? line.following(() => writer.write(parts)).then(() => changes.wrote(parts.map(part => part.table)))
        : null,
    async close() {
      await writer?.close();
      await root.destroy();
    },
    bulk: sqliteBulk(connection, table => dialect.driver.noteWritten(table)),
    file,
    place: file ?? 'memory',
    async waitForTurn() {
      // `begin immediate` has already waited: SQLite has one writer.
    },
    async snapshot(read) {
      // A database in memory has one connection only: the reader keeps writers waiting.
      if (file === null) return root.transaction().execute(tx => guard.within(() => read(tx)));
      const reader = new Kysely<Schema>({
        dialect: new SqliteDialect({ database: openSqliteFile(file, { readonly: true }) }),
      });
      try {
        return await reader.transaction().execute(tx => guard.within(() => read(tx)));
      } finally {
        await reader.destroy();
      }
    },
    whileTablesChange: work => whileTablesChange(connection, work),
    complaintsOfPointing: orphansOf,
    async keepCopyBefore(migration, isToRun) {
      if (file === null) return null;
      const copy = `${file}.before-${migration}.bak`;
      // Of two that start at once the second waits here: should the first have migrated meanwhile, its copy is the one.
      return whileNobodyWrites(file, async () => {
        if (!(await isToRun())) return null;
        await vacuumInto(copy);
        return copy;
      });
    },
    copyAsFile: vacuumInto,
    async appendOnlyTriggers() {
      const found = await sql<{
        name: string;
      }>`select name from sqlite_master where type = 'trigger'`.execute(root);
      return found.rows.map(row => row.name);
    },
    async complaints() {
      const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(root);
      const sound = integrity.rows.map(row => row.integrity_check).filter(text => text !== 'ok');
      return [...sound, ...(await orphansOf(root))];
    },
  };
}
