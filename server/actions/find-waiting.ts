// What waits for a person: drafts that ask for a second one, those sent back to their author, publications that failed.
import { may } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { mayApprove } from './decide-review.ts';
import { allPlans, type FailedPlan, type Plan } from './find-plan.ts';
import { actionContentSchema } from './model.ts';
import { newestRequests, type DecisionRow, type RequestRow } from './review/store.ts';
import * as store from './store.ts';

type Of = { id: string; title: string; number: string | null; country: string; timeZone: string };
export type Waiting = {
  /** Reviews that this person may decide. */
  reviews: { action: Of; byName: string; at: string }[];
  /** Own requests that came back with a note. */
  returned: { action: Of; byName: string; at: string; note: string }[];
  planned: { action: Of; plan: Plan }[];
  failed: { action: Of; plan: FailedPlan }[];
};

function ofDraft(row: store.ActionRow): Of | null {
  if (row.draft === null || row.stopped_at !== null) return null;
  const { title, number, country, timeZone } = actionContentSchema.parse(JSON.parse(row.draft));
  return { id: row.id, title, number, country, timeZone };
}

/** The newest request of each draft that has not changed since. */
function standing(
  rows: ReadonlyMap<string, store.ActionRow>,
  requests: readonly { request: RequestRow; decision: DecisionRow | null }[],
) {
  return requests.flatMap(({ request, decision }) => {
    const row = rows.get(request.action_id);
    const action = row && ofDraft(row);
    return row && action && row.draft_revision === request.revision
      ? [{ row, action, request, decision }]
      : [];
  });
}

export async function findWaiting(app: App, by: By): Promise<Waiting> {
  const nothing: Waiting = { reviews: [], returned: [], planned: [], failed: [] };
  if (!may(by, 'actions.write')) return nothing;
  const db = app.db.query;
  const requests = await newestRequests(db);
  const plans = await allPlans(db);
  const ids = [
    ...requests.map(({ request }) => request.action_id),
    ...[...plans.standing, ...plans.failed].map(plan => plan.actionId),
  ];
  const rows = new Map((await store.actionsById(db, [...new Set(ids)])).map(row => [row.id, row]));
  const asked = standing(rows, requests);
  const of = <Each extends Plan>(plan: Each): { action: Of; plan: Each }[] => {
    const row = rows.get(plan.actionId);
    const action = row && ofDraft(row);
    return action ? [{ action, plan }] : [];
  };
  const decides = may(by, 'actions.publish');
  return {
    reviews: asked.flatMap(({ row, action, request, decision }) =>
      decides && decision === null && mayApprove(by, row.draft_updated_by)
        ? [{ action, byName: request.by_name, at: request.at }]
        : [],
    ),
    returned: asked.flatMap(({ action, request, decision }) =>
      decision?.kind === 'sent-back' && request.by_id === by.id
        ? [{ action, byName: decision.by_name, at: decision.at, note: decision.note }]
        : [],
    ),
    planned: plans.standing.flatMap(of),
    failed: plans.failed.flatMap(of),
  };
}
