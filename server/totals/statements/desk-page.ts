// A frozen statement on the desk: its files, handing it over, where it went.
import type { ResolvedTarget } from '../../actions/model.ts';
import { dayIn, dayInWords, instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { Delivery, Statement } from '../find-statement.ts';
import { aboutAction, headline } from './document.ts';
import { WAYS } from './model.ts';
import { STATEMENT_FILES } from './public-page.ts';

export type DeskStatementModel = {
  crumbs: { all: string; numbers: string; about: string };
  heading: string;
  headline: string;
  about: string;
  frozen: string;
  done: string | null;
  warning: string | null;
  replaced: { text: string; href: string; number: string } | null;
  corrects: { text: string; href: string; number: string } | null;
  errors: ErrorSummary;
  page: { href: string; address: string };
  files: { name: string; links: { label: string; href: string }[] }[];
  mail: { action: string; points: Field | null; none: string | null; waits: string | null } | null;
  handover: { action: string; fields: Field[] } | null;
  record: {
    name: string;
    way: string;
    address: string;
    when: string;
    state: string;
    href: string | null;
    letter: string;
  }[];
  correct: string | null;
};

export type DeskGiven = {
  statement: Statement;
  deliveries: readonly Delivery[];
  officials: readonly ResolvedTarget[];
  mayFreeze: boolean;
  mailReady: boolean;
  address: string;
  problems: readonly FieldProblem[];
  done: 'frozen' | 'mailed' | 'told' | null;
};

/** A point as the form sends it: the target and the address. */
export const pointValue = (target: string, email: string): string => `${target} ${email}`;

function recordOf(visit: Visit, { deliveries, statement }: DeskGiven): DeskStatementModel['record'] {
  const { t, to, lang } = visit;
  return deliveries.map(each => ({
    name: each.name,
    way: t(`statement.way.${each.way}`),
    address: each.address,
    when: instantInWords(each.sentAt ?? each.at, lang, statement.action.timeZone),
    state: `${t(`statement.state.${each.state}`)} ${t('statement.recordedBy', { name: each.byName })}`,
    href: each.mailId === null ? null : to.deskOutboxMail(each.mailId),
    // The outbox forgets the words of what it has sent: here they stay on record.
    letter: to.statementFile(statement.number, 'pdf', { letter: each.targetId }),
  }));
}

function mailOf(visit: Visit, given: DeskGiven, field: ReturnType<typeof fieldsFor>['field']) {
  const { t, to } = visit;
  const sent = new Set(
    given.deliveries.flatMap(each =>
      each.mailId === null || each.state === 'held' ? [] : [pointValue(each.targetId, each.address)],
    ),
  );
  const points = given.officials.flatMap(official =>
    official.emails.map(email => ({
      value: pointValue(official.id, email),
      label: email,
      hint: official.name ?? official.title ?? '',
    })),
  );
  const open = points.filter(point => !sent.has(point.value));
  return {
    action: to.deskStatementMails(given.statement.number),
    points:
      open.length === 0
        ? null
        : field('point', {
            label: t('statement.points'),
            hint: t('statement.pointsHint'),
            as: 'ticks',
            values: open.map(point => point.value),
            choices: open,
          }),
    none: open.length > 0 ? null : t(points.length === 0 ? 'statement.noPoints' : 'statement.allMailed'),
    waits: given.mailReady ? null : t('statement.mailWaits'),
  };
}

function handoverOf(visit: Visit, given: DeskGiven, field: ReturnType<typeof fieldsFor>['field']) {
  const { t, to } = visit;
  const { letters } = given.statement.paper;
  return {
    action: to.deskStatementHandover(given.statement.number),
    fields: [
      field('target', {
        label: t('receipt.official'),
        as: 'select',
        value: letters[0]?.target ?? '',
        choices: letters.map(letter => ({ value: letter.target, label: letter.name })),
      }),
      field('way', {
        label: t('statement.way'),
        as: 'select',
        value: 'post',
        choices: WAYS.filter(way => way !== 'email').map(way => ({
          value: way,
          label: t(`statement.way.${way}`),
        })),
      }),
      field('detail', { label: t('statement.detail'), hint: t('statement.detailHint'), optional: true }),
    ],
  };
}

export function deskStatementModel(visit: Visit, given: DeskGiven): DeskStatementModel {
  const { t, to, lang } = visit;
  const { statement } = given;
  const { action, number } = statement;
  const { field, summary } = fieldsFor(visit, given.problems);
  const numbered = (other: string) => ({
    number: t('statement.numbered', { number: other }),
    href: to.deskStatement(other),
  });
  const files = (name: string, letter: string) => ({
    name,
    links: STATEMENT_FILES.map(ext => ({
      label: ext.toUpperCase(),
      href: to.statementFile(number, ext, letter === '' ? {} : { letter }),
    })),
  });
  const { corrects, correctedBy, paper } = statement;
  // What a newer one corrects is handed to nobody any more; that it was can still be recorded.
  const mail = given.mayFreeze && correctedBy === null ? mailOf(visit, given, field) : null;
  const handover = given.mayFreeze ? handoverOf(visit, given, field) : null;
  return {
    crumbs: {
      all: to.deskStatements({ action: action.id }),
      numbers: to.deskActionNumbers(action.id),
      about: aboutAction(action, lang),
    },
    heading: t('statement.numbered', { number }),
    headline: headline({ t, lang, numbers: statement.numbers, day: statement.day }),
    about: action.title,
    frozen: t('statement.frozenBy', {
      name: statement.byName,
      date: dayInWords(dayIn(action.timeZone, new Date(statement.frozenAt)), lang),
    }),
    done: given.done === null ? null : t(`statement.done.${given.done}`, { number }),
    warning: action.stop === null ? null : t('statement.stopped'),
    replaced: correctedBy === null ? null : { text: t('statement.replaced'), ...numbered(correctedBy) },
    corrects: corrects === null ? null : { text: corrects.reason, ...numbered(corrects.number) },
    errors: summary(),
    page: { href: to.statement(number), address: given.address },
    files: [
      files(t('statement.sheetAlone'), ''),
      ...paper.letters.map(letter => files(t('statement.letterTo', { name: letter.name }), letter.target)),
      ...(paper.letters.length > 1 ? [files(t('statement.everyLetter'), 'all')] : []),
    ],
    mail,
    handover,
    record: recordOf(visit, given),
    correct:
      given.mayFreeze && correctedBy === null ? to.deskNewStatement(action.id, { corrects: number }) : null,
  };
}

export const deskStatementPage = definePage<DeskStatementModel>({
  name: 'totals/desk-statement',
  layout: 'desk',
  sample: () => ({
    crumbs: {
      all: '/desk/statements',
      numbers: '/desk/actions/x/numbers',
      about: 'UA 112/26, Ecuador',
    },
    heading: 'Statement of totals 2026-41',
    headline: '1,204 letters from 31 countries by 15 July 2026',
    about: 'Two river monitors held for measuring the water',
    frozen: 'Frozen by Ines on 16 July 2026.',
    done: 'It is frozen.',
    warning: 'This action was stopped.',
    replaced: {
      text: 'A later statement corrects this one.',
      number: '2026-44',
      href: '/desk/statements/2026-44',
    },
    corrects: { text: 'A group had counted twice.', number: '2026-40', href: '/desk/statements/2026-40' },
    errors: null,
    page: { href: '/totals/2026-41', address: 'https://insist.example.org/totals/2026-41' },
    files: [{ name: 'The statement', links: [{ label: 'PDF', href: '/totals/2026-41.pdf' }] }],
    mail: {
      action: '/desk/statements/2026-41/mails',
      points: fieldSample({ name: 'point', label: 'To these addresses', as: 'ticks' }),
      none: 'No address is known.',
      waits: 'No mail server is set.',
    },
    handover: {
      action: '/desk/statements/2026-41/handover',
      fields: [fieldSample({ name: 'way', label: 'How', as: 'select' })],
    },
    record: [
      {
        name: 'Dr. Héctor Villagrán-Recalde',
        way: 'E-mail',
        address: 'despacho@example.org',
        when: '16 Jul 2026, 09:52',
        state: 'Accepted by the mail server.',
        href: '/desk/outbox/m',
        letter: '/totals/2026-41.pdf?letter=t1',
      },
    ],
    correct: '/desk/actions/x/statement?corrects=2026-41',
  }),
});
