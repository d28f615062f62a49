// The images table: bytes as they are served, and how large they are shown.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export async function insertImage(tx: Tx, row: Schema['images']): Promise<void> {
  await tx.insertInto('images').values(row).execute();
}

export const imageRow = (db: Query, id: string): Promise<{ mime: string; bytes: Buffer } | undefined> =>
  db.selectFrom('images').select(['mime', 'bytes']).where('id', '=', id).executeTakeFirst();

export const imageSizeRow = (db: Query, id: string): Promise<{ width: number; height: number } | undefined> =>
  db.selectFrom('images').select(['width', 'height']).where('id', '=', id).executeTakeFirst();

/** Pictures kept before `instant`; those of the demo go with the demo. */
export const idsBefore = async (db: Query, instant: string): Promise<string[]> =>
  (
    await db
      .selectFrom('images')
      .select('id')
      .where('created_at', '<', instant)
      .where('demo', '=', 0)
      .orderBy('id')
      .execute()
  ).map(row => row.id);

export async function deleteImage(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('images').where('id', '=', id).execute();
}
