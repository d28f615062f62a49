// Two steps that the public sees at once, each on a page that says what will happen: stop, outcome.
import type { FieldProblem } from '../lib/errors.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { OUTCOME_KINDS } from './model.ts';

/** What every step's page says of its action. */
export type StepOf = { id: string; title: string; version: number; revision: number };

type Step = { heading: string; action: string; actionTitle: string; overview: string; errors: ErrorSummary };

function step(visit: Words, of: StepOf, heading: string, action: string, errors: ErrorSummary): Step {
  const actionTitle = of.title === '' ? visit.t('action.untitled') : of.title;
  return { heading, action, actionTitle, overview: visit.to.deskAction(of.id), errors };
}

const sampleStep: StepOf = { id: '01sample', title: 'Two river defenders charged', version: 1, revision: 3 };

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

export type OutcomeModel = Step & { kind: Field; text: Field; alsoStop: Field | null };
export type OutcomeTyped = { kind: string; text: string; alsoStop: string };

export function outcomeModel(
  visit: Words,
  of: StepOf & { open: boolean },
  typed: OutcomeTyped,
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
    alsoStop: of.open
      ? field('alsoStop', {
          label: t('action.field.alsoStop'),
          hint: t('action.hint.alsoStop'),
          as: 'tick',
          value: typed.alsoStop,
          choices: [{ value: 'yes', label: '' }],
        })
      : null,
  };
}

export const outcomePage = definePage<OutcomeModel>({
  name: 'actions/outcome',
  layout: 'desk',
  sample: () =>
    outcomeModel(plainVisit(), { ...sampleStep, open: true }, { kind: 'good-news', text: '', alsoStop: '' }, [
      { path: 'text', reason: 'problem.missing' },
    ]),
});
