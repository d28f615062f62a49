// A second person's word: approve what was asked about, and only that, or send it back with a note.
import { mustBeAble } from '../accounts/model.ts';
import { findCoordinator } from '../accounts/who-may.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import type { Instant } from '../lib/dates.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query, type Tx } from '../platform/db/db.ts';
import { readSettings } from '../settings/read-settings.ts';
import { planWithin } from './plan-publication.ts';
import { publishWithin } from './publish.ts';
import { reviewMail } from './review/mails.ts';
import { insertDecision, newestRequests, type RequestRow } from './review/store.ts';
import * as store from './store.ts';
import { STEPS } from './version-steps.ts';

export type Review = {
  request: RequestRow;
  decision: { kind: 'approved' | 'sent-back'; note: string; byName: string; at: Instant } | null;
  /** The draft has changed since, so nobody can approve it as it was asked about. */
  stale: boolean;
};

/** The newest review of an action, or null. */
export async function reviewOf(db: Query, actionId: string): Promise<Review | null> {
  const [newest] = await newestRequests(db, actionId);
  const row = await store.actionById(db, actionId);
  if (!newest || !row) return null;
  const { request, decision } = newest;
  return {
    request,
    decision: decision && {
      kind: decision.kind === 'approved' ? 'approved' : 'sent-back',
      note: decision.note,
      byName: decision.by_name,
      at: decision.at,
    },
    stale: row.draft === null || row.draft_revision !== request.revision,
  };
}

/** Whether this person may approve: a reviewer, and not the one who wrote the last change. */
export const mayApprove = (by: By, savedBy: string | null): boolean => by.id === null || by.id !== savedBy;

/** The request that waits for a decision by `by`. @throws {Conflict} when it is decided, moved on, or their own change */
async function waitingRequest(tx: Tx, by: By, actionId: string, requestId: string) {
  mustBeAble(by, 'actions.publish');
  const row = await store.actionById(tx, actionId);
  if (!row) throw new NotFound();
  const review = await reviewOf(tx, actionId);
  if (!review || review.request.id !== requestId || review.decision) throw new Conflict('review.over');
  if (review.stale) throw new Conflict('review.stale');
  if (!mayApprove(by, row.draft_updated_by)) throw new Conflict('review.ownChange');
  return review.request;
}

async function decide(
  app: App,
  tx: Tx,
  by: By,
  request: RequestRow,
  said: { kind: 'approved' | 'sent-back'; note: string },
): Promise<void> {
  await insertDecision(tx, {
    id: app.newId(),
    request_id: request.id,
    ...said,
    by_id: by.id,
    by_name: by.name,
    at: app.clock.now().toISOString(),
    demo: request.demo,
  });
  const asker = request.by_id === null ? null : await findCoordinator(tx, request.by_id);
  if (!asker || asker.id === by.id) return;
  const of = { to: asker, from: by.name, actionId: request.action_id };
  await queueMail(app, tx, reviewMail(app, await readSettings(tx), said.kind, of));
}

/**
 * Approves and publishes, now or at `dueAt`, just what was asked about.
 * @throws {Refused} when the checklist refuses it by now; {Conflict}, {Forbidden}, {NotFound}
 */
export async function approveReview(
  app: App,
  by: By,
  id: string,
  given: { requestId: string; dueAt: Instant | null },
): Promise<void> {
  await transact(app.db, async tx => {
    const request = await waitingRequest(tx, by, id, given.requestId);
    await decide(app, tx, by, request, { kind: 'approved', note: '' });
    const detail = { revision: request.revision, askedBy: request.by_name };
    await recordAudit(app, tx, by, 'action.approved', { type: 'action', id }, detail);
    const step = STEPS.find(each => each === request.step);
    const wish = {
      revision: request.revision,
      note: request.note,
      hidesEarlier: request.hides_earlier === 1,
      ...(step ? { step } : {}),
    };
    if (given.dueAt === null) await publishWithin(app, tx, by, id, wish);
    else await planWithin(app, tx, by, id, { ...wish, dueAt: given.dueAt });
  });
}

/** Sends it back to whoever asked, with what is to be changed. */
export async function sendBack(
  app: App,
  by: By,
  id: string,
  given: { requestId: string; note: string },
): Promise<void> {
  mustBeAble(by, 'actions.publish');
  const note = given.note.trim();
  if (note === '') throw new Refused([{ path: 'back', reason: 'problem.missing' }]);
  await transact(app.db, async tx => {
    const request = await waitingRequest(tx, by, id, given.requestId);
    await decide(app, tx, by, request, { kind: 'sent-back', note });
    const detail = { revision: request.revision };
    await recordAudit(app, tx, by, 'action.sentBack', { type: 'action', id }, detail);
  });
}
