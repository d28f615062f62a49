// A report as its reporter sees it, found by the receipt's code or, for a coordinator, by its id.
import type { Grade } from '../lib/channels.ts';
import type { Instant } from '../lib/dates.ts';
import { Gone, NotFound } from '../lib/errors.ts';
import { readCode } from '../lib/ids.ts';
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import { hashSecret, sameText } from '../platform/seal.ts';
import { confirmationToken } from './keep-contact.ts';
import { gradeOf, standingOf, type Report, type ReportLine, type Standing } from './model.ts';
import { groupOf } from './revise.ts';
import * as store from './store.ts';

export type Receipt = {
  code: string;
  reportId: string;
  actionId: string;
  lang: string;
  reportedAt: Instant;
  /** When it was last corrected, confirmed, decided on or withdrawn. */
  changedAt: Instant;
  standing: Standing;
  lines: readonly ReportLine[];
  country: string | null;
  group: Report['group'];
  grade: Grade;
  /** Appeals in the public numbers. */
  counted: number;
  /** Appeals that wait for a reviewer. */
  held: number;
  confirmedAt: Instant | null;
  withdrawnAt: Instant | null;
};

export function receiptFrom(code: string, kept: store.Kept): Receipt {
  const { report, state, revision } = kept;
  const held = state.held === 1;
  const group = groupOf(revision);
  return {
    code,
    reportId: report.id,
    actionId: report.action_id,
    lang: report.lang,
    reportedAt: report.created_at,
    changedAt: revision.at,
    standing: standingOf({ kind: revision.kind, held, withdrawnAt: state.withdrawn_at }),
    lines: kept.lines,
    country: revision.country,
    group,
    grade: gradeOf(group, state.confirmed_at),
    counted: held ? 0 : state.appeals,
    held: held ? state.appeals : 0,
    confirmedAt: state.confirmed_at,
    withdrawnAt: state.withdrawn_at,
  };
}

/** The report behind a code as a person may have typed it. @throws {NotFound} */
export async function keptByCode(db: Query, typed: string): Promise<{ code: string; kept: store.Kept }> {
  const code = readCode(typed);
  const kept = await store.reportByCode(db, hashSecret(code));
  if (!kept) throw new NotFound('report.noReceipt');
  return { code, kept };
}

/** The same for a change. @throws {NotFound}, {Gone} when it was withdrawn. */
export async function changeableByCode(
  db: Query,
  typed: string,
): Promise<{ code: string; kept: store.Kept }> {
  const found = await keptByCode(db, typed);
  if (found.kept.state.withdrawn_at !== null) throw new Gone('report.withdrawn');
  return found;
}

/** The receipt behind a code, withdrawn ones too. @throws {NotFound} */
export async function findReceipt(app: App, typed: string): Promise<Receipt> {
  const { code, kept } = await keptByCode(app.db.query, typed);
  return receiptFrom(code, kept);
}

/** Whether this token was mailed to the address now kept with the report. */
export async function isConfirmationToken(app: App, reportId: string, token: string): Promise<boolean> {
  const sealed = await store.contactOf(app.db.query, reportId);
  return sealed !== null && sameText(token, confirmationToken(app, reportId, app.seal.open(sealed)));
}

/** Whether an address is kept that has not been confirmed. */
export const waitsForConfirmation = async (app: App, receipt: Receipt): Promise<boolean> =>
  receipt.confirmedAt === null && (await store.contactOf(app.db.query, receipt.reportId)) !== null;
