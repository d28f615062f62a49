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

/** Holds what waits, and gives how many mails that were. One in a worker's hand is held if it comes back. */
export async function holdAbout(
  tx: Tx,
  about: About,
  by: { at: string; id: string | null },
): Promise<number> {
  await tx
    .insertInto('mail_holds')
    .values({ subject_type: about.type, subject_id: about.id, at: by.at, by_id: by.id })
    .onConflict(conflict => conflict.columns(['subject_type', 'subject_id']).doNothing())
    .execute();
  const waiting = tx
    .updateTable('outbox')
    .set({ state: 'held' })
    .where('subject_type', '=', about.type)
    .where('subject_id', '=', about.id)
    .where('state', 'in', ['queued', 'failed']);
  return Number((await waiting.executeTakeFirst()).numUpdatedRows);
}
