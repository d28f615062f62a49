// The officials table: lists as JSON, read through the model's schemas.
import { z } from 'zod';
import type { Query, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import {
  handleSchema,
  salutationsSchema,
  type Official,
  type OfficialDetails,
  type OfficialUse,
} from './model.ts';

const texts = z.array(z.string());
const handles = z.array(handleSchema);

function officialFrom(row: Schema['officials']): Official {
  return {
    id: row.id,
    demo: row.demo === 1,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    name: row.name,
    title: row.title,
    body: row.body,
    country: row.country,
    salutations: salutationsSchema.parse(JSON.parse(row.salutations)),
    addressLines: texts.parse(JSON.parse(row.address_lines)),
    emails: texts.parse(JSON.parse(row.emails)),
    phones: texts.parse(JSON.parse(row.phones)),
    faxes: texts.parse(JSON.parse(row.faxes)),
    handles: handles.parse(JSON.parse(row.handles)),
    notes: row.notes,
    deadPoints: row.dead_points === null ? [] : texts.parse(JSON.parse(row.dead_points)),
    mergedInto: row.merged_into,
  };
}

function columnsOf(details: OfficialDetails) {
  return {
    name: details.name,
    title: details.title,
    body: details.body,
    country: details.country,
    salutations: JSON.stringify(details.salutations),
    address_lines: JSON.stringify(details.addressLines),
    emails: JSON.stringify(details.emails),
    phones: JSON.stringify(details.phones),
    faxes: JSON.stringify(details.faxes),
    handles: JSON.stringify(details.handles),
    notes: details.notes,
  };
}

export async function officialRow(db: Query, id: string): Promise<Official | null> {
  const row = await db.selectFrom('officials').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? officialFrom(row) : null;
}

async function rowsOf(db: Query, ids: readonly string[]): Promise<Map<string, Official>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('officials').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map(row => [row.id, officialFrom(row)]));
}

/** The entries that stand for these ids: where one was merged into another, that other. */
export async function officialRows(db: Query, ids: readonly string[]): Promise<Map<string, Official>> {
  const found = await rowsOf(db, ids);
  for (;;) {
    const moved = [...found].flatMap(([id, { mergedInto }]) =>
      mergedInto === null ? [] : [{ id, mergedInto }],
    );
    if (moved.length === 0) return found;
    const standing = await rowsOf(db, [...new Set(moved.map(each => each.mergedInto))]);
    for (const { id, mergedInto } of moved) {
      const next = standing.get(mergedInto);
      if (next) found.set(id, next);
      else found.delete(id);
    }
  }
}

/** The entry's own id and those of all that were merged into it, directly or by way of others. */
export async function familyIds(db: Query, id: string): Promise<string[]> {
  const merged = await db
    .selectFrom('officials')
    .select(['id', 'merged_into'])
    .where('merged_into', 'is not', null)
    .execute();
  const family = [id];
  for (const parent of family) {
    family.push(...merged.filter(row => row.merged_into === parent).map(row => row.id));
  }
  return family;
}

/** All officials, or those of a country, or whose name, title or body holds every word of `words`; not sorted. */
export async function searchRows(
  db: Query,
  filter: { country?: string; words?: readonly string[] },
): Promise<Official[]> {
  let query = db.selectFrom('officials').selectAll().where('merged_into', 'is', null);
  if (filter.country) query = query.where('country', '=', filter.country);
  const rows = (await query.execute()).map(officialFrom);
  // Compared here and not in SQL: SQLite's lower() knows ASCII only, and the book holds hundreds, not millions.
  const words = (filter.words ?? []).map(word => word.toLocaleLowerCase());
  return rows.filter(official => {
    const text = `${official.name ?? ''} ${official.title ?? ''} ${official.body ?? ''}`.toLocaleLowerCase();
    return words.every(word => text.includes(word));
  });
}

export async function insertOfficial(
  tx: Tx,
  row: { id: string; details: OfficialDetails; demo: boolean; at: string },
): Promise<void> {
  await tx
    .insertInto('officials')
    .values({
      id: row.id,
      ...columnsOf(row.details),
      demo: row.demo ? 1 : 0,
      version: 1,
      created_at: row.at,
      updated_at: row.at,
    })
    .execute();
}

/** False when somebody else has changed it since `version`. */
export async function updateOfficial(
  tx: Tx,
  row: { id: string; version: number; details: OfficialDetails; at: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('officials')
    .set({ ...columnsOf(row.details), version: row.version + 1, updated_at: row.at })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** For every entry that was merged, the id of the one that stands for it now. */
export async function standingIds(db: Query): Promise<Map<string, string>> {
  const merged = await db
    .selectFrom('officials')
    .select(['id', 'merged_into'])
    .where('merged_into', 'is not', null)
    .execute();
  const into = new Map(merged.map(row => [row.id, row.merged_into ?? row.id]));
  const last = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : last(next);
  };
  return new Map([...into.keys()].map(id => [id, last(id)]));
}

/** Keeps beside the entry which of its points do not work. Whoever was shown others before must ask anew. */
export async function setDeadPoints(tx: Tx, id: string, keys: readonly string[], at: string): Promise<void> {
  await tx
    .updateTable('officials')
    .set({ dead_points: keys.length === 0 ? null : JSON.stringify(keys), updated_at: at })
    .where('id', '=', id)
    .execute();
}

const titled = z.object({ title: z.string() });

/** Actions whose current version or draft names one of these; an id is found in their JSON, quotes and all. */
export async function useRows(db: Query, officialIds: readonly string[]): Promise<OfficialUse[]> {
  const named = officialIds.map(id => `%"officialId":"${id}"%`);
  const rows = await db
    .selectFrom('actions')
    .leftJoin('action_versions', join =>
      join
        .onRef('action_versions.action_id', '=', 'actions.id')
        .onRef('action_versions.version', '=', 'actions.version'),
    )
    .select(['actions.id', 'actions.title', 'actions.draft', 'action_versions.content'])
    .where(either =>
      either.or(
        named.flatMap(each => [
          either('actions.draft', 'like', each),
          either('action_versions.content', 'like', each),
        ]),
      ),
    )
    .orderBy('actions.id', 'desc')
    .execute();
  return rows.map(row => ({
    id: row.id,
    title: row.title ?? (row.draft === null ? '' : titled.parse(JSON.parse(row.draft)).title),
    state: row.content === null ? 'draft' : 'published',
  }));
}

/** These ids, those of the site's own entries, and all that any of them was merged into. */
export async function standingFor(db: Query, ids: Iterable<string>): Promise<string[]> {
  const rows = await db.selectFrom('officials').select(['id', 'merged_into', 'demo']).execute();
  const into = new Map(rows.map(row => [row.id, row.merged_into]));
  const kept = new Set([...ids, ...rows.filter(row => row.demo === 0).map(row => row.id)]);
  for (const id of kept) {
    const next = into.get(id);
    if (next) kept.add(next);
  }
  return [...kept];
}

export async function deleteDemoOfficials(tx: Tx, except: readonly string[]): Promise<void> {
  let merges = tx.deleteFrom('official_merges').where('demo', '=', 1);
  if (except.length > 0) {
    merges = merges.where(either =>
      either.or([either('from_id', 'not in', except), either('into_id', 'not in', except)]),
    );
  }
  await merges.execute();
  let query = tx.deleteFrom('officials').where('demo', '=', 1);
  if (except.length > 0) query = query.where('id', 'not in', except);
  await query.execute();
}
