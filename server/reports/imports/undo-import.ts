// Undoing an import within a day: every report of it gets one more revision, without lines, and no number has it any more.
import { mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import type { Instant } from '../../lib/dates.ts';
import { Conflict, NotFound, Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Tx } from '../../platform/db/db.ts';
import { nextTurn } from '../../platform/next-turn.ts';
import { takeOutMany } from './undoing/take-out-many.ts';
import { undoableUntil } from './model.ts';
import * as store from './store.ts';
import { standingReports } from './undoing/store.ts';

const LONGEST_REASON = 500;
/** Reports changed before others get their turn. */
const REPORTS_A_TURN = 50;

/**
 * Takes all that an import brought out of every number. What a reviewer or a correction has changed since goes as it
 * stands then; statements frozen before keep what they counted.
 * @throws {Forbidden}, {NotFound}, {Refused} without a reason, {Conflict} when undone already or a day has passed.
 */
export async function undoImport(app: App, by: By, id: string, given: string): Promise<void> {
  mustBeAble(by, 'reports.import');
  const reason = given.trim();
  if (reason === '') throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  if (reason.length > LONGEST_REASON)
    throw new Refused([{ path: 'reason', reason: 'problem.tooLong', params: { max: LONGEST_REASON } }]);
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const row = await store.importRow(tx, id);
    if (row === null) throw new NotFound();
    if (await store.undoingOf(tx, id)) throw new Conflict('reportImport.undoneAlready');
    if (at >= undoableUntil(row.at)) throw new Conflict('reportImport.tooLate');
    const { reports, appeals } = await takeOut(app, tx, row, at);
    const { demo } = row;
    const undoing = { import_id: id, at, by_id: by.id, by_name: by.name, reason, reports, appeals, demo };
    await store.insertUndoing(tx, undoing);
    const detail = { office: row.office, file: row.file_name, reports, appeals, reason };
    await recordAudit(app, tx, by, 'reports.undone', { type: 'report-import', id }, detail);
  });
}

async function takeOut(
  app: App,
  tx: Tx,
  row: store.ImportRow,
  at: Instant,
): Promise<{ reports: number; appeals: number }> {
  const gone = { reports: 0, appeals: 0 };
  for (let after = 0; ;) {
    const part = await standingReports(tx, row.id, after, REPORTS_A_TURN);
    const last = part.at(-1);
    if (!last) return gone;
    gone.reports += part.length;
    gone.appeals += await takeOutMany(app.db, tx, { actionId: row.action_id, demo: row.demo, at }, part);
    after = last.line;
    await nextTurn();
  }
}
