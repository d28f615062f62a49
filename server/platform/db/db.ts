// The database as the rest of the house sees it: one root for single queries, transact for changes.
import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import type { Bulk } from './bulk.ts';
import type { Changes } from './changes.ts';
import type { Commit, Engine } from './engine.ts';
import { isWorthRetrying } from './errors.ts';
import { openPostgres } from './postgres.ts';
import { gather, type Rows } from './rows.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';

/** A transaction in hand: the only way to the database inside `transact`. */
export type Tx = Transaction<Schema>;
/** Either: for queries that serve both inside and outside a transaction. */
export type Query = Kysely<Schema>;
/** As much of the log as the database needs; pino's has this shape. */
export type DbLog = {
  warn(detail: object, message: string): void;
  info(detail: object, message: string): void;
};

/** How often a transaction that lost a race is tried again before its error is let through. */
const ATTEMPTS = 4;

export class Db {
  /** Only for files of this folder. */
  readonly engine: Engine;
  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** The root, for single queries. Throws inside a transaction, where only `tx` may be used. */
  get query(): Query {
    this.engine.guard.check();
    return this.engine.root;
  }

  /** What was changed when: for whatever is kept of what was read. */
  get changes(): Changes {
    return this.engine.changes;
  }

  /** For a hot path that writes many rows; see `Bulk`. */
  get bulk(): Bulk {
    return this.engine.bulk;
  }

  /**
   * Writes rows known beforehand in one transaction of their own; resolves once they are durable. For what comes in
   * crowds: where it can be had, this thread does not wait for the disk meanwhile.
   */
  async writeRows(fill: (rows: Rows) => void): Promise<void> {
    const { engine } = this;
    engine.guard.check();
    const parts = gather(fill);
    const apart = engine.writeApart(parts);
    if (apart) return apart;
    return transact(this, async tx => {
      for (const part of parts) await part.within(engine.bulk, tx);
    });
  }

  /** Resolves when the database answers, throws when it does not. */
  async ping(): Promise<void> {
    await sql`select 1`.execute(this.query);
  }

  async close(): Promise<void> {
    await this.engine.close();
  }
}

/** Opens `sqlite:path`, `sqlite::memory:` or `postgres://…`. Does not migrate; see `migrate`. */
export function openDatabase(url: string, options: { log?: DbLog } = {}): Db {
  if (url.startsWith('sqlite:')) return new Db(openSqlite(url));
  if (/^postgres(ql)?:\/\//.test(url)) return new Db(openPostgres(url, options.log));
  throw new Error('a database address begins with sqlite: or postgres://');
}

/**
 * Runs `work` as one transaction: all of it is kept, or nothing. Writers stand in line on both databases (on
 * PostgreSQL across servers too), so what `work` reads cannot change under it; keep it short and wait for nothing
 * but the database inside. It may run again after a deadlock, so it must change nothing but rows.
 * `synced` false: it does not wait for the disk. A power cut may take it back, so it is only for what is partial anyway.
 */
export async function transact<Result>(
  db: Db,
  work: (tx: Tx) => Promise<Result>,
  how: Commit = { synced: true },
): Promise<Result> {
  const { engine } = db;
  engine.guard.check();
  const once = (): Promise<Result> =>
    engine.root.transaction().execute(async tx => {
      await engine.waitForTurn(tx, how);
      return engine.guard.within(() => work(tx));
    });
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await engine.turn(once, how);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWorthRetrying(error)) throw error;
    }
  }
}

/**
 * One unchanging view of everything committed when it began, beside the writers: for exports, backups, recounts.
 * Read in pages by key; nothing may be written. (In a `sqlite::memory:` database writers wait until it ends.)
 */
export async function snapshot<Result>(db: Db, read: (tx: Tx) => Promise<Result>): Promise<Result> {
  db.engine.guard.check();
  db.changes.readEverything();
  return db.engine.snapshot(read);
}
