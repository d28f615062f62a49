// The contact points of an official as the desk shows them: each with its state, its buttons and its history.
import type { FieldProblem } from '../lib/errors.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import type { PointNotes, PointSeen, PointsSeen } from './find-points.ts';

type Line = { at: string; dateTime: string; who: string | null; what: string; why: string | null };
export type PointModel = {
  id: string;
  key: string;
  channel: string;
  icon: string;
  text: string;
  tag: string;
  tagClass: string;
  dead: boolean;
  checked: string;
  /** What supporters say that nobody has decided on, and where to decide. */
  waiting: { text: string; href: string } | null;
  works: string;
  more: { summary: string; open: boolean; reason: Field; instead: Field | null; dead: boolean };
  history: Line[];
  historyLabel: string;
};
export type PointsModel = {
  action: string;
  mayWrite: boolean;
  points: PointModel[];
  earlier: PointModel[];
  /** What happened, after a press on a button. */
  said: string | null;
  errors: ErrorSummary;
};

/** What was typed for one point and refused. */
export type RefusedCheck = {
  key: string;
  reason: string;
  instead: string;
  problems: readonly FieldProblem[];
};

const ICONS = { post: 'post', email: 'email', phone: 'phone', fax: 'fax', social: 'social' } as const;
const TAGS = { works: 'open', dead: 'closed', changed: 'closed', unknown: 'draft' } as const;

const timeOf = (visit: Words, at: string): string => momentInWords(visit, at);

export const notesInWords = ({ t }: Words, { kind, count }: Pick<PointNotes, 'kind' | 'count'>): string =>
  t(`official.note.${kind}`, { n: count });

function historyOf(visit: Words, point: PointSeen): Line[] {
  const { t } = visit;
  const checks = point.checks.map(check => ({
    instant: check.at,
    who: check.byName,
    what: t(`official.point.${check.state}`),
    why: check.reason === '' ? null : check.reason,
  }));
  const notes = point.notes.map(note => ({
    instant: note.at,
    who: null,
    what: t('official.said', { what: notesInWords(visit, note) }),
    why:
      note.decision === null
        ? t('official.said.waits')
        : t(`official.said.${note.decision}`, { name: note.decidedBy ?? '' }),
  }));
  return [...checks, ...notes]
    .sort((one, other) => (one.instant < other.instant ? 1 : -1))
    .map(({ instant, ...line }) => ({ ...line, at: timeOf(visit, instant), dateTime: instant }));
}

function pointModel(visit: Words, point: PointSeen, id: string, refused: RefusedCheck | null): PointModel {
  const { t, to } = visit;
  const own = refused?.key === point.key ? refused : null;
  const { field } = fieldsFor(visit, own?.problems ?? []);
  const history = historyOf(visit, point);
  const text = point.text.replace(/\n/g, ', ');
  return {
    id,
    key: point.key,
    channel: t(`channel.${point.channel}`),
    icon: ICONS[point.channel],
    text,
    tag: t(`official.point.${point.state}`),
    tagClass: TAGS[point.state],
    dead: !point.usable,
    checked:
      point.last === null
        ? t('official.point.never')
        : t('official.point.checked', { when: timeOf(visit, point.last.at), name: point.last.byName }),
    waiting:
      point.waiting === 0
        ? null
        : { text: t('official.point.waiting', { n: point.waiting }), href: to.deskContactNotes() },
    works: t(point.usable ? 'official.point.do.works' : 'official.point.do.worksAgain'),
    more: {
      summary: t(point.usable ? 'official.point.more' : 'official.point.moreDead'),
      open: own !== null,
      reason: field('reason', {
        label: t('official.point.reason'),
        hint: t('official.point.reason.hint'),
        value: own?.reason ?? '',
        id: `${id}-reason`,
        dir: 'auto',
      }),
      instead: field('instead', {
        label: t('official.point.instead'),
        hint: t('official.point.instead.hint'),
        value: own?.instead ?? '',
        id: `${id}-instead`,
        dir: 'auto',
        ...(point.channel === 'post' ? { as: 'area' as const, rows: 4 } : {}),
      }),
      dead: point.usable,
    },
    history,
    historyLabel: t('official.point.history', { n: history.length }),
  };
}

export function pointsModel(
  visit: Words,
  officialId: string,
  seen: PointsSeen,
  given: { mayWrite: boolean; said: string | null; refused: RefusedCheck | null },
): PointsModel {
  const { refused } = given;
  const points = seen.points.map((point, at) => pointModel(visit, point, `p${at}`, refused));
  const earlier = seen.earlier.map((point, at) => pointModel(visit, point, `q${at}`, refused));
  const bad = [...points, ...earlier].find(point => point.key === refused?.key);
  return {
    action: visit.to.deskOfficialPoints(officialId),
    mayWrite: given.mayWrite,
    points,
    earlier,
    said: given.said,
    errors:
      refused === null || !bad
        ? null
        : {
            title: visit.t('form.problems', { n: refused.problems.length }),
            links: refused.problems.map(problem => ({
              href: `#${bad.id}-${problem.path}`,
              text: visit.t(problem.reason, problem.params ?? {}),
            })),
          },
  };
}

/** Two points for the samples of pages: one that works and one that does not. */
export const samplePoints = (): PointsModel => {
  const check = { at: '2026-11-20T08:00:00.000Z', byName: 'Ilse Haugland', reason: 'Rings off' };
  const email = { channel: 'email' as const, text: 'despacho@rioseco.example.org', key: 'email:a' };
  const phone = { channel: 'phone' as const, text: '+1 202 555 0101', key: 'phone:+12025550101' };
  const dead = { ...check, state: 'dead' as const };
  const note = { at: check.at, kind: 'mailbox-full' as const, count: 2, decision: null, decidedBy: null };
  return pointsModel(
    plainVisit(),
    '01sample',
    {
      points: [
        { ...email, state: 'unknown', usable: true, last: null, checks: [], notes: [note], waiting: 2 },
        { ...phone, state: 'dead', usable: false, last: dead, checks: [dead], notes: [], waiting: 0 },
      ],
      earlier: [
        {
          channel: 'post',
          text: 'Avenida Sur 3\nPuerto Claro',
          key: 'post:x',
          state: 'changed',
          usable: false,
          last: { ...check, state: 'changed' },
          checks: [{ ...check, state: 'changed' }],
          notes: [],
          waiting: 0,
        },
      ],
    },
    {
      mayWrite: true,
      said: 'Marked dead.',
      refused: {
        key: 'email:a',
        reason: '',
        instead: '',
        problems: [{ path: 'reason', reason: 'problem.missing' }],
      },
    },
  );
};
