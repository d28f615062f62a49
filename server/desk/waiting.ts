// The part of today's page that waits for a second person or for its time.
import type { Waiting } from '../actions/find-waiting.ts';
import { lineInWords } from '../actions/problem-words.ts';
import { instantInWords } from '../lib/dates.ts';
import { momentInWords, type Words } from '../platform/web/words.ts';

export type WaitingModel = {
  count: number;
  lines: { title: string; href: string; what: string; note: string; urgent: boolean; button: string }[];
};

/** Null where nothing waits: the section is not shown. */
export function waitingModel(visit: Words, waiting: Waiting): WaitingModel | null {
  const { t, to, lang } = visit;
  const titleOf = (title: string): string => (title === '' ? t('desk.draft.untitled') : title);
  const when = (at: string, zone?: string): string =>
    zone === undefined ? momentInWords(visit, at) : instantInWords(at, lang, zone);
  const lines = [
    ...waiting.failed.map(({ action, plan }) => ({
      title: titleOf(action.title),
      href: to.deskAction(action.id),
      what: t('publication.failed', { at: when(plan.dueAt, action.timeZone) }),
      note: plan.problems
        .map(problem =>
          problem.path === 'plan' ? t(problem.reason, problem.params ?? {}) : lineInWords(visit, problem),
        )
        .join(' '),
      urgent: true,
      button: t('desk.waiting.see'),
    })),
    ...waiting.reviews.map(({ action, byName, at }) => ({
      title: titleOf(action.title),
      href: to.deskActionReview(action.id),
      what: t('review.asked', { name: byName, at: when(at) }),
      note: '',
      urgent: false,
      button: t('desk.waiting.review'),
    })),
    ...waiting.returned.map(({ action, byName, at, note }) => ({
      title: titleOf(action.title),
      href: to.deskActionReview(action.id),
      what: t('review.decided.sent-back', { name: byName, at: when(at) }),
      note,
      urgent: false,
      button: t('desk.waiting.see'),
    })),
    ...waiting.planned.map(({ action, plan }) => ({
      title: titleOf(action.title),
      href: to.deskAction(action.id),
      what: t('publication.planned', {
        at: when(plan.dueAt, action.timeZone),
        zone: action.timeZone,
        name: plan.byName,
      }),
      note: '',
      urgent: false,
      button: t('desk.waiting.see'),
    })),
  ];
  return lines.length === 0 ? null : { count: lines.length, lines };
}

export const waitingSample = (): WaitingModel => ({
  count: 2,
  lines: [
    {
      title: 'Two river monitors held for measuring the water',
      href: '/desk/actions/b',
      what: 'It was to be published on 21 Nov 2026, 08:00 and was not. It is still a draft.',
      note: 'Deadline: This day is past.',
      urgent: true,
      button: 'Look',
    },
    {
      title: 'A weaver sentenced for her loom',
      href: '/desk/actions/c/review',
      what: 'Ilse Haugland asked for a review on 20 Nov 2026, 09:40.',
      note: '',
      urgent: false,
      button: 'Review it',
    },
  ],
});
