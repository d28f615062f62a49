// What is published of replies: each version a row that stays, a correction and a taking back too.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type PublicationRow = Schema['reply_publications'];

export async function insertPublication(tx: Tx, row: PublicationRow): Promise<void> {
  await tx.insertInto('reply_publications').values(row).execute();
}

/** Every version of one reply, the first first. */
export const versionsOfReply = (db: Query, replyId: string): Promise<PublicationRow[]> =>
  db
    .selectFrom('reply_publications')
    .selectAll()
    .where('reply_id', '=', replyId)
    .orderBy('version')
    .execute();

/** Every version of an action's replies, the first first. */
export const versionsOfAction = (db: Query, actionId: string): Promise<PublicationRow[]> =>
  db
    .selectFrom('reply_publications')
    .selectAll()
    .where('action_id', '=', actionId)
    .orderBy('version')
    .execute();

/** Every version of the replies of which some version names one of these officials: a later one may name another. */
export const versionsOfOfficials = (db: Query, officialIds: readonly string[]): Promise<PublicationRow[]> =>
  db
    .selectFrom('reply_publications')
    .selectAll()
    .where('reply_id', 'in', eb =>
      eb
        .selectFrom('reply_publications')
        .select('reply_id')
        .where('official_id', 'in', [...officialIds]),
    )
    .orderBy('version')
    .execute();
