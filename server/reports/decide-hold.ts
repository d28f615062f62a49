// Reports held for review, and a coordinator's decision on one: who, when, and why.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { receiptFrom, type Receipt } from './find-receipt.ts';
import { revise, unchanged } from './revise.ts';
import * as store from './store.ts';

/** `accepted`: it counts; `set-aside`: it does not. */
export const DECISIONS = ['accepted', 'set-aside'] as const;
export type Decision = (typeof DECISIONS)[number];

const LONGEST_REASON = 500;

/** A report that waits, without its code: a reviewer must not be able to open the reporter's page. */
export type HeldReport = Omit<Receipt, 'code'> & { hasEmail: boolean; largestCounted: number };

/** Reports that wait for a reviewer, the oldest first, at most `limit`. */
export async function heldForReview(
  app: App,
  by: By,
  filter: { actionId?: string; limit?: number } = {},
): Promise<HeldReport[]> {
  mustBeAble(by, 'reports.review');
  const kept = await store.heldReports(app.db.query, { ...filter, limit: filter.limit ?? 100 });
  const found: HeldReport[] = [];
  for (const each of kept) {
    const { code: _code, ...receipt } = receiptFrom('', each);
    const grades = receipt.group === null ? (['confirmed', 'reported'] as const) : (['group'] as const);
    found.push({
      ...receipt,
      hasEmail: (await store.contactOf(app.db.query, receipt.reportId)) !== null,
      largestCounted: await store.largestCounted(app.db.query, receipt.actionId, grades),
    });
  }
  return found;
}

/**
 * Decides on one held report.
 * @throws {Forbidden}, {Refused} without a reason, {NotFound}, {Conflict} when it does not wait any more.
 */
export async function decideHold(
  app: App,
  by: By,
  reportId: string,
  decision: Decision,
  given: string,
): Promise<void> {
  mustBeAble(by, 'reports.review');
  const reason = given.trim();
  if (reason === '') throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  if (reason.length > LONGEST_REASON) {
    throw new Refused([{ path: 'reason', reason: 'problem.tooLong', params: { max: LONGEST_REASON } }]);
  }
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const kept = await store.reportById(tx, reportId);
    if (!kept) throw new NotFound();
    if (kept.state.held !== 1) throw new Conflict('report.notHeld');
    const lines = decision === 'accepted' ? kept.lines : [];
    await revise(tx, kept, { ...unchanged(kept), kind: decision, by: 'coordinator', at, lines, held: false });
    await store.insertDecision(tx, {
      id: app.newId(),
      report_id: reportId,
      at,
      by_id: by.id,
      by_name: by.name,
      decision,
      reason,
      demo: kept.report.demo,
      bulk_id: null,
    });
    const appeals = kept.state.appeals;
    await recordAudit(
      app,
      tx,
      by,
      `report.${decision}`,
      { type: 'report', id: reportId },
      { appeals, reason },
    );
  });
}
