// The desk's first page: what needs somebody today, each part with its count in the margin.
import { writeNumber } from '../lib/languages.ts';
import { may } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { countryName } from '../lib/countries.ts';
import { dayIn, dayInWords } from '../lib/dates.ts';
import { kindWords, problemWords } from '../outbox/mail-words.ts';
import { definePage } from '../platform/views/views.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import { daysLeft, standsInWords } from '../actions/postmark.ts';
import { dueLines, dueSample, type DueLines } from '../totals/due-lines.ts';
import { contactsOf, type ContactLines } from './contact-lines.ts';
import { stepsOf } from './first-steps.ts';
import { repliesOf, type ReplyLines } from './reply-lines.ts';
import { heldLines, type HeldLines } from './held-lines.ts';
import type { Today } from './find-today.ts';
import { waitingModel, waitingSample, type WaitingModel } from './waiting.ts';

/** `has` says whether there are words for a key. */
export type Reader = Words & { has: (key: string) => boolean };

type Deadline = {
  title: string;
  detail: string;
  href: string;
  ends: string;
  left: string;
  sure: string;
  reported: string;
  groups: string;
  all: string;
  numbers: string;
};
export type TodayPage = {
  lead: string;
  /** Where an action is begun; null for who may not. */
  begin: { newAction: string; fromDocument: string } | null;
  steps: { text: string; href: string; button: string }[];
  deadlines: { count: number; soon: boolean; asOf: string; all: string; lines: Deadline[] };
  drafts: {
    count: number;
    lines: { title: string; detail: string; href: string; state: string; changed: string }[];
  };
  statements: DueLines | null;
  held: HeldLines | null;
  mail: {
    count: number;
    all: string | null;
    lines: { kind: string; href: string; problem: string; when: string }[];
  } | null;
  waiting: { text: string; href: string } | null;
  second: WaitingModel | null;
  contacts: ContactLines;
  /** Answers of officials that nobody has read yet, or null where there are none. */
  replies: ReplyLines;
};

/** Longer lists are begun here and whole on their own page. */
const SHOWN = 5;

const nameOf = (action: { number: string | null; country: string }, lang: string): string =>
  [action.number === null ? null : `UA ${action.number}`, countryName(action.country, lang)]
    .filter(part => part !== null && part !== '')
    .join(' · ');

/** How much there is to do, in words; nothing is good news. */
function leadOf(reader: Reader, today: Today, now: Date): string {
  const things =
    today.deadlines.length +
    today.drafts.length +
    (today.statements?.length ?? 0) +
    today.waiting.reviews.length +
    today.waiting.failed.length +
    (today.held?.groups.length ?? 0) +
    today.contacts.lost.length +
    (today.contacts.notes ?? 0) +
    (today.replies ?? 0) +
    (today.mail?.failed.length ?? 0);
  const lastDay = today.deadlines.filter(({ action }) => daysLeft(action, now) === 0).length;
  const day = dayInWords(dayIn(reader.zone ?? 'UTC', now), reader.lang);
  const parts = [reader.t('desk.today.things', { n: things })];
  if (lastDay > 0) parts.push(reader.t('desk.today.lastDay', { n: lastDay }));
  return `${day}. ${parts.join(' ')}`;
}

export function todayModel(reader: Reader, today: Today, by: By, now: Date): TodayPage {
  const { t, to, lang } = reader;
  const shown = (count: number): string => writeNumber(count, lang);
  const when = (at: string): string => momentInWords(reader, at);
  const { mail } = today;
  return {
    lead: leadOf(reader, today, now),
    begin: may(by, 'actions.write') ? { newAction: to.deskNewAction(), fromDocument: to.deskImport() } : null,
    steps: stepsOf(reader, today, by),
    deadlines: {
      count: today.deadlines.length,
      soon: today.deadlines.length > 0,
      asOf: when(now.toISOString()),
      all: to.deskDeadlines(),
      lines: today.deadlines.map(({ action, tally }) => ({
        title: action.title,
        detail: nameOf(action, lang),
        href: to.deskAction(action.id),
        ends: dayInWords(action.deadline, lang, 'short'),
        left: standsInWords(reader, action, now),
        sure: shown(tally.byGrade.sent + tally.byGrade.confirmed),
        reported: shown(tally.byGrade.reported),
        groups: shown(tally.byGrade.group),
        all: shown(tally.total),
        numbers: to.deskActionNumbers(action.id),
      })),
    },
    second: waitingModel(reader, today.waiting),
    drafts: {
      count: today.drafts.length,
      lines: today.drafts.map(draft => ({
        title: draft.title === '' ? t('desk.draft.untitled') : draft.title,
        detail: nameOf(draft, lang),
        href: to.deskAction(draft.id),
        state: t(draft.state === 'draft' ? 'desk.draft.new' : 'desk.draft.changes'),
        changed: when(draft.updatedAt),
      })),
    },
    statements: dueLines(reader, today.statements),
    held: heldLines(reader, today.held),
    mail:
      mail === null
        ? null
        : {
            count: mail.failed.length,
            all: mail.failed.length > SHOWN ? to.deskOutbox({ state: 'failed' }) : null,
            lines: mail.failed.slice(0, SHOWN).map(each => ({
              kind: kindWords(reader, each.kind),
              href: to.deskOutboxMail(each.id),
              problem: problemWords(reader, each.problem),
              when: when(each.createdAt),
            })),
          },
    contacts: contactsOf(reader, today),
    replies: repliesOf(reader, today.replies ?? 0),
    waiting:
      mail === null || mail.waiting === 0
        ? null
        : { text: t('desk.mail.waiting', { n: mail.waiting }), href: to.deskOutbox({ state: 'queued' }) },
  };
}

export const todayPage = definePage<TodayPage>({
  name: 'desk/today',
  layout: 'desk',
  sample: () => {
    const { to } = plainVisit();
    const title = 'Two river monitors held for measuring the water';
    return {
      lead: 'Saturday 21 November 2026. Five things need you.',
      begin: { newAction: to.deskNewAction(), fromDocument: to.deskImport() },
      steps: [{ text: 'Add an official', href: to.deskNewOfficial(), button: 'Add' }],
      deadlines: {
        count: 1,
        soon: true,
        asOf: '21 Nov 2026, 09:40',
        all: to.deskDeadlines(),
        lines: [
          {
            title,
            detail: 'UA 112/26 · Ecuador',
            href: to.deskAction('a'),
            ends: '26 Nov',
            left: '5 days left',
            sure: '2,065',
            reported: '1,000',
            groups: '847',
            all: '3,912',
            numbers: to.deskActionNumbers('a'),
          },
        ],
      },
      drafts: {
        count: 1,
        lines: [
          {
            title,
            detail: 'UA 118/26',
            href: to.deskAction('b'),
            state: 'New',
            changed: '21 Nov 2026, 08:15',
          },
        ],
      },
      statements: dueSample,
      held: {
        n: 6,
        count: '6',
        all: to.deskReview(),
        lines: [
          {
            title,
            href: to.deskReview(),
            when: '20 Nov 2026, 23:12',
            why: 'An unlikely quantity',
            reports: '1',
            appeals: '900',
          },
        ],
      },
      mail: {
        count: 6,
        all: to.deskOutbox(),
        lines: [
          {
            kind: 'Invitation',
            href: to.deskOutboxMail('d'),
            problem: 'Mailbox full (552)',
            when: '20 Nov 2026',
          },
        ],
      },
      contacts: {
        count: 4,
        notes: { text: '3 notes on contact points wait', href: to.deskContactNotes() },
        lines: [{ title, href: to.deskAction('a'), none: true, state: 'Nobody can be reached' }],
      },
      replies: { count: 2, text: '2 answers wait to be read', href: to.deskReplies() },
      waiting: { text: '3 mails wait', href: to.deskOutbox() },
      second: waitingSample(),
    };
  },
});
