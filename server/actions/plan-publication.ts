// Publishing at a time: a plan for one revision of the draft, which the worker publishes when its time has come.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { Instant } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { mustsOf } from './checklist/run.ts';
import { callOffPlan } from './end-plan.ts';
import { actionContentSchema } from './model.ts';
import { needsSecondPerson, type PublishWish } from './publish.ts';
import { insertPlan } from './publication/store.ts';
import { readChecklist } from './read-checklist.ts';
import * as store from './store.ts';

/** A plan for this revision, and no other: a change after it must be seen by somebody first. */
export type PlanWish = PublishWish & { revision: number; dueAt: Instant };

/** @throws {Refused} at `whenTime` for a time that is past, and with every "must" as of that time; {Conflict} */
export async function planPublication(app: App, by: By, id: string, wish: PlanWish): Promise<void> {
  mustBeAble(by, 'actions.publish');
  await transact(app.db, async tx => {
    if (await needsSecondPerson(tx, by)) throw new Conflict('action.needsSecondPerson');
    await planWithin(app, tx, by, id, wish);
  });
}

/** The same within a transaction, whoever has decided it. */
export async function planWithin(app: App, tx: Tx, by: By, id: string, wish: PlanWish): Promise<void> {
  const now = app.clock.now().toISOString();
  const row = await store.actionById(tx, id);
  if (!row) throw new NotFound();
  if (row.draft === null) throw new Conflict('action.nothingToPublish');
  if (row.stopped_at !== null) throw new Conflict('action.stoppedForGood');
  if (row.draft_revision !== wish.revision) throw new Conflict('action.draftMoved');
  if (wish.dueAt <= now) throw new Refused([{ path: 'whenTime', reason: 'publication.past' }]);
  const content = actionContentSchema.parse(JSON.parse(row.draft));
  const note = wish.note ?? null;
  const asked = { id, content, publishedDeadline: row.deadline, note };
  // As it will be then: a deadline may have passed by that time.
  const musts = mustsOf(await readChecklist(tx, new Date(wish.dueAt), asked));
  if (musts.length > 0) throw new Refused(musts);
  await callOffPlan(app, tx, by, id);
  await insertPlan(tx, {
    id: app.newId(),
    action_id: id,
    revision: wish.revision,
    due_at: wish.dueAt,
    step: wish.step ?? null,
    note,
    hides_earlier: wish.hidesEarlier ? 1 : 0,
    by_id: by.id,
    by_name: by.name,
    at: now,
    demo: row.demo,
  });
  const detail = { at: wish.dueAt, revision: wish.revision };
  await recordAudit(app, tx, by, 'action.planned', { type: 'action', id }, detail);
}

/** Calls a planned publication off. @throws {Conflict} when none stands */
export async function cancelPlan(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'actions.publish');
  await transact(app.db, async tx => {
    if (!(await callOffPlan(app, tx, by, id))) throw new Conflict('publication.noPlan');
    await recordAudit(app, tx, by, 'action.planCancelled', { type: 'action', id });
  });
}
