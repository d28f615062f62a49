// The do-no-harm answers: rows with who and when; the newest of a question stands.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type CareRow = Schema['care_answers'];

/** Every answer of an action, the newest first. */
export const careRows = (db: Query, actionId: string): Promise<CareRow[]> =>
  db.selectFrom('care_answers').selectAll().where('action_id', '=', actionId).orderBy('id', 'desc').execute();

export async function insertAnswer(tx: Tx, row: CareRow): Promise<void> {
  await tx.insertInto('care_answers').values(row).execute();
}
