// How a planned publication ends: published, failed, or called off. Once, whoever comes second finds it ended.
import type { By } from '../audit/model.ts';
import type { FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { insertEnding, openPlan, type PlanRow } from './publication/store.ts';

export async function endPlan(
  app: App,
  tx: Tx,
  by: By,
  plan: PlanRow,
  kind: 'published' | 'failed' | 'cancelled',
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  await insertEnding(tx, {
    id: app.newId(),
    plan_id: plan.id,
    kind,
    problems: JSON.stringify(problems),
    by_id: by.id,
    by_name: by.name,
    at: app.clock.now().toISOString(),
    demo: plan.demo,
  });
}

/** Calls off the plan that stands for an action, if there is one. True when there was. */
export async function callOffPlan(app: App, tx: Tx, by: By, actionId: string): Promise<boolean> {
  const plan = await openPlan(tx, actionId);
  if (!plan) return false;
  await endPlan(app, tx, by, plan, 'cancelled');
  return true;
}
