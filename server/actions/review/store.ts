// Reviews: who asked for one, of which revision, and what was decided. Rows are added, never changed.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type RequestRow = Schema['review_requests'];
export type DecisionRow = Schema['review_decisions'];

export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  await tx.insertInto('review_requests').values(row).execute();
}

export async function insertDecision(tx: Tx, row: DecisionRow): Promise<void> {
  await tx.insertInto('review_decisions').values(row).execute();
}

/** The newest request of each action, or of one, with its decision. */
export async function newestRequests(
  db: Query,
  actionId?: string,
): Promise<{ request: RequestRow; decision: DecisionRow | null }[]> {
  let query = db.selectFrom('review_requests').selectAll().orderBy('id', 'desc');
  if (actionId !== undefined) query = query.where('action_id', '=', actionId);
  const newest = new Map<string, RequestRow>();
  for (const row of await query.execute()) if (!newest.has(row.action_id)) newest.set(row.action_id, row);
  if (newest.size === 0) return [];
  const decisions = await db
    .selectFrom('review_decisions')
    .selectAll()
    .where(
      'request_id',
      'in',
      [...newest.values()].map(row => row.id),
    )
    .execute();
  const byRequest = new Map(decisions.map(row => [row.request_id, row]));
  return [...newest.values()].map(request => ({ request, decision: byRequest.get(request.id) ?? null }));
}

/** Whether somebody has approved just this revision. */
export async function isApproved(db: Query, actionId: string, revision: number): Promise<boolean> {
  const row = await db
    .selectFrom('review_decisions')
    .innerJoin('review_requests', 'review_requests.id', 'review_decisions.request_id')
    .select('review_decisions.id')
    .where('review_requests.action_id', '=', actionId)
    .where('review_requests.revision', '=', revision)
    .where('review_decisions.kind', '=', 'approved')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
