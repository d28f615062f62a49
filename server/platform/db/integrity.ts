// Whether the database is sound: the stored rows, and the schema and rules they rest on.
import { openDatabase } from './db.ts';
import type { Db } from './db.ts';
import { migrate } from './migrate.ts';
import { printSchema } from './print-schema.ts';

/** What is wrong with the database, each a sentence for the operator; empty when sound. */
export async function checkIntegrity(db: Db): Promise<string[]> {
  const meant = openDatabase('sqlite::memory:');
  try {
    await migrate(meant);
    const [schema, meantSchema] = [await printSchema(db), await printSchema(meant)];
    const triggers = await db.engine.appendOnlyTriggers();
    const missing = (await meant.engine.appendOnlyTriggers()).filter(name => !triggers.includes(name));
    return [
      ...(await db.engine.complaints()),
      ...(schema === meantSchema ? [] : ['the tables differ from those of this version: run migrate']),
      ...missing.map(name => `the rule ${name} is missing: rows that may only be added could be changed`),
    ];
  } finally {
    await meant.close();
  }
}
