// PostgreSQL, for several servers on one database, with the same meaning as SQLite wherever rows can tell.
import { CompiledQuery, Kysely, PostgresDialect, PostgresDriver, sql } from 'kysely';
import type { DatabaseConnection, PostgresDialectConfig, TransactionSettings } from 'kysely';
import type pg from 'pg';
import type { DbLog } from './db.ts';
import type { Engine } from './engine.ts';
import { Changes } from './changes.ts';
import { Guard } from './guard.ts';
import { postgresBulk } from './postgres-bulk.ts';
import type { Schema } from './schema.ts';
import { beganTransaction, committed, rolledBack, watchConnection } from './watch-connection.ts';

/** Any number will do, as long as every server takes the same: the line in which writers stand. */
const WRITERS_LINE = 7_463_901;
const POOL_SIZE = 10;

class GuardedDriver extends PostgresDriver {
  readonly #guard: Guard;
  readonly #changes: Changes;
  constructor(config: PostgresDialectConfig, guard: Guard, changes: Changes) {
    super(config);
    this.#guard = guard;
    this.#changes = changes;
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#guard.check();
    return watchConnection(await super.acquireConnection(), this.#changes);
  }
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    beganTransaction(connection);
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    committed(connection, this.#changes);
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    rolledBack(connection);
    await super.rollbackTransaction(connection);
  }
}

class OurPostgresDialect extends PostgresDialect {
  readonly #driver: PostgresDriver;
  constructor(config: PostgresDialectConfig, guard: Guard, changes: Changes) {
    super(config);
    this.#driver = new GuardedDriver(config, guard, changes);
  }
  override createDriver(): PostgresDriver {
    return this.#driver;
  }
}

/** bigint and numeric (what sums give) as numbers, as SQLite gives them. All our counts fit. */
function numbersAsNumbers({ TypeOverrides, types }: typeof pg): pg.CustomTypesConfig {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, Number);
  parsers.setTypeParser(types.builtins.NUMERIC, Number);
  return parsers;
}

/** `host/database` of the address, without who and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** The driver is loaded here: a site on SQLite does without its memory. */
async function openPool(url: string, log?: DbLog): Promise<pg.Pool> {
  const { default: driver } = await import('pg');
  const pool = new driver.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    types: numbersAsNumbers(driver),
    application_name: 'insist',
  });
  // An idle connection that breaks must not end the process; the pool makes a new one when it is asked.
  pool.on('error', error => log?.warn({ err: error }, 'a database connection broke'));
  return pool;
}

/** Opens a `postgres://` address. */
export function openPostgres(url: string, log?: DbLog): Engine {
  const guard = new Guard();
  let opened: Promise<pg.Pool> | null = null;
  const pool = (): Promise<pg.Pool> => (opened ??= openPool(url, log));
  // The snapshot is another one after every commit that wrote, whoever made it. Asked of the pool itself: this query is
  // part of no page, and must not wait behind one.
  const changes = new Changes(async () => {
    const { rows } = await (
      await pool()
    ).query<{ pulse: string }>('select pg_current_snapshot()::text as pulse');
    return rows[0]?.pulse ?? '';
  });
  const dialect = new OurPostgresDialect(
    {
      pool,
      async onCreateConnection(connection) {
        await connection.executeQuery(
          CompiledQuery.raw(
            // A server that dies inside a transaction must not keep the others waiting in the line for ever.
            `set synchronous_commit = on; set time zone 'UTC'; set idle_in_transaction_session_timeout = '60s'`,
          ),
        );
      },
    },
    guard,
    changes,
  );
  const root = new Kysely<Schema>({ dialect });
  return {
    root,
    guard,
    changes,
    // Across servers they stand in line at the database itself, and nothing here waits for its disk.
    turn: work => work(),
    writeApart: () => null,
    close: () => root.destroy(),
    bulk: postgresBulk,
    file: null,
    place: placeOf(url),
    async waitForTurn(tx, { synced }) {
      if (!synced) await sql`set local synchronous_commit = off`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(WRITERS_LINE)})`.execute(tx);
    },
    async snapshot(read) {
      const tx = root.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
      return tx.execute(view => guard.within(() => read(view)));
    },
    whileTablesChange: work => work(),
    // It minds all the time.
    complaintsOfPointing: async () => [],
    async keepCopyBefore() {
      // A server does not copy a database that may be shared and large: its operator's own backups serve.
      return null;
    },
    copyAsFile: null,
    async appendOnlyTriggers() {
      const found = await sql<{ name: string }>`
        select tgname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
        where not tgisinternal and tgenabled <> 'D' and relnamespace = current_schema()::regnamespace`.execute(
        root,
      );
      return found.rows.map(row => row.name);
    },
    async complaints() {
      const found = await sql<{ table: string; name: string }>`
        select conrelid::regclass::text as "table", conname as name from pg_constraint
        where not convalidated and connamespace = current_schema()::regnamespace
        union all
        select indrelid::regclass::text, indexrelid::regclass::text from pg_index
        join pg_class on pg_class.oid = indexrelid
        where not (indisvalid and indisready) and relnamespace = current_schema()::regnamespace`.execute(
        root,
      );
      return found.rows.map(row => `${row.name} of ${row.table} is not valid`);
    },
  };
}
