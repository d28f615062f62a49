// Replies as the desk lists them: filtered, in pages, and how many there are of which.
import type { Query } from '../../platform/db/db.ts';
import type { ReplyState } from '../model.ts';
import { withState, type ReplyWithState } from '../store.ts';

export type ListWish = {
  state?: ReplyState;
  actionId?: string;
  officialIds?: readonly string[];
  /** Only those told before this one. */
  before?: { toldAt: string; id: string };
  limit: number;
};

/** The newest first. */
export function listRows(db: Query, wish: ListWish): Promise<ReplyWithState[]> {
  let query = withState(db)
    .orderBy('replies.told_at', 'desc')
    .orderBy('replies.id', 'desc')
    .limit(wish.limit);
  if (wish.state) query = query.where('reply_states.state', '=', wish.state);
  if (wish.actionId) query = query.where('replies.action_id', '=', wish.actionId);
  if (wish.officialIds) query = query.where('replies.official_id', 'in', [...wish.officialIds]);
  const { before } = wish;
  if (before) {
    query = query
      .where('replies.told_at', '<=', before.toldAt)
      .where(each =>
        each.or([each('replies.told_at', '<', before.toldAt), each('replies.id', '<', before.id)]),
      );
  }
  return query.execute();
}

export type Unread = { actionId?: string; officialIds?: readonly string[] };

/** Unread ones of an action, of officials, or of all. */
function unread(db: Query, { actionId, officialIds }: Unread) {
  let query = db
    .selectFrom('replies')
    .innerJoin('reply_states', 'reply_states.reply_id', 'replies.id')
    .where('reply_states.state', '=', 'new');
  if (actionId) query = query.where('replies.action_id', '=', actionId);
  if (officialIds) query = query.where('replies.official_id', 'in', [...officialIds]);
  return query;
}

/** The ids of those told until `upTo`, the oldest first, at most `limit`. */
export async function unreadRows(
  db: Query,
  { upTo, limit, ...wish }: Unread & { upTo: string; limit: number },
): Promise<string[]> {
  const rows = await unread(db, wish)
    .select('replies.id')
    .where('replies.told_at', '<=', upTo)
    .orderBy('replies.told_at')
    .limit(limit)
    .execute();
  return rows.map(row => row.id);
}

export async function countUnread(db: Query, wish: Unread): Promise<number> {
  const row = await unread(db, wish)
    .select(({ fn }) => fn.countAll<number | string>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** How many stand where. */
export async function countByState(db: Query): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('reply_states')
    .select(({ fn }) => ['state', fn.countAll<number | string>().as('n')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(row => [row.state, Number(row.n)]));
}

/** What replies there are of: to filter by. */
export const namedRows = (db: Query): Promise<{ action_id: string; official_id: string }[]> =>
  db.selectFrom('replies').select(['action_id', 'official_id']).distinct().execute();
