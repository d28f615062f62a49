// Many rows into PostgreSQL: one statement a table whatever their number, the rows as one JSON text.
import { CompiledQuery } from 'kysely';
import { addUpText, columnsOf, insertText, type Bulk } from './bulk.ts';

/** The rows of the JSON, each column of the type it has in the table. */
const fromJson = (table: string, columns: readonly string[]): string =>
  `select ${columns.map(name => `"${name}"`).join(', ')} from json_populate_recordset(null::"${table}", $1::json)`;

export const postgresBulk: Bulk = {
  async insert(tx, table, rows) {
    if (rows.length === 0) return;
    const columns = columnsOf(rows);
    const text = insertText(table, columns, fromJson(table, columns));
    await tx.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]));
  },
  async addUp(tx, into, rows) {
    if (rows.length === 0) return;
    const columns = columnsOf(rows);
    const text = addUpText(into, columns, fromJson(into.table, columns));
    await tx.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]));
  },
};
