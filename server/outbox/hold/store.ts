// What no mail may go out about, and the mails that wait because of it.
import type { Query, Tx } from '../../platform/db/db.ts';

export type About = { type: string; id: string };

export const isHeld = async (db: Query, about: About): Promise<boolean> =>
  (await db
    .selectFrom('mail_holds')
    .select('at')
    .where('subject_type', '=', about.type)
    .where('subject_id', '=', about.id)
    .executeTakeFirst()) !== undefined;

/** One mail, whatever it is about. */
export const thisMail = (id: string): About => ({ type: 'mail', id });

/** Whether a mail waits for good: it or what it is about is held. */
export async function isMailHeld(
  db: Query,
  row: { id: string; subject_type: string | null; subject_id: string | null },
): Promise<boolean> {
  const { subject_type: type, subject_id: id } = row;
  if (type !== null && id !== null && (await isHeld(db, { type, id }))) return true;
  return isHeld(db, thisMail(row.id));
}

async function noteHold(tx: Tx, about: About, by: { at: string; id: string | null }): Promise<void> {
  await tx
    .insertInto('mail_holds')
    .values({ subject_type: about.type, subject_id: about.id, at: by.at, by_id: by.id })
    .onConflict(conflict => conflict.columns(['subject_type', 'subject_id']).doNothing())
    .execute();
}

/** Holds these mails where they wait. One in a worker's hand is held if it comes back; one that is sent, is sent. */
export async function holdThese(
  tx: Tx,
  ids: readonly string[],
  by: { at: string; id: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) await noteHold(tx, thisMail(id), by);
  await tx
    .updateTable('outbox')
    .set({ state: 'held' })
    .where('id', 'in', [...ids])
    .where('state', 'in', ['queued', 'failed'])
    .execute();
}

/** Holds what waits, and gives how many mails that were. One in a worker's hand is held if it comes back. */
export async function holdAbout(
  tx: Tx,
  about: About,
  by: { at: string; id: string | null },
): Promise<number> {
  await noteHold(tx, about, by);
  const waiting = tx
    .updateTable('outbox')
    .set({ state: 'held' })
    .where('subject_type', '=', about.type)
    .where('subject_id', '=', about.id)
    .where('state', 'in', ['queued', 'failed']);
  return Number((await waiting.executeTakeFirst()).numUpdatedRows);
}
