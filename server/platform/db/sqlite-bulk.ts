// Many rows into SQLite: one statement a table, prepared once, run for each row in the transaction in hand.
import type Sqlite from 'better-sqlite3';
import { addUpText, columnsOf, insertText, type Bulk } from './bulk.ts';
import { asOurError } from './errors.ts';

/** @param wrote is told of each table, since these statements pass by the watched connection. */
export function sqliteBulk(connection: Sqlite.Database, wrote: (table: string) => void): Bulk {
  const prepared = new Map<string, Sqlite.Statement>();

  function run(table: string, columns: readonly string[], text: string, rows: readonly object[]): void {
    if (!connection.inTransaction) throw new Error('rows are written in bulk inside a transaction only');
    let statement = prepared.get(text);
    if (!statement) {
      statement = connection.prepare(text);
      prepared.set(text, statement);
    }
    wrote(table);
    try {
      for (const row of rows) {
        const values: Record<string, unknown> = { ...row };
        statement.run(columns.map(column => values[column]));
      }
    } catch (error) {
      throw asOurError(error);
    }
  }
  const valuesFor = (columns: readonly string[]): string => `values (${columns.map(() => '?').join(', ')})`;

  return {
    async insert(_tx, table, rows) {
      if (rows.length === 0) return;
      const columns = columnsOf(rows);
      run(table, columns, insertText(table, columns, valuesFor(columns)), rows);
    },
    async addUp(_tx, into, rows) {
      if (rows.length === 0) return;
      const columns = columnsOf(rows);
      run(into.table, columns, addUpText(into, columns, valuesFor(columns)), rows);
    },
  };
}
