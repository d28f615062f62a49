// A withdrawal: a revision without lines. Possible at any time, also when the action takes no more reports.
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { eraseOutcomeWish } from './ask-outcome.ts';
import { changeableByCode, receiptFrom, type Receipt } from './find-receipt.ts';
import { forgetContact } from './keep-contact.ts';
import { revise, unchanged, type RevisedBy } from './revise.ts';

/** Takes the report out of every number and erases the address kept with it. @throws {NotFound}, {Gone} */
export async function withdrawReport(app: App, typed: string, by: RevisedBy): Promise<Receipt> {
  const at = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const { code, kept } = await changeableByCode(tx, typed);
    await revise(tx, kept, {
      ...unchanged(kept),
      kind: 'withdrawn',
      by,
      at,
      lines: [],
      // What says something of the group goes with the report; that it was one stays, since its grade does.
      group: kept.revision.as_kind === 'group' ? { name: null, people: 1 } : null,
      country: null,
      held: false,
      source: null,
      shape: null,
      withdrawnAt: at,
    });
    await forgetContact(tx, kept.report.id);
    await eraseOutcomeWish(tx, kept.report.id);
    return { ...receiptFrom(code, kept), standing: 'withdrawn', counted: 0, held: 0, withdrawnAt: at };
  });
}
