// A correction: a new revision whose lines stand in place of the old ones.
import { findActionById } from '../actions/find-action.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { transact } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { changeableByCode, receiptFrom, type Receipt } from './find-receipt.ts';
import { keepContact } from './keep-contact.ts';
import { judge, shapeOf } from './holding/hold.ts';
import { CHANGED_AFTER_VOID, type Finding } from './holding/rules.ts';
import { appealsOf, contentOf, sortedLines, type Report } from './model.ts';
import { revise, unchanged, type RevisedBy } from './revise.ts';
import type { Source } from './source.ts';
import * as store from './store.ts';
import { mustKnowTargets, mustTakeReports } from './take-report.ts';

/** What a reviewer has let through stays let through; what was set aside waits for the reviewer again. */
async function holdAfter(
  tx: Tx,
  kept: store.Kept,
  report: Report,
  findings: readonly Finding[],
): Promise<{ held: boolean; heldBy: readonly Finding[] }> {
  if (await store.isSetAside(tx, kept.report.id))
    return { held: true, heldBy: [CHANGED_AFTER_VOID, ...findings] };
  const accepted = await store.acceptedAppeals(tx, kept.report.id);
  if (accepted !== null && appealsOf(report.lines) <= accepted) return { held: false, heldBy: [] };
  // What waits for where it came from, and not for its size, goes on waiting however it is corrected: also where a
  // size that is held came in between, or a report could release itself by being corrected up and down again.
  const before = unchanged(kept);
  const others = (before.heldBy ?? []).filter(({ rule }) => rule !== 'quantity');
  const added = findings.filter(({ rule }) => others.every(other => other.rule !== rule));
  const heldBy = [...others, ...added];
  return { held: heldBy.length > 0, heldBy };
}

const sameContent = (kept: store.Kept, report: Report): boolean => {
  const before = unchanged(kept);
  const contentAlone = { email: null, lines: report.lines, country: report.country, group: report.group };
  return contentOf({ ...before, lines: [...before.lines], email: null }) === contentOf(contentAlone);
};

/**
 * Corrects the report of a receipt; the same content again changes nothing. Without an e-mail the one kept stays.
 * @throws {NotFound}, {Gone} when withdrawn, {Refused}, {Conflict} when the action takes no more reports.
 */
export async function correctReport(
  app: App,
  typed: string,
  report: Report,
  wish: { lang: string; by: RevisedBy; source?: Source },
): Promise<Receipt> {
  const { kept: found } = await changeableByCode(app.db.query, typed);
  const action = await findActionById(app, found.report.action_id);
  await mustTakeReports(app, action);
  await mustKnowTargets(app, action, report.lines);
  // Only what it adds counts for its source: who corrects a slip must not look like who sends ever more.
  const letters = Math.max(0, appealsOf(report.lines) - found.state.appeals);
  const { findings } = await judge(
    app,
    { actionId: action.id, report, letters },
    { shape: null, ...(wish.source ? { source: wish.source } : {}) },
  );
  const firstLang = (await currentSettings(app)).languages[0] ?? 'en';
  const at = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const { code, kept } = await changeableByCode(tx, typed);
    if (!sameContent(kept, report)) {
      await revise(tx, kept, {
        ...unchanged(kept),
        kind: 'corrected',
        by: wish.by,
        at,
        lines: sortedLines(report.lines),
        country: report.country,
        group: report.group,
        ...(await holdAfter(tx, kept, report, findings)),
        shape: shapeOf(app.seal.keyedHash('report-content', contentOf(report))),
      });
    }
    const { email } = report;
    const reportId = kept.report.id;
    if (email !== null && kept.state.confirmed_at === null && !(await isKept(app, tx, reportId, email))) {
      await keepContact(app, tx, { reportId, code, email, lang: wish.lang, firstLang, action });
    }
    return receiptFrom(code, (await changeableByCode(tx, code)).kept);
  });
}

async function isKept(app: App, tx: Tx, reportId: string, email: string): Promise<boolean> {
  const sealed = await store.contactOf(tx, reportId);
  return sealed !== null && app.seal.open(sealed) === email;
}
