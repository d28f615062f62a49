// A confirmation: the reporter has pressed the button behind the link that only the mail carries.
import { Conflict, Forbidden } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { sameText } from '../platform/seal.ts';
import { changeableByCode } from './find-receipt.ts';
import { confirmationToken, forgetContact } from './keep-contact.ts';
import { revise, unchanged } from './revise.ts';
import * as store from './store.ts';

/**
 * Marks the report as confirmed and erases the address, which has done its work. A second press changes nothing.
 * @throws {NotFound}, {Gone}, {Conflict} when it was set aside, {Forbidden} for a token that was not mailed to the address now kept.
 */
export async function confirmReport(app: App, typed: string, token: string): Promise<void> {
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const { kept } = await changeableByCode(tx, typed);
    if (kept.state.confirmed_at !== null) return;
    // A revision on top of the reviewer's would hide that decision from the next correction.
    if (kept.revision.kind === 'set-aside') throw new Conflict('report.setAside');
    const sealed = await store.contactOf(tx, kept.report.id);
    const expected = sealed === null ? null : confirmationToken(app, kept.report.id, app.seal.open(sealed));
    if (expected === null || !sameText(token, expected)) throw new Forbidden('report.badToken');
    await revise(tx, kept, { ...unchanged(kept), kind: 'confirmed', by: 'page', at, confirmedAt: at });
    await forgetContact(tx, kept.report.id);
  });
}
