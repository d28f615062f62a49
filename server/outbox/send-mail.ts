// Sending: takes one due mail in hand, hands it to the mail server, marks what became of it.
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { CONNECTIONS, readFailure } from '../platform/mail/transport.ts';
import { LEASE_MS, sealedMailSchema, waitAfter } from './model.ts';
import { isMailHeld } from './hold/store.ts';
import * as store from './store.ts';

/** Loops that send beside each other, so that one stalled connection delays no other mail. */
export const MAIL_LANES = CONNECTIONS;

type Sender = {
  /** Names this process in leases. */
  id: string;
  /** Mails this process has in hand: not taken twice, even when the clock jumps beyond their lease. */
  inHand: Set<string>;
  /** Accepted by the mail server when the database could not be told; marked as soon as it can, never sent again. */
  accepted: Map<string, string>;
};
const senders = new WeakMap<App, Sender>();

function senderOf(app: App): Sender {
  const known = senders.get(app);
  if (known) return known;
  const sender = { id: app.newId(), inHand: new Set<string>(), accepted: new Map<string, string>() };
  senders.set(app, sender);
  return sender;
}

/** Sends the next due mail. True when there was one: there may be more. Without a mail server everything waits. */
export async function sendNextMail(app: App): Promise<boolean> {
  if (!app.transport.ready) return false;
  const sender = senderOf(app);
  for (const id of sender.accepted.keys()) await markAccepted(app, sender, id);
  // A look without a transaction: a server with nothing to send asks for no lock.
  const waiting = await store.dueMail(app.db.query, app.clock.now().toISOString(), [...sender.inHand]);
  if (!waiting) return false;
  const row = await claim(app, sender);
  if (row) await send(app, sender, row);
  return true;
}

async function claim(app: App, sender: Sender): Promise<store.MailRow | null> {
  const now = app.clock.now();
  const row = await transact(app.db, async tx => {
    const due = await store.dueMail(tx, now.toISOString(), [...sender.inHand]);
    // Held since it was queued: its worker died, or it came back, before the hold could see it.
    if (due && (await isMailHeld(tx, due))) {
      await store.markHeld(tx, due.id);
      return null;
    }
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!due || !(await store.claimMail(tx, due, { until, by: sender.id }))) return null;
    return { ...due, attempts: due.attempts + 1 };
  });
  if (row) sender.inHand.add(row.id);
  return row;
}

async function send(app: App, sender: Sender, row: store.MailRow): Promise<void> {
  try {
    const mail = openMail(app, row);
    if (mail === null) {
      await giveUp(app, sender, row, 'unreadable');
      return;
    }
    try {
      await app.transport.send({ messageId: row.message_id, ...mail });
    } catch (error) {
      await later(app, sender, row, error);
      return;
    }
    sender.accepted.set(row.id, app.clock.now().toISOString());
    await markAccepted(app, sender, row.id);
  } finally {
    if (!sender.accepted.has(row.id)) sender.inHand.delete(row.id);
  }
}

async function markAccepted(app: App, sender: Sender, id: string): Promise<void> {
  const at = sender.accepted.get(id);
  if (at === undefined) return;
  await transact(app.db, tx => store.markSent(tx, id, at));
  sender.accepted.delete(id);
  sender.inHand.delete(id);
}

/** The sealed mail, or null when the site's key has changed since. */
function openMail(app: App, row: store.MailRow) {
  try {
    return sealedMailSchema.parse(JSON.parse(app.seal.open(row.sealed ?? '')));
  } catch {
    return null;
  }
}

async function later(app: App, sender: Sender, row: store.MailRow, error: unknown): Promise<void> {
  const { permanent, problem } = readFailure(error);
  const wait = permanent ? null : waitAfter(row.attempts);
  if (wait === null) {
    await giveUp(app, sender, row, String(problem));
    return;
  }
  const notBefore = new Date(app.clock.now().getTime() + wait).toISOString();
  const change = { state: 'queued' as const, notBefore, problem: String(problem) };
  await transact(app.db, tx => store.markNotSent(tx, row.id, sender.id, change));
  app.log.warn({ mail: row.id, problem, attempts: row.attempts }, 'a mail was not taken; it waits');
}

async function giveUp(app: App, sender: Sender, row: store.MailRow, problem: string): Promise<void> {
  const change = { state: 'failed' as const, notBefore: row.not_before, problem };
  await transact(app.db, tx => store.markNotSent(tx, row.id, sender.id, change));
  app.log.warn(
    { mail: row.id, problem, attempts: row.attempts },
    'a mail failed for good; it is on the desk',
  );
}
