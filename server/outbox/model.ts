// Mail that waits to be sent: a row written with the change that causes it, so that a crash loses none.

export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'held'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A finished mail to one recipient. `kind` names its template; `subject` of the row is what it is about. */
export type OutgoingMail = {
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  about: { type: string; id: string } | null;
};
