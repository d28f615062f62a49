// Mail that waits to be sent: a row written with the change that causes it, so that a crash loses none.
import { z } from 'zod';

export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'held'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const isMailState = (text: string): text is MailState => MAIL_STATES.some(state => state === text);

const attachmentSchema = z.object({ name: z.string(), type: z.string(), base64: z.string() });
/** A file that goes with a mail; sealed with it, and gone with it once it is sent. */
export type Attachment = z.infer<typeof attachmentSchema>;

/** A finished mail to one recipient. `kind` names its template; `subject` of the row is what it is about. */
export type OutgoingMail = {
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments?: readonly Attachment[];
  /** Where answers go; null: to the address the site sends from. */
  replyTo?: string | null;
  about: { type: string; id: string } | null;
};

/** What is sealed of a mail until it is sent. */
export const sealedMailSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(attachmentSchema).default([]),
  replyTo: z.string().nullable().default(null),
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long one worker may have a mail in hand; far longer than a send can take, since clocks of servers differ. */
export const LEASE_MS = 10 * MINUTE;

/** How long to wait after each failed attempt; after the last of them the mail has failed and a person decides. */
export const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR] as const;

/** Milliseconds until the next attempt after `attempts` failed ones, or null when there is none. */
export const waitAfter = (attempts: number): number | null => WAITS_MS[attempts - 1] ?? null;

/** A mail of these kinds opens an account to whoever reads it, so its text is shown to nobody. */
export const opensAnAccount = (kind: string): boolean => kind.startsWith('coordinator.');
