// `npm run schema`: writes server/platform/db/schema.ts from a freshly migrated database; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { openDatabase } from '../server/platform/db/db.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { printSchema } from '../server/platform/db/print-schema.ts';

const file = new URL('../server/platform/db/schema.ts', import.meta.url);
const db = openDatabase('sqlite::memory:');
await migrate(db);
const schema = await printSchema(db);
await db.close();
if (!process.argv.includes('--check')) writeFileSync(file, schema);
else if (readFileSync(file, 'utf8') !== schema) {
  console.error(
    'server/platform/db/schema.ts is not what the migrations make: npm run schema prints it anew.',
  );
  process.exitCode = 1;
}
