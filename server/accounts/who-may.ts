// Whom to tell: everyone who can sign in and may do a thing.
import type { Query } from '../platform/db/db.ts';
import { may, type Right } from '../lib/rights.ts';
import type { Coordinator } from './model.ts';
import * as store from './store.ts';

/** Coordinators with this right, those who were deactivated or never came in left out. */
export async function whoMay(db: Query, right: Right): Promise<Coordinator[]> {
  const rows = await store.allRows(db);
  return rows
    .filter(row => row.password_hash !== null && row.deactivated_at === null)
    .map(store.coordinatorFrom)
    .filter(person => may(person, right));
}

/** One who can sign in, by id; null for anyone else. */
export async function findCoordinator(db: Query, id: string): Promise<Coordinator | null> {
  const row = await store.rowById(db, id);
  return row && row.deactivated_at === null ? store.coordinatorFrom(row) : null;
}
