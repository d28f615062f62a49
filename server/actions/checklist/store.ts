// What the checklist asks of other actions: who has the same number or index, which addresses there are; and its passes.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

/** The titles of a published action with this number, and of one with this index, other than `id`. */
export async function othersWith(
  db: Query,
  id: string | null,
  of: { numberKey: string | null; index: string | null },
): Promise<{ sameNumber: string | null; sameIndex: string | null }> {
  const titleWhere = async (column: 'number_key' | 'action_index', value: string | null) => {
    if (value === null) return null;
    const row = await db
      .selectFrom('actions')
      .select('title')
      .where(column, '=', value)
      .where('version', '>', 0)
      .where('id', '<>', id ?? '')
      .limit(1)
      .executeTakeFirst();
    return row?.title ?? null;
  };
  return {
    sameNumber: await titleWhere('number_key', of.numberKey),
    sameIndex: await titleWhere('action_index', of.index),
  };
}

/** Those of `slugs` at which a published action stands. */
export async function publishedSlugs(db: Query, slugs: readonly string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await db
    .selectFrom('actions')
    .select('slug')
    .where('slug', 'in', slugs)
    .where('version', '>', 0)
    .execute();
  return new Set(rows.map(row => row.slug));
}

export async function insertPass(tx: Tx, row: Schema['checklist_passes']): Promise<void> {
  await tx.insertInto('checklist_passes').values(row).execute();
}

/** What was passed over at each publication of an action, the newest first. */
export const passRows = (db: Query, actionId: string): Promise<Schema['checklist_passes'][]> =>
  db
    .selectFrom('checklist_passes')
    .selectAll()
    .where('action_id', '=', actionId)
    .orderBy('id', 'desc')
    .execute();
