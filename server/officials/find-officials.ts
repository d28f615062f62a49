// Reading the officials book.
import { NotFound } from '../lib/errors.ts';
import type { Query } from '../platform/db/db.ts';
import { officialLabel, type Official, type OfficialUse } from './model.ts';
import { familyIds, officialRow, officialRows, searchRows, standingIds, useRows } from './store.ts';

/** The entry with this id, be it one that was merged into another. @throws {NotFound} */
export async function findOfficial(db: Query, id: string): Promise<Official> {
  const official = await officialRow(db, id);
  if (!official) throw new NotFound();
  return official;
}

/** The entries that stand for these ids, by the id asked for: an action keeps the id of one merged since. */
export const officialsById = (db: Query, ids: readonly string[]): Promise<Map<string, Official>> =>
  officialRows(db, ids);

/** For every entry that was merged, the id of the one that stands for it: an action still names the old one. */
export const mergedEntries = (db: Query): Promise<Map<string, string>> => standingIds(db);

/** The book, filtered, sorted by name as people sort names. */
export async function searchOfficials(
  db: Query,
  filter: { country?: string; words?: readonly string[] },
): Promise<Official[]> {
  const collator = new Intl.Collator('en', { sensitivity: 'base' });
  const found = await searchRows(db, filter);
  return found.sort((a, b) => collator.compare(officialLabel(a), officialLabel(b)));
}

/** The actions that address this official or one merged into it, published or in a draft; the newest first. */
export const usesOfOfficial = async (db: Query, id: string): Promise<OfficialUse[]> =>
  useRows(db, await familyIds(db, id));
