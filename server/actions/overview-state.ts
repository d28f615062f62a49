// What an action waits for, on its page of the desk: the checklist, the answers, a review, a planned publication.
import { instantInWords } from '../lib/dates.ts';
import { momentInWords, type Words } from '../platform/web/words.ts';
import { careModel, type CareModel } from './care/words.ts';
import { checklistModel, lineInWords, type ChecklistModel } from './checklist/words.ts';
import type { ActionOverview } from './desk-actions.ts';

export type StateModel = {
  /** Null where there is nothing in work. */
  checklist: ChecklistModel | null;
  /** Null for those who write nothing. */
  care: CareModel | null;
  review: { text: string; note: string; href: string } | null;
  plan: { text: string; cancel: string | null } | null;
  /** Why a planned publication stayed a draft. */
  failure: { text: string; reasons: string[] } | null;
};

function reviewNote(visit: Words, { id, review }: ActionOverview): StateModel['review'] {
  if (!review) return null;
  const { t, to } = visit;
  const { request, decision, stale } = review;
  const href = to.deskActionReview(id);
  const when = (at: string): string => momentInWords(visit, at);
  if (decision?.kind === 'approved') return null;
  if (decision) {
    const text = t('review.decided.sent-back', { name: decision.byName, at: when(decision.at) });
    return { text, note: decision.note, href };
  }
  const asked = t('review.asked', { name: request.by_name, at: when(request.at) });
  return { text: asked, note: stale ? t('review.stale') : request.message, href };
}

export function stateModel(
  visit: Words,
  overview: ActionOverview,
  may: { write: boolean; publish: boolean },
): StateModel {
  const { t, lang, to } = visit;
  const { id, plan, failure, content } = overview;
  const inWork = may.write && overview.stop === null && overview.hasDraft;
  return {
    checklist: inWork ? checklistModel(visit, id, overview.lines) : null,
    care: may.write ? careModel(visit, id, overview.care) : null,
    review: inWork ? reviewNote(visit, overview) : null,
    plan: plan && {
      text: t('publication.planned', {
        at: instantInWords(plan.dueAt, lang, content.timeZone),
        zone: content.timeZone,
        name: plan.byName,
      }),
      cancel: may.publish ? to.deskActionPlanEnd(id) : null,
    },
    failure:
      inWork && failure
        ? {
            text: t('publication.failed', { at: instantInWords(failure.failedAt, lang, content.timeZone) }),
            reasons: failure.problems.map(problem =>
              problem.path === 'plan' ? t(problem.reason, problem.params ?? {}) : lineInWords(visit, problem),
            ),
          }
        : null,
  };
}

/** For the overview's sample. */
export const sampleReview = {
  request: {
    id: '01review',
    action_id: '01sample',
    revision: 5,
    message: '',
    step: null,
    note: null,
    hides_earlier: 0,
    by_id: '01ilse',
    by_name: 'Ilse Haugland',
    at: '2026-11-20T08:00:00.000Z',
    demo: 1,
  },
  decision: {
    kind: 'sent-back' as const,
    note: 'Please name a source for the second paragraph.',
    byName: 'Benito Salcedo',
    at: '2026-11-20T09:00:00.000Z',
  },
  stale: false,
};
