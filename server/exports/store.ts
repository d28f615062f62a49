// Reads the picture of an action; only the actions feature writes it.
import type { Query } from '../platform/db/db.ts';

/** The picture's bytes and type, or undefined when it is gone. */
export const imageRow = (db: Query, id: string): Promise<{ mime: string; bytes: Buffer } | undefined> =>
  db.selectFrom('images').select(['mime', 'bytes']).where('id', '=', id).executeTakeFirst();
