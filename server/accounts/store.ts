// The accounts tables: coordinators, their sessions, one-time links. Secrets are kept as hashes only.
import type { Query, Tx } from '../platform/db/db.ts';
import { isRole, type Coordinator, type CoordinatorRole, type LinkPurpose } from './model.ts';

export type CoordinatorRow = {
  id: string;
  email: string;
  name: string;
  role: string;
  password_hash: string | null;
  created_at: string;
  deactivated_at: string | null;
};

/** A role the code no longer knows may do the least there is. */
const roleOf = (text: string): CoordinatorRole => (isRole(text) ? text : 'tally-reader');

export const coordinatorFrom = (row: CoordinatorRow): Coordinator => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: roleOf(row.role),
  createdAt: row.created_at,
  deactivatedAt: row.deactivated_at,
  hasPassword: row.password_hash !== null,
});

export const rowByEmail = (db: Query, email: string): Promise<CoordinatorRow | undefined> =>
  db.selectFrom('coordinators').selectAll().where('email', '=', email).executeTakeFirst();

export const rowById = (db: Query, id: string): Promise<CoordinatorRow | undefined> =>
  db.selectFrom('coordinators').selectAll().where('id', '=', id).executeTakeFirst();

export const allRows = (db: Query): Promise<CoordinatorRow[]> =>
  db.selectFrom('coordinators').selectAll().orderBy('id').execute();

export async function anyCoordinator(db: Query): Promise<boolean> {
  return (await db.selectFrom('coordinators').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Administrators who can sign in, but for this one. */
export async function otherAdministrators(db: Query, id: string): Promise<number> {
  const rows = await db
    .selectFrom('coordinators')
    .select('id')
    .where('role', '=', 'administrator')
    .where('deactivated_at', 'is', null)
    .where('password_hash', 'is not', null)
    .where('id', '!=', id)
    .execute();
  return rows.length;
}

export async function insertCoordinator(tx: Tx, row: CoordinatorRow): Promise<void> {
  await tx.insertInto('coordinators').values(row).execute();
}

export async function updateCoordinator(
  tx: Tx,
  id: string,
  change: Partial<Pick<CoordinatorRow, 'name' | 'role' | 'password_hash' | 'deactivated_at'>>,
): Promise<void> {
  await tx.updateTable('coordinators').set(change).where('id', '=', id).execute();
}

export type SessionRow = {
  id: string;
  coordinator_id: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
  browser: string | null;
};

export const sessionRow = (db: Query, id: string): Promise<SessionRow | undefined> =>
  db.selectFrom('coordinator_sessions').selectAll().where('id', '=', id).executeTakeFirst();

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.insertInto('coordinator_sessions').values(row).execute();
}

export async function touchSession(tx: Tx, id: string, seenAt: string): Promise<void> {
  await tx.updateTable('coordinator_sessions').set({ seen_at: seenAt }).where('id', '=', id).execute();
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('coordinator_sessions').where('id', '=', id).execute();
}

/** Ends a person's sessions, but for the one kept, and all that wait for a code. Gives how many sessions. */
export async function deleteSessionsOf(tx: Tx, coordinatorId: string, keep: string | null): Promise<number> {
  await tx.deleteFrom('half_sessions').where('coordinator_id', '=', coordinatorId).execute();
  let query = tx.deleteFrom('coordinator_sessions').where('coordinator_id', '=', coordinatorId);
  if (keep !== null) query = query.where('id', '!=', keep);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

export async function deleteSessionsBefore(tx: Tx, now: string, idleSince: string): Promise<void> {
  await tx
    .deleteFrom('coordinator_sessions')
    .where(either => either.or([either('expires_at', '<=', now), either('seen_at', '<=', idleSince)]))
    .execute();
}

/** A person's open sessions, the one used last first. */
export const sessionsOf = (
  db: Query,
  coordinatorId: string,
  now: string,
  idleSince: string,
): Promise<SessionRow[]> =>
  db
    .selectFrom('coordinator_sessions')
    .selectAll()
    .where('coordinator_id', '=', coordinatorId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', idleSince)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();

export type LinkRow = {
  id: string;
  coordinator_id: string | null;
  purpose: LinkPurpose;
  created_at: string;
  expires_at: string;
};

export async function insertLink(tx: Tx, row: LinkRow): Promise<void> {
  await tx
    .insertInto('one_time_links')
    .values({ ...row, used_at: null })
    .execute();
}

export const linkRow = (db: Query, id: string) =>
  db.selectFrom('one_time_links').selectAll().where('id', '=', id).executeTakeFirst();

/** False when somebody else has used it first. */
export async function markLinkUsed(tx: Tx, id: string, at: string): Promise<boolean> {
  const result = await tx
    .updateTable('one_time_links')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** A newer link, a changed password or a deactivation makes a person's older links useless. */
export async function deleteLinksOf(tx: Tx, coordinatorId: string): Promise<void> {
  await tx
    .deleteFrom('one_time_links')
    .where('coordinator_id', '=', coordinatorId)
    .where('used_at', 'is', null)
    .execute();
}

/** Counts one more attempt and gives how many there are now. */
export async function countAttempt(tx: Tx, key: string, windowStart: string): Promise<number> {
  const row = await tx
    .insertInto('sign_in_attempts')
    .values({ key, window_start: windowStart, count: 1 })
    .onConflict(conflict =>
      conflict
        .columns(['key', 'window_start'])
        .doUpdateSet(set => ({ count: set('sign_in_attempts.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempts').where('key', '=', key).execute();
}

export async function forgetAttemptsBefore(tx: Tx, windowStart: string): Promise<void> {
  await tx.deleteFrom('sign_in_attempts').where('window_start', '<', windowStart).execute();
}
