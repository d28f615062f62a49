// The worker's turn: publishes what is due. What the checklist refuses stays a draft, and the desk says why.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { AnswerError, Conflict, Refused, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { readSettings } from '../settings/read-settings.ts';
import { endPlan } from './end-plan.ts';
import { publishWithin } from './publish.ts';
import { duePlan, standsStill, type PlanRow } from './publication/store.ts';
import { isApproved } from './review/store.ts';
import { STEPS } from './version-steps.ts';

/** Publishes the plan that is due longest. True when there was one: there may be more. */
export async function publishDue(app: App): Promise<boolean> {
  const plan = await duePlan(app.db.query, app.clock.now().toISOString());
  if (!plan) return false;
  // In the name of whoever planned it; what they may do was asked then.
  const by: By = { id: plan.by_id, name: plan.by_name, role: 'operator' };
  try {
    await publishPlan(app, by, plan);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    await keepAsDraft(app, by, plan, problemsOf(error));
  }
  return true;
}

async function publishPlan(app: App, by: By, plan: PlanRow): Promise<void> {
  await transact(app.db, async tx => {
    // Another worker was first, or somebody has called it off meanwhile.
    if (!(await standsStill(tx, plan.id))) return;
    const { secondPerson } = await readSettings(tx);
    if (secondPerson && plan.by_id !== null && !(await isApproved(tx, plan.action_id, plan.revision)))
      throw new Conflict('action.needsSecondPerson');
    await endPlan(app, tx, by, plan, 'published');
    const step = STEPS.find(each => each === plan.step);
    await publishWithin(app, tx, by, plan.action_id, {
      revision: plan.revision,
      note: plan.note,
      hidesEarlier: plan.hides_earlier === 1,
      ...(step ? { step } : {}),
    });
  });
}

const problemsOf = (error: AnswerError): readonly FieldProblem[] =>
  error instanceof Refused ? error.problems : [{ path: 'plan', reason: error.reason, params: error.params }];

async function keepAsDraft(
  app: App,
  by: By,
  plan: PlanRow,
  problems: readonly FieldProblem[],
): Promise<void> {
  await transact(app.db, async tx => {
    if (!(await standsStill(tx, plan.id))) return;
    await endPlan(app, tx, by, plan, 'failed', problems);
    const detail = { reasons: problems.map(problem => `${problem.path}: ${problem.reason}`) };
    await recordAudit(app, tx, by, 'action.planFailed', { type: 'action', id: plan.action_id }, detail);
  });
}
