// What comes after publishing, each begun on one small page: an update, a longer deadline.
import { dayInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import { careModel, sampleCare, type CareModel } from '../care/words.ts';
import type { Care } from '../care/model.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { checklistModel, type ChecklistModel } from '../checklist/words.ts';
import { sampleLines } from '../publication/pages.ts';
import { UPDATE_STEPS } from '../version-steps.ts';

export type LaterOf = { id: string; title: string; deadline: string; timeZone: string };
export type LaterModel = {
  heading: string;
  lead: string;
  actionTitle: string;
  overview: string;
  action: string;
  errors: ErrorSummary;
  revision: string | null;
  fields: Field[];
  /** What must not be said, for whoever writes an update. */
  care: CareModel | null;
  /** What keeps it from being published. */
  checklist: ChecklistModel | null;
  button: string;
};

const headOf = (visit: Words, of: LaterOf) => ({
  actionTitle: of.title === '' ? visit.t('action.untitled') : of.title,
  overview: visit.to.deskAction(of.id),
});

const deadlineField = (
  { t, lang }: Words,
  field: ReturnType<typeof fieldsFor>['field'],
  of: LaterOf,
  value: string,
): Field =>
  field('deadline', {
    label: t('action.field.deadline'),
    hint: t('extension.hint', { day: dayInWords(of.deadline, lang), zone: of.timeZone }),
    type: 'date',
    width: 'w16',
    value,
  });

export type UpdateTyped = { revision: string; step: string; note: string; deadline: string };

export function updateModel(
  visit: Words,
  of: LaterOf,
  care: Care,
  typed: UpdateTyped,
  problems: readonly FieldProblem[] = [],
): LaterModel {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, problems);
  const fields = [
    field('step', {
      label: t('update.step'),
      as: 'radios',
      value: typed.step,
      choices: UPDATE_STEPS.map(value => ({
        value,
        label: t(`action.step.${value}`),
        hint: t(`publication.step.${value}`),
      })),
    }),
    field('note', {
      label: t('action.field.note'),
      hint: t('update.note.hint'),
      as: 'area',
      rows: 4,
      value: typed.note,
      dir: 'auto',
    }),
    deadlineField(visit, field, of, typed.deadline),
  ];
  return {
    ...headOf(visit, of),
    heading: t('update.heading'),
    lead: t('update.lead'),
    action: to.deskActionUpdate(of.id),
    errors: summary(),
    revision: typed.revision,
    fields,
    care: careModel(visit, of.id, care),
    checklist: null,
    button: t('update.do'),
  };
}

export function extensionModel(
  visit: Words,
  of: LaterOf,
  typed: { deadline: string; note: string },
  refused: { problems: readonly FieldProblem[]; lines: readonly ChecklistLine[] },
): LaterModel {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, refused.problems);
  const fields = [
    deadlineField(visit, field, of, typed.deadline),
    field('note', {
      label: t('extension.note'),
      hint: t('extension.note.hint'),
      as: 'area',
      rows: 2,
      value: typed.note,
      optional: true,
      dir: 'auto',
    }),
  ];
  return {
    ...headOf(visit, of),
    heading: t('extension.heading'),
    lead: t('extension.lead'),
    action: to.deskActionExtension(of.id),
    errors: summary(),
    revision: null,
    fields,
    care: null,
    checklist: refused.lines.length > 0 ? checklistModel(visit, of.id, refused.lines) : null,
    button: t('extension.do'),
  };
}

const sampleOf: LaterOf = {
  id: '01sample',
  title: 'Two river defenders charged',
  deadline: '2026-12-15',
  timeZone: 'America/Caracas',
};

export const updatePage = definePage<LaterModel>({
  name: 'actions/update',
  layout: 'desk',
  sample: () => {
    const typed = { revision: '3', step: 'second-ua', note: '', deadline: '2026-12-15' };
    const problems = [{ path: 'note', reason: 'problem.missing' }];
    return updateModel(plainVisit(), sampleOf, sampleCare, typed, problems);
  },
});

export const extensionPage = definePage<LaterModel>({
  name: 'actions/extension',
  layout: 'desk',
  sample: () =>
    extensionModel(
      plainVisit(),
      sampleOf,
      { deadline: '2026-12-01', note: '' },
      { problems: [{ path: 'deadline', reason: 'extension.notLater' }], lines: sampleLines },
    ),
});
