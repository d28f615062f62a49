// The column words of migrations: what a column means, said once and the same for both databases.
import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import { wordsOf } from '../server/platform/db/dialect.ts';

export type Column = {
  type: 'text' | 'whole' | 'bytes';
  nullable: boolean;
  /** `table.column` that this one points at. */
  references?: string;
  /** A condition every value keeps. */
  check?: (column: string) => string;
};

/** Words a person or program wrote, and keys. */
export const text: Column = { type: 'text', nullable: false };
/** A time-sortable id of ours, or the hash of a secret. */
export const id: Column = text;
/** UTC, ISO 8601 with milliseconds: `2026-11-21T23:30:00.000Z`. */
export const instant: Column = text;
/** A calendar day: `2026-11-21`. */
export const day: Column = text;
/** JSON as text, parsed by zod in the store that owns it. */
export const json: Column = text;
/** A whole number. */
export const count: Column = { type: 'whole', nullable: false };
/** Yes or no as 1 or 0. */
export const flag: Column = { type: 'whole', nullable: false, check: column => `${column} in (0, 1)` };
/** Bytes, such as an image. */
export const blob: Column = { type: 'bytes', nullable: false };

/** The same, and it may be missing. */
export const maybe = (column: Column): Column => ({ ...column, nullable: true });
/** The id of a row of another table, which therefore cannot be deleted while this one stands. */
export const pointsAt = (table: string, column = 'id'): Column => ({
  ...id,
  references: `${table}.${column}`,
});

export type Rules = {
  key: readonly string[];
  unique?: readonly (readonly string[])[];
  index?: readonly (readonly string[])[];
  /** Foreign keys of several columns. */
  foreign?: readonly { columns: readonly string[]; table: string; targets: readonly string[] }[];
};

/** PostgreSQL cuts longer names off, and unique violations are told by these. */
const LONGEST_NAME = 63;

function nameOf(table: string, columns: readonly string[], rule: string): string {
  const name = [table, ...columns, rule].join('_');
  if (name.length > LONGEST_NAME) throw new Error(`the name ${name} is too long for PostgreSQL`);
  return name;
}

/** Creates a table of column words with its key, uniqueness and indexes. */
export async function createTable(
  db: Kysely<unknown>,
  table: string,
  columns: Record<string, Column>,
  rules: Rules,
): Promise<void> {
  await makeTable(db, table, { table, columns, rules });
  await makeIndexes(db, table, rules);
}

/** @param name what it is called now; its rules are called after the table that it is or will be. */
async function makeTable(
  db: Kysely<unknown>,
  name: string,
  { table, columns, rules }: { table: string; columns: Record<string, Column>; rules: Rules },
): Promise<void> {
  const words = wordsOf(db);
  let making: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [called, column] of Object.entries(columns)) {
    making = making.addColumn(called, words[column.type], made => {
      const kept = column.nullable ? made : made.notNull();
      const checked = column.check ? kept.check(sql.raw(column.check(called))) : kept;
      return column.references === undefined ? checked : checked.references(column.references);
    });
  }
  making = making.addPrimaryKeyConstraint(nameOf(table, rules.key, 'unique'), [...rules.key]);
  for (const each of rules.unique ?? []) {
    making = making.addUniqueConstraint(nameOf(table, each, 'unique'), [...each]);
  }
  for (const each of rules.foreign ?? []) {
    const foreign = nameOf(table, each.columns, 'foreign');
    making = making.addForeignKeyConstraint(foreign, [...each.columns], each.table, [...each.targets]);
  }
  await making.execute();
}

async function makeIndexes(db: Kysely<unknown>, table: string, rules: Rules): Promise<void> {
  for (const each of rules.index ?? []) {
    await db.schema
      .createIndex(nameOf(table, each, 'index'))
      .on(table)
      .columns([...each])
      .execute();
  }
}

/** Adds a column to a table that stands. It may be missing, since the rows there have no value for it. */
export async function addColumn(
  db: Kysely<unknown>,
  table: string,
  name: string,
  column: Column,
): Promise<void> {
  if (!column.nullable) throw new Error(`${table}.${name}: a column added later may be missing`);
  await db.schema.alterTable(table).addColumn(name, wordsOf(db)[column.type]).execute();
}

/**
 * Takes columns away from a table, with every rule that names one of them. `stays` is the whole of what it is then.
 * SQLite lets such a column go only as its documentation prescribes: the table is made anew, the rows copied, and the
 * new one takes the place and name of the old; whatever points at it by that name goes on pointing. `migrate` sees to
 * it that nothing minds the moment between, and that nothing points nowhere afterwards.
 */
export async function dropColumns(
  db: Kysely<unknown>,
  table: string,
  gone: readonly string[],
  stays: { columns: Record<string, Column>; rules: Rules; appendOnly?: { exceptDemo?: boolean } },
): Promise<void> {
  if (wordsOf(db).columnsCanGo) {
    for (const column of gone) await db.schema.alterTable(table).dropColumn(column).execute();
    return;
  }
  const anew = `${table}_anew`;
  const { columns, rules } = stays;
  await mustBeTheWhole(db, table, [...Object.keys(columns), ...gone]);
  await makeTable(db, anew, { table, columns, rules });
  const names = sql.join(Object.keys(columns).map(name => sql.ref(name)));
  await sql`insert into ${sql.table(anew)} (${names}) select ${names} from ${sql.table(table)} order by rowid`.execute(
    db,
  );
  // Its indexes and triggers go with it.
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(anew).renameTo(table).execute();
  await makeIndexes(db, table, rules);
  if (stays.appendOnly) await appendOnly(db, table, stays.appendOnly);
}

/** @throws {Error} where the table has other columns than these: what is left out would be lost without a word. */
async function mustBeTheWhole(db: Kysely<unknown>, table: string, named: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
  if (found.toSorted().join() !== named.toSorted().join())
    throw new Error(`${table} has the columns ${found.join(', ')}`);
}

/**
 * Rows of this table may be added and never changed or deleted, whoever asks. With `exceptDemo` rows whose `demo`
 * is 1 may be deleted, so that demo content can be taken away again.
 */
export async function appendOnly(
  db: Kysely<unknown>,
  table: string,
  options: { exceptDemo?: boolean } = {},
): Promise<void> {
  const deletable = options.exceptDemo === true ? 'old.demo = 1' : null;
  for (const statement of wordsOf(db).refuseChanges(table, deletable)) await sql.raw(statement).execute(db);
}
