// Entries of one official merged into one: the pointer from the one to the other, and the record of it.
import { z } from 'zod';
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { officialDetailsSchema, type OfficialDetails } from '../model.ts';

export type MergeKind = 'merged' | 'separated' | 'kept-apart';
export type MergeRow = Omit<Schema['official_merges'], 'kind' | 'into_before' | 'into_after'> & {
  kind: MergeKind;
  before: OfficialDetails | null;
  after: OfficialDetails | null;
};

export async function insertMerge(tx: Tx, { before, after, ...row }: MergeRow): Promise<void> {
  await tx
    .insertInto('official_merges')
    .values({ ...row, into_before: JSON.stringify(before), into_after: JSON.stringify(after) })
    .execute();
}

const kept = z.nullable(officialDetailsSchema);

/** The newest record of this entry's merge. */
export async function lastMerge(db: Query, fromId: string): Promise<MergeRow | null> {
  const row = await db
    .selectFrom('official_merges')
    .selectAll()
    .where('from_id', '=', fromId)
    .where('kind', '=', 'merged')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { into_before: before, into_after: after, ...rest } = row;
  return {
    ...rest,
    kind: 'merged',
    before: kept.parse(JSON.parse(before)),
    after: kept.parse(JSON.parse(after)),
  };
}

/** Pairs a person has said are two different officials. */
export async function keptApart(db: Query): Promise<{ from_id: string; into_id: string }[]> {
  return db
    .selectFrom('official_merges')
    .select(['from_id', 'into_id'])
    .where('kind', '=', 'kept-apart')
    .execute();
}

/** Points this entry at the one that stands for it, or at none. */
export async function pointAt(tx: Tx, id: string, into: string | null, at: string): Promise<void> {
  await tx.updateTable('officials').set({ merged_into: into, updated_at: at }).where('id', '=', id).execute();
}

/** The entries that were merged straight into this one. */
export async function mergedHere(db: Query, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('officials')
    .select('id')
    .where('merged_into', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(row => row.id);
}
