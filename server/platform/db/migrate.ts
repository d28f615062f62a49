// Brings a database to the newest schema: all pending migrations in one transaction, so a failed one leaves nothing.
import { Migrator } from 'kysely';
import type { Migration } from 'kysely';
import { migrations as ours } from '../../../migrations/index.ts';
import type { Db, DbLog } from './db.ts';

/**
 * Runs what is pending and gives the names of what ran. A database that already holds migrations is copied first
 * where it is a file. Two servers that start at once run each migration once: the second waits for the first.
 */
export async function migrate(
  db: Db,
  options: { migrations?: Record<string, Migration>; keepCopy?: boolean; log?: DbLog } = {},
): Promise<string[]> {
  const migrations = options.migrations ?? ours;
  const provider = { getMigrations: async () => withLastLook(db, migrations) };
  const migrator = new Migrator({ db: db.query, provider });
  const { pending, fresh } = await migrationsToRun(db, migrations);
  const [first] = pending;
  if (first === undefined) {
    await refuseNewer(db, migrations);
    return [];
  }
  if (options.keepCopy !== false && !fresh) {
    // With a large one this takes its time, and nothing is served meanwhile.
    options.log?.info({ pending }, 'migrating the database');
    const isToRun = async () => (await migrationsToRun(db, migrations)).pending.includes(first);
    const copy = await db.engine.keepCopyBefore(first.slice(0, 4), isToRun);
    if (copy !== null) options.log?.info({ copy }, 'kept a copy of the database from before the migration');
  }
  const { error, results } = await db.engine.whileTablesChange(() => migrator.migrateToLatest());
  if (error !== undefined) {
    const failed = results?.find(each => each.status === 'Error')?.migrationName;
    const reason = error instanceof Error ? error.message : 'see the cause';
    throw new Error(`migration ${failed ?? ''} failed and was taken back whole: ${reason}`, { cause: error });
  }
  const ran = (results ?? []).map(each => each.migrationName);
  if (ran.length > 0) options.log?.info({ migrations: ran }, 'the database was migrated');
  return ran;
}

/** What is still to run; `fresh` where nothing has run yet, so that no server can be at work on the database. */
export async function migrationsToRun(
  db: Db,
  migrations: Record<string, Migration> = ours,
): Promise<{ pending: string[]; fresh: boolean }> {
  const provider = { getMigrations: async () => migrations };
  const known = await new Migrator({ db: db.query, provider }).getMigrations();
  const pending = known.filter(each => each.executedAt === undefined).map(each => each.name);
  return { pending, fresh: pending.length === known.length };
}

/**
 * The last one, which is among those that run if any does, also looks whether every row still points at one that is
 * there: inside their transaction, so that they are taken back where one does not.
 */
function withLastLook(db: Db, migrations: Record<string, Migration>): Record<string, Migration> {
  const name = Object.keys(migrations).sort().at(-1) ?? '';
  const last = migrations[name];
  if (last === undefined) return migrations;
  return {
    ...migrations,
    [name]: {
      async up(tx) {
        await last.up(tx);
        const complaints = await db.engine.complaintsOfPointing(tx);
        if (complaints.length > 0) throw new Error([...new Set(complaints)].join('; '));
      },
    },
  };
}

/** A database that a newer version has migrated must not be written by this one. @throws {Error} */
export async function refuseNewer(db: Db, migrations: Record<string, Migration> = ours): Promise<void> {
  const names = await db.query
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  const unknown = names.find(({ name }) => !(name in migrations));
  if (unknown) throw new Error(`the database is newer than this program: it holds ${unknown.name}`);
}
