// Writing many rows at once, where the query builder is too slow: what each database does in its own quickest way.
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Table = keyof Schema;
type Row<Name extends Table> = Schema[Name];
type Column<Name extends Table> = keyof Row<Name> & string;

/** Inside a transaction only, like every writing. Statements are the same for any number of rows, so they are prepared once. */
export type Bulk = {
  /** Inserts rows; each has every column of the table. */
  insert<Name extends Table>(tx: Transaction<Schema>, table: Name, rows: readonly Row<Name>[]): Promise<void>;
  /** Adds `sums` to the row with the same `key`; where there is none, the row given is the first. */
  addUp<Name extends Table>(
    tx: Transaction<Schema>,
    into: { table: Name; key: readonly Column<Name>[]; sums: readonly Column<Name>[] },
    rows: readonly Row<Name>[],
  ): Promise<void>;
};

/** The names of the columns, as the first row gives them. They are the schema's own, never a person's words. */
export const columnsOf = (rows: readonly object[]): string[] => Object.keys(rows[0] ?? {});

const quoted = (names: readonly string[]): string => names.map(name => `"${name}"`).join(', ');

/** @param source what stands for the rows: `values (?, …)` or a `select`. */
export function insertText(table: string, columns: readonly string[], source: string): string {
  return `insert into "${table}" (${quoted(columns)}) ${source}`;
}

export function addUpText(
  into: { table: string; key: readonly string[]; sums: readonly string[] },
  columns: readonly string[],
  source: string,
): string {
  const { table, key, sums } = into;
  const added = sums.map(sum => `"${sum}" = "${table}"."${sum}" + excluded."${sum}"`).join(', ');
  return `${insertText(table, columns, source)} on conflict (${quoted(key)}) do update set ${added}`;
}
