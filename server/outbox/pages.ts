// The outbox on the desk: the list by state, one mail.
import { momentInWords, plainVisit } from '../platform/web/words.ts';
import { definePage } from '../platform/views/views.ts';
import type { MailList, MailSeen } from './find-mail.ts';
import { kindWords, problemWords, type Reader } from './mail-words.ts';
import { MAIL_STATES } from './model.ts';

const when = (reader: Reader, at: string): string => momentInWords(reader, at);

function stateWords(reader: Reader, mail: MailSeen): string {
  if (mail.state === 'sent' && mail.sentAt !== null)
    return reader.t('outbox.sentAt', { when: when(reader, mail.sentAt) });
  if (mail.state === 'queued' && mail.attempts > 0)
    return reader.t('outbox.nextTry', { when: when(reader, mail.notBefore) });
  return reader.t(`outbox.state.${mail.state}`);
}

type Line = { href: string; kind: string; to: string | null; state: string; problem: string; queued: string };
export type OutboxPage = {
  states: { href: string; label: string; current: boolean }[];
  lines: Line[];
  older: string | null;
  noServer: boolean;
  recipients: boolean;
};

export function outboxModel(reader: Reader, list: MailList, state: string): OutboxPage {
  const all = [...list.counts.values()].reduce((sum, each) => sum + each, 0);
  return {
    states: [
      { href: reader.to.deskOutbox(), label: reader.t('outbox.all', { n: all }), current: state === '' },
      ...MAIL_STATES.map(each => ({
        href: reader.to.deskOutbox({ state: each }),
        label: `${reader.t(`outbox.state.${each}`)} (${list.counts.get(each) ?? 0})`,
        current: state === each,
      })),
    ],
    lines: list.mails.map(mail => ({
      href: reader.to.deskOutboxMail(mail.id),
      kind: kindWords(reader, mail.kind),
      to: mail.to,
      state: stateWords(reader, mail),
      problem: problemWords(reader, mail.problem),
      queued: when(reader, mail.createdAt),
    })),
    older:
      list.next === null
        ? null
        : reader.to.deskOutbox({ ...(state === '' ? {} : { state }), before: list.next }),
    noServer: !list.ready,
    recipients: list.mails.some(mail => mail.to !== null),
  };
}

export type MailPage = {
  kind: string;
  state: string;
  problem: string | null;
  attempts: number;
  queued: string;
  about: { href: string | null; text: string } | null;
  to: string | null;
  subject: string | null;
  text: string | null;
  retry: string | null;
  outbox: string;
};

function aboutOf(reader: Reader, about: MailSeen['about']): MailPage['about'] {
  if (about === null) return null;
  const text = reader.has(`audit.type.${about.type}`) ? reader.t(`audit.type.${about.type}`) : about.type;
  const { to } = reader;
  if (about.type === 'action') return { href: to.deskAction(about.id), text };
  if (about.type === 'coordinator') return { href: to.deskPerson(about.id), text };
  return { href: null, text };
}

export function mailModel(reader: Reader, mail: MailSeen): MailPage {
  return {
    kind: kindWords(reader, mail.kind),
    state: stateWords(reader, mail),
    problem: mail.problem === null ? null : problemWords(reader, mail.problem),
    attempts: mail.attempts,
    queued: when(reader, mail.createdAt),
    about: aboutOf(reader, mail.about),
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    retry: mail.state === 'failed' || mail.state === 'queued' ? reader.to.deskOutboxRetry(mail.id) : null,
    outbox: reader.to.deskOutbox(),
  };
}

const sampleReader: Reader = { ...plainVisit(), has: () => false };
const sampleMail: MailSeen = {
  id: '01jd3x0000000000000000000a',
  kind: 'report.confirmation',
  state: 'failed',
  about: { type: 'action', id: '01jd3x0000000000000000000b' },
  attempts: 8,
  createdAt: '2026-11-20T09:30:00.000Z',
  notBefore: '2026-11-21T09:30:00.000Z',
  sentAt: null,
  problem: '552',
  to: 'wanda@example.org',
  subject: 'Please confirm your report',
  text: 'Two lines\nof words.',
};

export const outboxPage = definePage<OutboxPage>({
  name: 'outbox/list',
  layout: 'desk',
  sample: () =>
    outboxModel(
      sampleReader,
      { mails: [sampleMail], next: 'x', counts: new Map([['failed', 1]]), ready: false },
      'failed',
    ),
});

export const mailPage = definePage<MailPage>({
  name: 'outbox/mail',
  layout: 'desk',
  sample: () => mailModel(sampleReader, sampleMail),
});
