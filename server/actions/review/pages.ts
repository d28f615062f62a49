// The page of a review: asked for by the author, decided by somebody else with preview, checklist and changes in view.
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import { sampleCare, careModel, type CareModel } from '../care/words.ts';
import type { Care } from '../care/model.ts';
import type { ChangeModel } from '../change-words.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { checklistModel, type ChecklistModel } from '../checklist/words.ts';
import { stepFields, whenFields } from '../publication/fields.ts';
import type { PublishTyped } from '../publication/forms.ts';

/** What stands of a review, as the page needs it. */
export type ReviewState = {
  id: string;
  byName: string;
  at: string;
  message: string;
  step: string | null;
  note: string | null;
  stale: boolean;
  decision: { kind: 'approved' | 'sent-back'; note: string; byName: string; at: string } | null;
};

export type ReviewWish = {
  action: { id: string; title: string; version: number; revision: number; timeZone: string };
  review: ReviewState | null;
  lines: readonly ChecklistLine[];
  care: Care;
  changes: readonly ChangeModel[];
  /** Whether this person may decide; `own` when they wrote the last change themselves. */
  decides: 'yes' | 'own' | 'no';
  typed: PublishTyped & { message: string; back: string };
  /** Which of the forms the problems belong to. */
  refused?: 'ask' | 'approve' | 'return';
};

export type ReviewModel = {
  actionTitle: string;
  overview: string;
  preview: string;
  edit: string;
  errors: ErrorSummary;
  revision: string;
  checklist: ChecklistModel;
  care: CareModel;
  changes: readonly ChangeModel[];
  first: boolean;
  state: { text: string; message: string; step: string | null; note: string | null } | null;
  decision: { text: string; note: string } | null;
  stale: boolean;
  own: boolean;
  ask: { action: string; fields: Field[] } | null;
  approve: { action: string; request: string; fields: Field[] } | null;
  back: { action: string; request: string; field: Field } | null;
};

function stateOf(visit: Words, review: ReviewState): NonNullable<ReviewModel['state']> {
  const { t } = visit;
  return {
    text: t('review.asked', { name: review.byName, at: momentInWords(visit, review.at) }),
    message: review.message,
    step: review.step === null ? null : t(`action.step.${review.step}`),
    note: review.note,
  };
}

export function reviewModel(
  visit: Words,
  wish: ReviewWish,
  problems: readonly FieldProblem[] = [],
): ReviewModel {
  const { t, to } = visit;
  const { action, review, typed } = wish;
  const waits = review !== null && review.decision === null && !review.stale;
  const { field, summary } = fieldsFor(visit, problems);
  const askFields = [
    ...(action.version > 0 ? stepFields(visit, field, typed) : []),
    field('message', {
      label: t('review.message'),
      hint: t('review.message.hint'),
      as: 'area',
      rows: 3,
      value: typed.message,
      optional: true,
      dir: 'auto',
    }),
  ];
  const decide = waits && wish.decides === 'yes' ? review : null;
  const whenOf = whenFields(visit, field, typed, action.timeZone);
  const back = field('back', {
    label: t('review.back'),
    hint: t('review.back.hint'),
    as: 'area',
    rows: 3,
    value: typed.back,
    dir: 'auto',
  });
  return {
    actionTitle: action.title === '' ? t('action.untitled') : action.title,
    overview: to.deskAction(action.id),
    preview: to.deskActionPreview(action.id),
    edit: to.deskActionEdit(action.id),
    errors: summary(),
    revision: String(action.revision),
    checklist: checklistModel(visit, action.id, wish.lines),
    care: careModel(visit, action.id, wish.care),
    changes: wish.changes,
    first: action.version === 0,
    state: review && (waits || review.decision) ? stateOf(visit, review) : null,
    decision: review?.decision
      ? {
          text: t(`review.decided.${review.decision.kind}`, {
            name: review.decision.byName,
            at: momentInWords(visit, review.decision.at),
          }),
          note: review.decision.note,
        }
      : null,
    stale: review !== null && review.stale && review.decision === null,
    own: waits && wish.decides === 'own',
    ask: waits ? null : { action: to.deskActionReview(action.id), fields: askFields },
    approve: decide && { action: to.deskActionApproval(action.id), request: decide.id, fields: whenOf },
    back: decide && { action: to.deskActionSendBack(action.id), request: decide.id, field: back },
  };
}

const sampleTyped = { revision: '3', note: '', step: '', hidesEarlier: '', when: '', whenTime: '' };

export const reviewPage = definePage<ReviewModel>({
  name: 'actions/review',
  layout: 'desk',
  sample: () =>
    reviewModel(
      plainVisit(),
      {
        action: {
          id: '01sample',
          title: 'Two river defenders charged',
          version: 1,
          revision: 3,
          timeZone: 'UTC',
        },
        review: {
          id: '01review',
          byName: 'Ilse Haugland',
          at: '2026-11-20T08:00:00.000Z',
          message: 'The hearing was moved; please look at the second letter.',
          step: 'second-ua',
          note: 'The hearing is on 3 December.',
          stale: false,
          decision: null,
        },
        lines: [{ degree: 'should', path: 'deadline', reason: 'checklist.deadlineFar' }],
        care: sampleCare,
        changes: [{ field: 'Deadline', before: '2026-12-01', after: '2026-12-15' }],
        decides: 'yes',
        typed: { ...sampleTyped, message: '', back: '' },
      },
      [{ path: 'back', reason: 'problem.missing' }],
    ),
});
