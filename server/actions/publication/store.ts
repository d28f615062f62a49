// Publications set for a time, and how each ended. One ending for each plan: two workers cannot both publish.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

export type PlanRow = Schema['planned_publications'];
export type EndingRow = Schema['planned_endings'];

export async function insertPlan(tx: Tx, row: PlanRow): Promise<void> {
  await tx.insertInto('planned_publications').values(row).execute();
}

export async function insertEnding(tx: Tx, row: EndingRow): Promise<void> {
  await tx.insertInto('planned_endings').values(row).execute();
}

const withoutEnding = (db: Query) =>
  db
    .selectFrom('planned_publications')
    .selectAll('planned_publications')
    .leftJoin('planned_endings', 'planned_endings.plan_id', 'planned_publications.id')
    .where('planned_endings.id', 'is', null);

/** The plan that stands for an action. */
export const openPlan = (db: Query, actionId: string): Promise<PlanRow | undefined> =>
  withoutEnding(db).where('planned_publications.action_id', '=', actionId).executeTakeFirst();

/** The plan whose time has come longest ago. */
export const duePlan = (db: Query, now: string): Promise<PlanRow | undefined> =>
  withoutEnding(db)
    .where('planned_publications.due_at', '<=', now)
    .orderBy('planned_publications.due_at')
    .limit(1)
    .executeTakeFirst();

/** Whether a plan has not ended: asked again inside the transaction that ends it. */
export const standsStill = async (tx: Tx, planId: string): Promise<boolean> =>
  (await tx.selectFrom('planned_endings').select('id').where('plan_id', '=', planId).executeTakeFirst()) ===
  undefined;

/** The newest plan of each action, or of one, with its ending. */
export async function newestPlans(
  db: Query,
  actionId?: string,
): Promise<{ plan: PlanRow; ending: EndingRow | null }[]> {
  let query = db.selectFrom('planned_publications').selectAll().orderBy('id', 'desc');
  if (actionId !== undefined) query = query.where('action_id', '=', actionId);
  const newest = new Map<string, PlanRow>();
  for (const row of await query.execute()) if (!newest.has(row.action_id)) newest.set(row.action_id, row);
  if (newest.size === 0) return [];
  const endings = await db
    .selectFrom('planned_endings')
    .selectAll()
    .where(
      'plan_id',
      'in',
      [...newest.values()].map(row => row.id),
    )
    .execute();
  const byPlan = new Map(endings.map(row => [row.plan_id, row]));
  return [...newest.values()].map(plan => ({ plan, ending: byPlan.get(plan.id) ?? null }));
}

/** What the draft in work will be published as, and what is new in it. */
export async function setDraftStep(
  tx: Tx,
  actionId: string,
  said: { step: string; note: string },
): Promise<void> {
  await tx
    .updateTable('actions')
    .set({ draft_step: said.step, draft_note: said.note })
    .where('id', '=', actionId)
    .execute();
}
