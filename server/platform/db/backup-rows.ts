// stub
import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';
export async function copyToSqlite(_tx: Transaction<Schema>, _to: string): Promise<void> {
  throw new Error('not built yet');
}
