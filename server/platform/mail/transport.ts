// The edge to the mail server: one function that hands one finished message over, or says why not.
import type { Config } from '../config.ts';

/** A finished message. `messageId` is fixed when it is queued, so that a repeat after a crash can be told. */
export type Message = {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  replyTo?: string | null;
  attachments?: readonly { name: string; type: string; base64: string }[];
};

export type Transport = {
  /** False when no mail server is set: mail then stays in the outbox. */
  readonly ready: boolean;
  /** Resolves when the server has accepted it. @throws {MailRefused} when it did not. */
  send(message: Message): Promise<void>;
  /** Resolves when the server lets us in; nothing is sent. @throws {MailRefused} when it does not. */
  tryOut(): Promise<void>;
  close(): void;
};

/** Why the server did not take a mail: its answer's code, or a word where there was none. */
export type MailProblem = number | 'no-answer' | 'sign-in' | 'unreadable';

/** `permanent`: trying again would be refused again. The server's own words may quote the recipient: they are not kept. */
export class MailRefused extends Error {
  readonly permanent: boolean;
  readonly problem: MailProblem;
  constructor(permanent: boolean, problem: MailProblem) {
    super(`mail refused: ${problem}`);
    this.name = 'MailRefused';
    this.permanent = permanent;
    this.problem = problem;
  }
}

/** Connections kept open: as many mails are in hand at once. */
export const CONNECTIONS = 5;
const TO_CONNECT_MS = 10_000;
/** A server silent for this long has stalled. */
const TO_ANSWER_MS = 30_000;

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/** What a failure means. Only a refusal of this recipient or this message is for good: a server may be mended. */
export function readFailure(error: unknown): MailRefused {
  if (error instanceof MailRefused) return error;
  const code = fieldOf(error, 'code');
  const answer = fieldOf(error, 'responseCode');
  if (code === 'EAUTH') return new MailRefused(false, 'sign-in');
  if (typeof answer !== 'number') return new MailRefused(false, 'no-answer');
  const command = fieldOf(error, 'command');
  const aboutThis = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
  return new MailRefused(aboutThis && answer >= 500, answer);
}

export function openTransport(config: Config, answerWithin = TO_ANSWER_MS): Transport {
  if (config.smtpUrl === null) {
    const refuse = () => Promise.reject(new MailRefused(false, 'no-answer'));
    return { ready: false, send: refuse, tryOut: refuse, close: () => undefined };
  }
  const { smtpUrl: url, mailFrom: from } = config;
  // Loaded with the first mail: what only serves pages does without its memory.
  const open = async () =>
    (await import('nodemailer')).default.createTransport(
      {
        url,
        pool: true,
        maxConnections: CONNECTIONS,
        maxMessages: Infinity,
        connectionTimeout: Math.min(TO_CONNECT_MS, answerWithin),
        greetingTimeout: Math.min(TO_CONNECT_MS, answerWithin),
        socketTimeout: answerWithin,
        disableUrlAccess: true,
        disableFileAccess: true,
      },
      { from },
    );
  let mailer: ReturnType<typeof open> | null = null;
  const opened = () => (mailer ??= open());
  return {
    ready: true,
    async send(message) {
      try {
        const sender = await opened();
        await sender.sendMail({
          messageId: message.messageId,
          // As an object, so that an address is one address whatever stands in it.
          to: { name: '', address: message.to },
          ...(message.replyTo ? { replyTo: { name: '', address: message.replyTo } } : {}),
          subject: message.subject,
          text: message.text,
          ...(message.html === null ? {} : { html: message.html }),
          attachments: (message.attachments ?? []).map(({ name, type, base64 }) => ({
            filename: name,
            contentType: type,
            content: base64,
            encoding: 'base64',
          })),
        });
      } catch (error) {
        throw readFailure(error);
      }
    },
    async tryOut() {
      try {
        const sender = await opened();
        await sender.verify();
      } catch (error) {
        throw readFailure(error);
      }
    },
    close: () => void mailer?.then(sender => sender.close()),
  };
}
