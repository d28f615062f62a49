// The three steps that the public sees at once, each on a page that says what will happen: publish, stop, outcome.
import type { FieldProblem } from '../lib/errors.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { placeInEditor, problemInWords } from './editor/page.ts';
import { OUTCOME_KINDS } from './model.ts';

/** What every step's page says of its action. */
export type StepOf = { id: string; title: string; version: number; revision: number };

type Step = { heading: string; action: string; actionTitle: string; overview: string; errors: ErrorSummary };

function step(visit: Words, of: StepOf, heading: string, action: string, errors: ErrorSummary): Step {
  const actionTitle = of.title === '' ? visit.t('action.untitled') : of.title;
  return { heading, action, actionTitle, overview: visit.to.deskAction(of.id), errors };
}

export type PublicationModel = Step & {
  open: { href: string; text: string }[];
  revision: string;
  /** Only for a later version: a first one is new as a whole. */
  note: Field | null;
  sentence: string;
  preview: string;
};

export function publicationModel(
  visit: Words,
  of: StepOf,
  wish: { open: readonly FieldProblem[]; address: string; note?: string },
): PublicationModel {
  const { t, to } = visit;
  const edit = to.deskActionEdit(of.id);
  const later = of.version > 0;
  const { field } = fieldsFor(visit);
  return {
    ...step(
      visit,
      of,
      t(later ? 'action.publish.later' : 'action.publish.first'),
      to.deskActionPublication(of.id),
      null,
    ),
    open: wish.open.map(problem => ({
      href: `${edit}${placeInEditor(problem.path)}`,
      text: problemInWords(visit, problem),
    })),
    revision: String(of.revision),
    note: later
      ? field('note', {
          label: t('action.field.note'),
          hint: t('action.hint.note'),
          as: 'area',
          rows: 3,
          value: wish.note ?? '',
        })
      : null,
    sentence: t(later ? 'action.publish.laterSentence' : 'action.publish.firstSentence', {
      address: wish.address,
    }),
    preview: to.deskActionPreview(of.id),
  };
}

const sampleStep: StepOf = { id: '01sample', title: 'Two river defenders charged', version: 1, revision: 3 };

export const publicationPage = definePage<PublicationModel>({
  name: 'actions/publication',
  layout: 'desk',
  sample: () =>
    publicationModel(plainVisit(), sampleStep, { open: [], address: 'https://insist.example.org/actions/a' }),
});

export type StopModel = Step & { reason: Field };

export function stopModel(
  visit: Words,
  of: StepOf,
  typed: { reason: string },
  problems: readonly FieldProblem[] = [],
): StopModel {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, problems);
  const reason = field('reason', {
    label: t('action.field.stopReason'),
    hint: t('action.hint.stopReason'),
    as: 'area',
    rows: 3,
    value: typed.reason,
  });
  return { ...step(visit, of, t('action.stop.heading'), to.deskActionStop(of.id), summary()), reason };
}

export const stopPage = definePage<StopModel>({
  name: 'actions/stop',
  layout: 'desk',
  sample: () =>
    stopModel(plainVisit(), sampleStep, { reason: '' }, [{ path: 'reason', reason: 'problem.missing' }]),
});

export type OutcomeModel = Step & { kind: Field; text: Field };

export function outcomeModel(
  visit: Words,
  of: StepOf,
  typed: { kind: string; text: string },
  problems: readonly FieldProblem[] = [],
): OutcomeModel {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, problems);
  const kind = field('kind', {
    label: t('action.field.outcomeKind'),
    as: 'radios',
    value: typed.kind,
    choices: OUTCOME_KINDS.map(each => ({ value: each, label: t(`outcome.${each}`) })),
  });
  const text = field('text', {
    label: t('action.field.outcomeText'),
    hint: t('action.hint.outcomeText'),
    as: 'area',
    rows: 5,
    value: typed.text,
  });
  return {
    ...step(visit, of, t('action.outcome.heading'), to.deskActionOutcome(of.id), summary()),
    kind,
    text,
  };
}

export const outcomePage = definePage<OutcomeModel>({
  name: 'actions/outcome',
  layout: 'desk',
  sample: () =>
    outcomeModel(plainVisit(), sampleStep, { kind: 'good-news', text: '' }, [
      { path: 'text', reason: 'problem.missing' },
    ]),
});
