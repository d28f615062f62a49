// The tables of the second factor: sealed secrets, hashes of recovery codes, sessions that wait for a code.
import type { Query, Tx } from '../../platform/db/db.ts';

export type FactorRow = {
  coordinator_id: string;
  secret_sealed: string;
  created_at: string;
  confirmed_at: string | null;
  last_step: number;
};

export const factorRow = (db: Query, coordinatorId: string): Promise<FactorRow | undefined> =>
  db.selectFrom('second_factors').selectAll().where('coordinator_id', '=', coordinatorId).executeTakeFirst();

/** The factor that is asked for at sign-in, or undefined. */
export const confirmedRow = (db: Query, coordinatorId: string): Promise<FactorRow | undefined> =>
  db
    .selectFrom('second_factors')
    .selectAll()
    .where('coordinator_id', '=', coordinatorId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();

/** Ids of everyone with a second factor. */
export async function holders(db: Query): Promise<Set<string>> {
  const rows = await db
    .selectFrom('second_factors')
    .select('coordinator_id')
    .where('confirmed_at', 'is not', null)
    .execute();
  return new Set(rows.map(row => row.coordinator_id));
}

export async function insertFactor(tx: Tx, row: FactorRow): Promise<void> {
  await tx.insertInto('second_factors').values(row).execute();
}

export async function deleteUnconfirmed(tx: Tx, coordinatorId: string): Promise<void> {
  await tx
    .deleteFrom('second_factors')
    .where('coordinator_id', '=', coordinatorId)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** False when it is confirmed already, or another secret was made meanwhile. */
export async function confirmFactor(tx: Tx, row: FactorRow, at: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('second_factors')
    .set({ confirmed_at: at, last_step: step })
    .where('coordinator_id', '=', row.coordinator_id)
    .where('secret_sealed', '=', row.secret_sealed)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** False when a code of this step, or of a later one, was taken before: no code is good twice. */
export async function takeStep(tx: Tx, coordinatorId: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('coordinator_id', '=', coordinatorId)
    .where('confirmed_at', 'is not', null)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Takes the factor off, with its recovery codes and whatever waits for a code of it. */
export async function deleteFactor(tx: Tx, coordinatorId: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('coordinator_id', '=', coordinatorId).execute();
  await tx.deleteFrom('half_sessions').where('coordinator_id', '=', coordinatorId).execute();
  await tx.deleteFrom('second_factors').where('coordinator_id', '=', coordinatorId).execute();
}

export async function replaceCodes(
  tx: Tx,
  coordinatorId: string,
  hashes: readonly string[],
  at: string,
): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('coordinator_id', '=', coordinatorId).execute();
  const rows = hashes.map(hash => ({
    coordinator_id: coordinatorId,
    code_hash: hash,
    created_at: at,
    used_at: null,
  }));
  await tx.insertInto('recovery_codes').values(rows).execute();
}

/** False when it is none of this person's, or was used. */
export async function takeRecoveryCode(
  tx: Tx,
  coordinatorId: string,
  hash: string,
  at: string,
): Promise<boolean> {
  const result = await tx
    .updateTable('recovery_codes')
    .set({ used_at: at })
    .where('coordinator_id', '=', coordinatorId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function countCodesLeft(db: Query, coordinatorId: string): Promise<number> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select('code_hash')
    .where('coordinator_id', '=', coordinatorId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}

export type HalfSessionRow = { id: string; coordinator_id: string; created_at: string; expires_at: string };

export const halfSessionRow = (db: Query, id: string): Promise<HalfSessionRow | undefined> =>
  db.selectFrom('half_sessions').selectAll().where('id', '=', id).executeTakeFirst();

export async function insertHalfSession(tx: Tx, row: HalfSessionRow): Promise<void> {
  await tx.deleteFrom('half_sessions').where('expires_at', '<=', row.created_at).execute();
  await tx.insertInto('half_sessions').values(row).execute();
}

/** False when it was used or ended meanwhile. */
export async function deleteHalfSession(tx: Tx, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('half_sessions').where('id', '=', id).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}
