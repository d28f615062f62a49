// Rows known before their transaction begins: gathered first, then written and committed together, apart from all else.
import type { Transaction } from 'kysely';
import { addUpText, columnsOf, insertText, type Bulk, type Table } from './bulk.ts';
import type { Schema } from './schema.ts';

/** Tables of texts and whole numbers alone: their rows can be handed on as JSON, which costs least. */
type PlainTable = {
  [Name in Table]: Schema[Name][keyof Schema[Name]] extends string | number | null ? Name : never;
}[Table];
type Row<Name extends Table> = Schema[Name];
type Column<Name extends Table> = keyof Row<Name> & string;

/** As `Bulk` writes them, but gathered: nothing is asked of the database meanwhile. */
export type Rows = {
  insert<Name extends PlainTable>(table: Name, rows: readonly Row<Name>[]): void;
  addUp<Name extends PlainTable>(
    into: { table: Name; key: readonly Column<Name>[]; sums: readonly Column<Name>[] },
    rows: readonly Row<Name>[],
  ): void;
};

/** One table's share, in the two forms it is written in: through `Bulk`, or as a statement with a list of values a row. */
export type Part = {
  table: Table;
  /** How many rows. */
  rows: number;
  within: (bulk: Bulk, tx: Transaction<Schema>) => Promise<void>;
  statement: () => Statement;
};
export type Statement = { text: string; rows: unknown[][] };

const valuesFor = (columns: readonly string[]): string => `values (${columns.map(() => '?').join(', ')})`;

/** The values of each row in the order of the columns; rows made in one place have them in it already. */
function valuesOf(columns: readonly string[], rows: readonly object[]): unknown[][] {
  return rows.map(row => {
    const names = Object.keys(row);
    const inOrder = names.length === columns.length && names.every((name, at) => name === columns[at]);
    const inTurn: unknown[] = Object.values(row);
    if (inOrder) return inTurn;
    const values: Record<string, unknown> = { ...row };
    return columns.map(column => values[column]);
  });
}

/** What `fill` asks to be written, in its order. */
export function gather(fill: (rows: Rows) => void): Part[] {
  const parts: Part[] = [];
  fill({
    insert(table, rows) {
      if (rows.length === 0) return;
      const columns = columnsOf(rows);
      parts.push({
        table,
        rows: rows.length,
        within: (bulk, tx) => bulk.insert(tx, table, rows),
        statement: () => ({
          text: insertText(table, columns, valuesFor(columns)),
          rows: valuesOf(columns, rows),
        }),
      });
    },
    addUp(into, rows) {
      if (rows.length === 0) return;
      const columns = columnsOf(rows);
      parts.push({
        table: into.table,
        rows: rows.length,
        within: (bulk, tx) => bulk.addUp(tx, into, rows),
        statement: () => ({
          text: addUpText(into, columns, valuesFor(columns)),
          rows: valuesOf(columns, rows),
        }),
      });
    },
  });
  return parts;
}
