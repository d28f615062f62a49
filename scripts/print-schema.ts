// `npm run schema`: writes server/platform/db/schema.ts from a freshly migrated database.
import { writeFileSync } from 'node:fs';
import { openDatabase } from '../server/platform/db/db.ts';
import { migrate } from '../server/platform/db/migrate.ts';
import { printSchema } from '../server/platform/db/print-schema.ts';

const db = openDatabase('sqlite::memory:');
await migrate(db);
writeFileSync(new URL('../server/platform/db/schema.ts', import.meta.url), await printSchema(db));
await db.close();
