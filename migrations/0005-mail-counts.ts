// How many mails strangers have caused to one address in a day; the address is a keyed hash that changes daily.
import type { Kysely } from 'kysely';
import { count, createTable, day, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'mail_counts', { key: text, day, count }, { key: ['key'] });
}
