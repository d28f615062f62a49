// Reading planned publications: the one that stands for an action, or how the newest ended.
import { z } from 'zod';
import type { FieldProblem } from '../lib/errors.ts';
import type { Query } from '../platform/db/db.ts';
import { newestPlans, openPlan, type EndingRow, type PlanRow } from './publication/store.ts';

export type Plan = { actionId: string; dueAt: string; byName: string; revision: number };
export type FailedPlan = Plan & { failedAt: string; problems: FieldProblem[] };

const planFrom = (row: PlanRow): Plan => ({
  actionId: row.action_id,
  dueAt: row.due_at,
  byName: row.by_name,
  revision: row.revision,
});

const problemsSchema = z.array(
  z.object({
    path: z.string(),
    reason: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
);

const failedFrom = (plan: PlanRow, ending: EndingRow): FailedPlan => ({
  ...planFrom(plan),
  failedAt: ending.at,
  problems: problemsSchema.parse(JSON.parse(ending.problems)),
});

export async function planOf(db: Query, actionId: string): Promise<Plan | null> {
  const row = await openPlan(db, actionId);
  return row ? planFrom(row) : null;
}

/** Why the newest plan of an action was not carried out; null where it was, or none was made. */
export async function failureOf(db: Query, actionId: string): Promise<FailedPlan | null> {
  const [newest] = await newestPlans(db, actionId);
  return newest?.ending?.kind === 'failed' ? failedFrom(newest.plan, newest.ending) : null;
}

/** Every plan that stands, and every newest one that failed. */
export async function allPlans(db: Query): Promise<{ standing: Plan[]; failed: FailedPlan[] }> {
  const newest = await newestPlans(db);
  return {
    standing: newest.filter(({ ending }) => ending === null).map(({ plan }) => planFrom(plan)),
    failed: newest.flatMap(({ plan, ending }) =>
      ending?.kind === 'failed' ? [failedFrom(plan, ending)] : [],
    ),
  };
}
