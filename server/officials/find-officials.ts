// Reading the officials book.
import { NotFound } from '../lib/errors.ts';
import type { Query } from '../platform/db/db.ts';
import { officialLabel, type Official, type OfficialUse } from './model.ts';
import { officialRow, officialRows, searchRows, useRows } from './store.ts';

/** @throws {NotFound} */
export async function findOfficial(db: Query, id: string): Promise<Official> {
  const official = await officialRow(db, id);
  if (!official) throw new NotFound();
  return official;
}

export const officialsById = (db: Query, ids: readonly string[]): Promise<Map<string, Official>> =>
  officialRows(db, ids);

/** The book, filtered, sorted by name as people sort names. */
export async function searchOfficials(
  db: Query,
  filter: { country?: string; words?: readonly string[] },
): Promise<Official[]> {
  const collator = new Intl.Collator('en', { sensitivity: 'base' });
  const found = await searchRows(db, filter);
  return found.sort((a, b) => collator.compare(officialLabel(a), officialLabel(b)));
}

/** The actions that address this official, published or in a draft; the newest first. */
export const usesOfOfficial = (db: Query, id: string): Promise<OfficialUse[]> => useRows(db, id);
