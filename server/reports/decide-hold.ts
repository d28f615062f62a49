// A coordinator's decision on one report: who, when, and why. On many at once: review/decide.ts.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { decideOn, readReason, type Decision } from './review/decide.ts';
import * as store from './store.ts';

/**
 * Accepts a report that waits or is void, or voids one that waits or counts.
 * @throws {Forbidden}, {Refused} without a reason, {NotFound}, {Conflict} when it stands so already or was withdrawn.
 */
export async function decideHold(
  app: App,
  by: By,
  reportId: string,
  decision: Decision,
  given: string,
): Promise<void> {
  mustBeAble(by, 'reports.review');
  const reason = readReason(given);
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    if (!(await store.reportById(tx, reportId))) throw new NotFound();
    const deciding = { by, at, decision, reason, bulkId: null, seenAt: null };
    const { reports, letters } = await decideOn(app, tx, [reportId], deciding);
    if (reports === 0) throw new Conflict('report.notHeld');
    const subject = { type: 'report', id: reportId };
    await recordAudit(app, tx, by, `report.${decision}`, subject, { appeals: letters, reason });
  });
}
