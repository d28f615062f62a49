// The reporter's address: sealed, used for one mail that lets the report be confirmed, erased afterwards.
import type { PublishedAction } from '../actions/model.ts';
import { pathsFor } from '../lib/paths.ts';
import { dropMail } from '../outbox/drop-mail.ts';
import { mayMailStranger } from '../outbox/limit-mail.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { confirmationMail } from './mails.ts';
import * as store from './store.ts';

/** What only the mail carries: proves that the address was reached. Another address makes another token. */
export const confirmationToken = (app: App, reportId: string, email: string): string =>
  app.seal.derivedCode('confirmation', `${reportId}\0${email.toLowerCase()}`, 26);

/**
 * Keeps the address with its report and queues the mail, in the transaction of the report. An address that was written
 * to often enough today is neither kept nor written to: the report counts as reported.
 */
export async function keepContact(
  app: App,
  tx: Tx,
  contact: {
    reportId: string;
    code: string;
    email: string;
    lang: string;
    /** The site's first language, which has no prefix in its addresses. */
    firstLang: string;
    action: Pick<PublishedAction, 'title' | 'demo'>;
  },
): Promise<void> {
  if (!(await mayMailStranger(app, tx, contact.email))) return;
  // A mail that still waits for an earlier address would bring a link that confirms nothing any more.
  await dropMail(tx, { type: 'report', id: contact.reportId });
  await store.putContact(tx, {
    report_id: contact.reportId,
    email_sealed: app.seal.close(contact.email),
    created_at: app.clock.now().toISOString(),
  });
  const token = confirmationToken(app, contact.reportId, contact.email);
  const receipt = pathsFor(contact.lang, contact.firstLang).receipt(contact.code);
  await queueMail(app, tx, {
    ...confirmationMail(app.strings, contact.lang, {
      title: contact.action.title,
      link: `${app.config.publicUrl}${receipt}?confirm=${token}`,
    }),
    to: contact.email,
    about: { type: 'report', id: contact.reportId },
  });
}

/** Erases the address: beside the report, and in a mail to it that has not left yet. */
export async function forgetContact(tx: Tx, reportId: string): Promise<void> {
  await store.eraseContact(tx, reportId);
  await dropMail(tx, { type: 'report', id: reportId });
}
