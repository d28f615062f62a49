// The page of the do-no-harm questions: four answers by name, and every earlier one beneath.
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import { CARE_ANSWERS, type Care, type CareAnswer, type CareQuestion } from './model.ts';
import { answerModel, sampleCare, type CareModel } from './words.ts';

export type CareTyped = Record<CareQuestion | 'consentText' | 'unsaidText', string>;

export const typedCare = (care: Care): CareTyped => ({
  consent: care.consent?.answer ?? '',
  consentText: care.consent?.text ?? '',
  names: care.names?.answer ?? '',
  pictures: care.pictures?.answer ?? '',
  unsaid: care.unsaid?.answer ?? '',
  unsaidText: care.unsaid?.text ?? '',
});

export type CarePage = {
  actionTitle: string;
  overview: string;
  action: string;
  errors: ErrorSummary;
  saved: boolean;
  fields: Field[];
  history: CareModel['answers'];
};

export function carePageModel(
  visit: Words,
  of: { id: string; title: string; history: readonly CareAnswer[]; saved?: boolean },
  typed: CareTyped,
  problems: readonly FieldProblem[] = [],
): CarePage {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, problems);
  const choose = (question: CareQuestion): Field =>
    field(question, {
      label: t(`care.ask.${question}`),
      as: 'radios',
      value: typed[question],
      choices: CARE_ANSWERS[question].map(value => ({ value, label: t(`care.answer.${value}`) })),
    });
  const words = (name: 'consentText' | 'unsaidText', rows: number): Field =>
    field(name, {
      label: t(`care.field.${name}`),
      hint: t(`care.hint.${name}`),
      as: 'area',
      rows,
      value: typed[name],
      dir: 'auto',
    });
  const fields = [
    choose('consent'),
    words('consentText', 3),
    choose('names'),
    choose('pictures'),
    choose('unsaid'),
    words('unsaidText', 4),
  ];
  return {
    actionTitle: of.title === '' ? t('action.untitled') : of.title,
    overview: to.deskAction(of.id),
    action: to.deskActionCare(of.id),
    errors: summary(),
    saved: of.saved ?? false,
    fields,
    history: of.history.map(answer => answerModel(visit, answer)),
  };
}

export const carePage = definePage<CarePage>({
  name: 'actions/care',
  layout: 'desk',
  sample: () => {
    const history = Object.values(sampleCare).flatMap(answer => answer ?? []);
    const of = { id: '01sample', title: 'Two river defenders charged', history, saved: true };
    return carePageModel(plainVisit(), of, typedCare(sampleCare), [
      { path: 'consentText', reason: 'problem.missing' },
    ]);
  },
});
