// A correction: a new revision whose lines stand in place of the old ones.
import { findActionById } from '../actions/find-action.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { transact } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { changeableByCode, receiptFrom, type Receipt } from './find-receipt.ts';
import { keepContact } from './keep-contact.ts';
import { appealsOf, contentOf, sortedLines, type Report } from './model.ts';
import { revise, unchanged, type RevisedBy } from './revise.ts';
import * as store from './store.ts';
import { mustBeHeld, mustKnowTargets, mustTakeReports } from './take-report.ts';

/** What a reviewer has let through stays let through; what was set aside waits for the reviewer again. */
async function staysHeld(tx: Tx, kept: store.Kept, report: Report, above: boolean): Promise<boolean> {
  if (await store.isSetAside(tx, kept.report.id)) return true;
  return above && appealsOf(report.lines) > (await store.acceptedAppeals(tx, kept.report.id));
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
  wish: { lang: string; by: RevisedBy },
): Promise<Receipt> {
  const { kept: found } = await changeableByCode(app.db.query, typed);
  const action = await findActionById(app, found.report.action_id);
  await mustTakeReports(app, action);
  await mustKnowTargets(app, action, report.lines);
  const above = await mustBeHeld(app, report);
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
        held: await staysHeld(tx, kept, report, above),
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
