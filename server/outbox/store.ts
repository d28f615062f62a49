// The outbox table: queued in the transaction of the change, claimed by conditional update with a lease.
import type { Query, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import type { MailState } from './model.ts';

export type MailRow = Schema['outbox'];

export async function addMail(
  tx: Tx,
  row: Pick<MailRow, 'id' | 'created_at' | 'kind' | 'subject_type' | 'subject_id' | 'message_id'> & {
    sealed: string;
    state: 'queued' | 'held';
  },
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      ...row,
      attempts: 0,
      not_before: row.created_at,
      lease_until: null,
      lease_by: null,
      last_error: null,
      sent_at: null,
    })
    .execute();
}

/** A mail whose worker died with it in hand, else the queued one that is due longest. Not one of `inHand`. */
export async function dueMail(
  db: Query,
  now: string,
  inHand: readonly string[],
): Promise<MailRow | undefined> {
  // Two questions, each answered by the index on its own; `or` would sort the whole queue for every mail.
  const left = db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'sending')
    .where('lease_until', '<=', now);
  const queued = db
    .selectFrom('outbox')
    .selectAll()
    .where('state', '=', 'queued')
    .where('not_before', '<=', now)
    .orderBy('not_before')
    .limit(1);
  const abandoned = (await left.execute()).find(row => !inHand.includes(row.id));
  return abandoned ?? queued.executeTakeFirst();
}

/** Takes a mail in hand. False when another worker was first. */
export async function claimMail(
  tx: Tx,
  row: MailRow,
  lease: { until: string; by: string },
): Promise<boolean> {
  const query = tx
    .updateTable('outbox')
    .set({ state: 'sending', attempts: row.attempts + 1, lease_until: lease.until, lease_by: lease.by })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .where('attempts', '=', row.attempts);
  return Number((await query.executeTakeFirst()).numUpdatedRows) === 1;
}

/** Accepted by the mail server: recipient and text are emptied. */
export async function markSent(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'sent', sealed: null, sent_at: at, lease_until: null, lease_by: null, last_error: null })
    .where('id', '=', id)
    .execute();
}

/** Not accepted: queued again for later, or failed. Only while it is still this worker's. */
export async function markNotSent(
  tx: Tx,
  id: string,
  by: string,
  change: { state: 'queued' | 'failed'; notBefore: string; problem: string },
): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({
      state: change.state,
      not_before: change.notBefore,
      last_error: change.problem,
      lease_until: null,
      lease_by: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('lease_by', '=', by)
    .execute();
}

/** Not to be sent as long as what it is about is held. */
export async function markHeld(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('outbox')
    .set({ state: 'held', lease_until: null, lease_by: null })
    .where('id', '=', id)
    .execute();
}

/** Deletes what is about this and was not sent; a mail in hand stays with its worker. */
export async function deleteUnsent(tx: Tx, about: { type: string; id: string }): Promise<void> {
  await tx
    .deleteFrom('outbox')
    .where('subject_type', '=', about.type)
    .where('subject_id', '=', about.id)
    .where('state', 'in', ['queued', 'failed', 'held'])
    .execute();
}

/** Queues a failed mail again, or lets a waiting one go now. False when it is neither. */
export async function queueAgain(tx: Tx, id: string, now: string): Promise<boolean> {
  const query = tx
    .updateTable('outbox')
    .set({ state: 'queued', attempts: 0, not_before: now, last_error: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'queued']);
  return Number((await query.executeTakeFirst()).numUpdatedRows) === 1;
}

export const mailRow = (db: Query, id: string): Promise<MailRow | undefined> =>
  db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();

/** Newest first, older than `before` (an id) when given. */
export async function mailRows(
  db: Query,
  wish: { state: MailState | null; before: string | null; limit: number },
): Promise<MailRow[]> {
  let query = db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(wish.limit);
  if (wish.state !== null) query = query.where('state', '=', wish.state);
  if (wish.before !== null) query = query.where('id', '<', wish.before);
  return query.execute();
}

/** How many mails there are in each state. */
export async function countByState(db: Query): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', count => count.fn.countAll<number>().as('mails')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(row => [row.state, row.mails]));
}

/** Counts one more mail under a key, forgetting other days, and gives how many there are now. */
export async function countMailTo(tx: Tx, key: string, day: string): Promise<number> {
  await tx.deleteFrom('mail_counts').where('day', '<>', day).execute();
  const row = await tx
    .insertInto('mail_counts')
    .values({ key, day, count: 1 })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet(set => ({ count: set('mail_counts.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}
