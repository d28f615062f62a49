// Reading the outbox: what waits, what failed, one mail. Whom it goes to is for administrators' eyes.
import { NotFound } from '../lib/errors.ts';
import { may, mustBeAble } from '../lib/rights.ts';
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { isMailState, opensAnAccount, sealedMailSchema, type MailState } from './model.ts';
import * as store from './store.ts';

export const MAILS_A_PAGE = 50;

/** A mail as the desk sees it. `to`, `subject` are null where they may not be seen, or are emptied. */
export type MailSeen = {
  id: string;
  kind: string;
  state: MailState;
  about: { type: string; id: string } | null;
  attempts: number;
  createdAt: string;
  notBefore: string;
  sentAt: string | null;
  /** A code of the mail server, or a word of ours; see MailProblem. */
  problem: string | null;
  to: string | null;
  subject: string | null;
  text: string | null;
};

function seen(app: App, by: By, row: store.MailRow): MailSeen {
  const opened = may(by, 'people.write') ? openSealed(app, row.sealed) : null;
  return {
    id: row.id,
    kind: row.kind,
    state: isMailState(row.state) ? row.state : 'held',
    about:
      row.subject_type === null || row.subject_id === null
        ? null
        : { type: row.subject_type, id: row.subject_id },
    attempts: row.attempts,
    createdAt: row.created_at,
    notBefore: row.not_before,
    sentAt: row.sent_at,
    problem: row.last_error,
    to: opened?.to ?? null,
    subject: opened?.subject ?? null,
    text: opened === null || opensAnAccount(row.kind) ? null : opened.text,
  };
}

function openSealed(app: App, sealed: string | null) {
  try {
    return sealed === null ? null : sealedMailSchema.parse(JSON.parse(app.seal.open(sealed)));
  } catch {
    // Sealed with another key: the row still says what it is about.
    return null;
  }
}

export type MailList = {
  mails: MailSeen[];
  next: string | null;
  counts: Map<string, number>;
  /** Whether a mail server is set at all. */
  ready: boolean;
};

/** A page of mails, newest first. @throws {Forbidden} */
export async function findMails(
  app: App,
  by: By,
  wish: { state: string; before: string },
): Promise<MailList> {
  mustBeAble(by, 'outbox.read');
  const rows = await store.mailRows(app.db.query, {
    state: isMailState(wish.state) ? wish.state : null,
    before: wish.before === '' ? null : wish.before,
    limit: MAILS_A_PAGE + 1,
  });
  const shown = rows.slice(0, MAILS_A_PAGE);
  return {
    mails: shown.map(row => seen(app, by, row)),
    next: rows.length > MAILS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    counts: await store.countByState(app.db.query),
    ready: app.transport.ready,
  };
}

/** One mail. @throws {Forbidden}, {NotFound} */
export async function findMail(app: App, by: By, id: string): Promise<MailSeen> {
  mustBeAble(by, 'outbox.read');
  const row = await store.mailRow(app.db.query, id);
  if (!row) throw new NotFound('outbox.unknown');
  return seen(app, by, row);
}

/** For the desk's first page: mails that failed, newest first, and how many wait because no mail server is set. */
export async function mailThatNeedsSomebody(
  app: App,
  by: By,
): Promise<{ failed: MailSeen[]; waiting: number }> {
  const { mails, counts, ready } = await findMails(app, by, { state: 'failed', before: '' });
  return { failed: mails, waiting: ready ? 0 : (counts.get('queued') ?? 0) };
}
