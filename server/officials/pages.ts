// One official's page on the desk: the form, what another has saved meanwhile, its uses and its history.
import type { Change } from '../audit/find-changes.ts';
import { countryChoices } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import { blankOfficial, type TypedOfficial } from './forms.ts';
import {
  officialLabel,
  type AnswersGiven,
  type LostAction,
  type Official,
  type OfficialUse,
} from './model.ts';
import { officialInWords } from './say-official.ts';
import { handleRow, rowsWithSpare, salutationRow, type PairRow } from './pair-rows.ts';
import type { MergedEntry } from './merge-officials.ts';
import { samplePoints, type PointsModel } from './points-page.ts';
import { sampleOfficial } from './sample-official.ts';

/** Changes of the entry itself; what was done to its points stands with each point. */
const CHANGES = new Set([
  'official.added',
  'official.changed',
  'official.merged',
  'official.separated',
  'official.keptApart',
]);

const countryField = (visit: Words): { value: string; label: string }[] => [
  { value: '', label: visit.t('official.noCountry') },
  ...countryChoices(visit.lang).map(({ code, name }) => ({ value: code, label: name })),
];

export type OfficialModel = {
  heading: string;
  action: string;
  back: string;
  errors: ErrorSummary;
  /** Said when the official was saved just now. */
  saved: string | null;
  /** What the other person has saved, where two edited at once. */
  conflict: { sentence: string; theirs: { label: string; value: string }[] } | null;
  version: string;
  who: Field[];
  country: Field;
  salutations: { rows: PairRow[]; blank: PairRow };
  reach: Field[];
  handles: { rows: PairRow[]; blank: PairRow };
  notes: Field;
  isNew: boolean;
  /** Null for a new official. */
  points: PointsModel | null;
  /** Open actions to which this official is lost, since nothing leads to them any more. */
  lost: { title: string; href: string; state: string }[];
  uses: { title: string; href: string; state: string }[];
  /** What was answered over all actions; null where nothing was told of. */
  answers: {
    told: string;
    /** Where they are read; null for who does not read them. */
    href: string | null;
    list: { how: string; title: string; titleLang: string; href: string; lang: string; summary: string }[];
  } | null;
  /** Entries merged into this one, each with the address that separates it again. */
  merged: { name: string; what: string; separate: string }[];
  merge: string | null;
  changes: { at: string; dateTime: string; by: string; what: string }[];
};

export type OfficialWish = {
  typed: TypedOfficial;
  /** The official in the book; null for a new one. */
  official: Official | null;
  version: number;
  problems?: readonly FieldProblem[];
  /** What was just done, in words. */
  said?: string | null;
  conflict?: boolean;
  uses?: readonly OfficialUse[];
  changes?: readonly Change[];
  points?: PointsModel;
  merged?: readonly MergedEntry[];
  mayWrite?: boolean;
  lost?: readonly LostAction[];
  answers?: AnswersGiven;
  mayReadAnswers?: boolean;
};

function answersOf({ t, to, lang }: Words, wish: OfficialWish): OfficialModel['answers'] {
  const { answers, official } = wish;
  if (!answers || answers.told === 0 || official === null) return null;
  return {
    told: t('official.answers.told', { n: answers.told, published: answers.published.length }),
    href: wish.mayReadAnswers ? to.deskReplies({ official: official.id }) : null,
    list: answers.published.map(each => ({
      how: t('answers.how', {
        kind: t(`reply.kind.${each.kind}`),
        day: dayInWords(each.answeredOn, lang, 'long'),
      }),
      title: each.action.title,
      titleLang: each.action.lang,
      href: `${to.action(each.action.slug)}#answers`,
      lang: each.lang,
      summary: each.summary,
    })),
  };
}

export function officialModel(visit: Words, wish: OfficialWish): OfficialModel {
  const { t, to } = visit;
  const { typed, official } = wish;
  const fields = fieldsFor(visit, wish.problems);
  const text = (name: 'name' | 'title' | 'body'): Field =>
    fields.field(name, {
      label: t(`official.field.${name}`),
      hint: name === 'name' ? t('official.hint.name') : null,
      value: typed[name],
      dir: 'auto',
    });
  const lines = (name: 'addressLines' | 'emails' | 'phones' | 'faxes', rows: number): Field =>
    fields.field(name, {
      label: t(`official.field.${name}`),
      hint: t(`official.hint.${name}`),
      as: 'area',
      rows,
      value: typed[name],
      dir: 'auto',
    });
  const model = {
    heading: official === null ? t('official.new') : officialLabel(official),
    action: official === null ? to.deskNewOfficial() : to.deskOfficial(official.id),
    back: to.deskOfficials(),
    saved: wish.said ?? null,
    conflict:
      wish.conflict && official !== null
        ? { sentence: t('official.moved'), theirs: officialInWords(visit, official) }
        : null,
    version: String(wish.version),
    who: [text('name'), text('title'), text('body')],
    country: fields.field('country', {
      label: t('official.field.country'),
      as: 'select',
      value: typed.country,
      choices: countryField(visit),
    }),
    salutations: rowsWithSpare(typed.salutations, typed.spare.salutations, (at, row) =>
      salutationRow(visit, fields, at, row),
    ),
    reach: [lines('addressLines', 5), lines('emails', 2), lines('phones', 2), lines('faxes', 2)],
    handles: rowsWithSpare(typed.handles, typed.spare.handles, (at, row) =>
      handleRow(visit, fields, at, row),
    ),
    notes: fields.field('notes', {
      label: t('official.field.notes'),
      hint: t('official.hint.notes'),
      as: 'area',
      rows: 4,
      value: typed.notes,
    }),
    isNew: official === null,
    points: wish.points ?? null,
    lost: (wish.lost ?? []).map(({ action, none }) => ({
      title: action.title,
      href: to.deskAction(action.id),
      state: t(none ? 'official.unreachable.none' : 'official.unreachable.some'),
    })),
    uses: (wish.uses ?? []).map(use => ({
      title: use.title === '' ? t('action.untitled') : use.title,
      href: to.deskAction(use.id),
      state: t(`official.use.${use.state}`),
    })),
    answers: answersOf(visit, wish),
    merged: (wish.merged ?? []).map(each => ({
      name: officialLabel(each.official),
      what: `${momentInWords(visit, each.at)} · ${each.byName}`,
      separate: to.deskOfficialSeparation(each.official.id),
    })),
    merge: official === null || !wish.mayWrite ? null : to.deskMerge({ keep: official.id }),
    changes: (wish.changes ?? [])
      .filter(({ verb }) => CHANGES.has(verb))
      .map(change => ({
        at: momentInWords(visit, change.at),
        dateTime: change.at,
        by: change.byName,
        what: t(CHANGES.has(change.verb) ? change.verb : 'official.changed'),
      })),
  };
  return { ...model, errors: wish.points?.errors ?? fields.summary() };
}

export const officialPage = definePage<OfficialModel>({
  name: 'officials/official',
  layout: 'desk',
  sample: () =>
    officialModel(plainVisit(), {
      typed: { ...blankOfficial(), salutations: [{ lang: 'es', text: 'Estimado Sr. Gobernador' }] },
      official: sampleOfficial(),
      version: 3,
      problems: [{ path: 'name', reason: 'problem.nameOrTitle' }],
      said: 'Saved.',
      conflict: true,
      points: samplePoints(),
      mayWrite: true,
      merged: [{ official: sampleOfficial(), at: '2026-11-20T08:00:00.000Z', byName: 'Ilse Haugland' }],
      lost: [{ action: { id: '01sample', title: 'Two river defenders charged' }, none: true }],
      mayReadAnswers: true,
      answers: {
        told: 3,
        published: [
          {
            action: { id: 'a', title: 'Two river defenders charged', lang: 'en', slug: 'x' },
            kind: 'letter',
            answeredOn: '2026-11-20',
            lang: 'en',
            summary: 'The office says that the case is with the court.',
          },
        ],
      },
      uses: [{ id: '01sample', title: 'Two river defenders charged', state: 'published' }],
      changes: [
        {
          id: '1',
          at: '2026-11-20T08:00:00.000Z',
          byName: 'Ilse Haugland',
          verb: 'official.changed',
          detail: {},
        },
      ],
    }),
});
