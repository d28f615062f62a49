// Prints schema.ts from a migrated database, so that the types say what is there and not what was meant.
import type { ColumnMetadata } from 'kysely';
import type { Db } from './db.ts';

const TYPES: Record<string, string> = {
  text: 'string',
  bigint: 'number',
  int8: 'number',
  blob: 'Buffer',
  bytea: 'Buffer',
};

function typeOf(table: string, column: ColumnMetadata): string {
  const type = TYPES[column.dataType.toLowerCase()];
  if (type === undefined) throw new Error(`${table}.${column.name} has the unknown type ${column.dataType}`);
  return column.isNullable ? `${type} | null` : type;
}

/** The text of `schema.ts` for this database. */
export async function printSchema(db: Db): Promise<string> {
  const tables = await db.query.introspection.getTables();
  tables.sort((one, other) => (one.name < other.name ? -1 : 1));
  const types = tables.map(({ name, columns }) => {
    const lines = columns.map(column => `    ${column.name}: ${typeOf(name, column)};`);
    return `  ${name}: {\n${lines.join('\n')}\n  };`;
  });
  return `// Printed from the migrated database by \`npm run schema\`: do not edit, add a migration.\n
export type Schema = {\n${types.join('\n')}\n};\n`;
}
