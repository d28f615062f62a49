// The page before publishing: the checklist, what the new version is, now or at a time, and what will happen.
import { instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { checklistModel, type ChecklistModel } from '../checklist/words.ts';
import { stepFields, whenFields } from './fields.ts';
import type { PublishTyped } from './forms.ts';

export type PublicationModel = {
  heading: string;
  action: string;
  actionTitle: string;
  overview: string;
  errors: ErrorSummary;
  checklist: ChecklistModel;
  sentence: string;
  preview: string;
  revision: string;
  fields: Field[];
  plan: { text: string; cancel: string } | null;
};

export type PublicationWish = {
  action: { id: string; title: string; version: number; timeZone: string };
  lines: readonly ChecklistLine[];
  typed: PublishTyped;
  /** Where it will stand. */
  address: string;
  plan: { dueAt: string; byName: string } | null;
};

export function publicationModel(
  visit: Words,
  wish: PublicationWish,
  problems: readonly FieldProblem[] = [],
): PublicationModel {
  const { t, to, lang } = visit;
  const { action, typed } = wish;
  const later = action.version > 0;
  const { field, summary } = fieldsFor(visit, problems);
  const fields = [
    ...(later ? stepFields(visit, field, typed) : []),
    ...whenFields(visit, field, typed, action.timeZone),
  ];
  return {
    heading: t(later ? 'action.publish.later' : 'action.publish.first'),
    action: to.deskActionPublication(action.id),
    actionTitle: action.title === '' ? t('action.untitled') : action.title,
    overview: to.deskAction(action.id),
    errors: summary(),
    checklist: checklistModel(visit, action.id, wish.lines),
    sentence: t(later ? 'action.publish.laterSentence' : 'action.publish.firstSentence', {
      address: wish.address,
    }),
    preview: to.deskActionPreview(action.id),
    revision: typed.revision,
    fields,
    plan: wish.plan && {
      text: t('publication.planned', {
        at: instantInWords(wish.plan.dueAt, lang, action.timeZone),
        zone: action.timeZone,
        name: wish.plan.byName,
      }),
      cancel: to.deskActionPlanEnd(action.id),
    },
  };
}

export const sampleLines: ChecklistLine[] = [
  { degree: 'should', path: 'deadline', reason: 'checklist.deadlineFar' },
  { degree: 'know', path: 'topics', reason: 'checklist.topics' },
];

export const publicationPage = definePage<PublicationModel>({
  name: 'actions/publication',
  layout: 'desk',
  sample: () =>
    publicationModel(
      plainVisit(),
      {
        action: {
          id: '01sample',
          title: 'Two river defenders charged',
          version: 1,
          timeZone: 'America/Caracas',
        },
        lines: sampleLines,
        typed: { revision: '3', note: '', step: '', hidesEarlier: '', when: 'later', whenTime: 'soon' },
        address: 'https://insist.example.org/actions/a',
        plan: { dueAt: '2026-12-01T13:00:00.000Z', byName: 'Ilse Haugland' },
      },
      [{ path: 'whenTime', reason: 'publication.noTime' }],
    ),
});
