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

/** The last version of every reply that has any. */
export const versionsLast = (db: Query): Promise<{ reply_id: string; withdrawn: number }[]> =>
  db
    .selectFrom('reply_publications as one')
    .select(['one.reply_id', 'one.withdrawn'])
    .where('one.version', '=', each =>
      each
        .selectFrom('reply_publications as other')
        .select(({ fn }) => fn.max('other.version').as('last'))
        .whereRef('other.reply_id', '=', 'one.reply_id'),
    )
    .execute();
