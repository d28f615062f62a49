// Puts a finished mail into the outbox, sealed, in the transaction of the change that causes it.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import type { OutgoingMail } from './model.ts';
import { isHeld } from './hold/store.ts';
import { addMail } from './store.ts';

/**
 * Queues one mail and gives its id; its Message-ID is fixed here, so that a repeat after a crash is told by the
 * receiver.
 */
export async function queueMail(app: App, tx: Tx, mail: OutgoingMail): Promise<string> {
  const id = app.newId();
  const { to, subject, text, html, attachments = [], replyTo = null } = mail;
  const held = mail.about !== null && (await isHeld(tx, mail.about));
  await addMail(tx, {
    id,
    created_at: app.clock.now().toISOString(),
    kind: mail.kind,
    state: held ? 'held' : 'queued',
    subject_type: mail.about?.type ?? null,
    subject_id: mail.about?.id ?? null,
    sealed: app.seal.close(JSON.stringify({ to, subject, text, html, attachments, replyTo })),
    message_id: `<${id}@${new URL(app.config.publicUrl).hostname}>`,
  });
  return id;
}
