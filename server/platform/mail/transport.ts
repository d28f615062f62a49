// The edge to the mail server: one function that hands one finished message over, or says why not.
import nodemailer from 'nodemailer';
import type { Config } from '../config.ts';

/** A finished message. `messageId` is fixed when it is queued, so that a repeat after a crash can be told. */
export type Message = {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
};

export type Transport = {
  /** False when no mail server is set: mail then stays in the outbox. */
  readonly ready: boolean;
  /** Resolves when the server has accepted it. @throws with `permanent` true when it never will. */
  send(message: Message): Promise<void>;
  close(): void;
};

/** The server refused for good (5xx): trying again would be refused again. */
export class MailRefused extends Error {
  readonly permanent: boolean;
  constructor(permanent: boolean, responseCode: number | null) {
    // The server's own words may quote the recipient, so only its code is kept.
    super(
      responseCode === null ? 'no answer from the mail server' : `the mail server answered ${responseCode}`,
    );
    this.name = 'MailRefused';
    this.permanent = permanent;
  }
}

const responseCodeOf = (error: unknown): number | null =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number'
    ? error.responseCode
    : null;

export function openTransport(config: Config): Transport {
  if (config.smtpUrl === null) {
    return { ready: false, send: () => Promise.reject(new MailRefused(false, null)), close: () => undefined };
  }
  const mailer = nodemailer.createTransport(config.smtpUrl, { from: config.mailFrom });
  return {
    ready: true,
    async send(message) {
      try {
        await mailer.sendMail({
          messageId: message.messageId,
          to: message.to,
          subject: message.subject,
          text: message.text,
          ...(message.html === null ? {} : { html: message.html }),
          disableUrlAccess: true,
          disableFileAccess: true,
        });
      } catch (error) {
        const code = responseCodeOf(error);
        throw new MailRefused(code !== null && code >= 500, code);
      }
    },
    close: () => mailer.close(),
  };
}
