// What officials have answered, as the action page shows it: the published summaries, and the way to tell of one.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { dayIn, dayInWords } from '../../lib/dates.ts';
import { directionOf } from '../../lib/languages.ts';
import { paragraphsOf } from '../../lib/rich-text.ts';
import type { Reader } from '../../platform/web/visit.ts';
import type { PublishedReply } from '../../replies/model.ts';
import type { AnswersModel } from './pages.ts';

export type Answers = {
  published: readonly PublishedReply[];
  /** Every target the action ever had, by id. */
  targets: ReadonlyMap<string, ResolvedTarget>;
};

/** `answers` is null on a page that is not the published one: nobody tells of an answer there. */
export function answersModel(visit: Reader, action: PublishedAction, answers: Answers | null): AnswersModel {
  const { t, lang, to } = visit;
  if (answers === null) return { list: [], tellHref: null };
  const dayOf = (at: string): string => dayInWords(dayIn(action.timeZone, new Date(at)), lang, 'long');
  return {
    list: answers.published.map((answer, n) => {
      const target = answers.targets.get(answer.targetId);
      return {
        id: `answer-${n + 1}`,
        official: target?.name ?? target?.title ?? target?.body ?? '',
        how: t('answers.how', {
          kind: t(`reply.kind.${answer.kind}`),
          day: dayInWords(answer.answeredOn, lang, 'long'),
        }),
        lang: answer.lang,
        dir: directionOf(answer.lang),
        paragraphs: paragraphsOf(answer.summary),
        corrected:
          answer.updatedAt === answer.publishedAt
            ? null
            : t('answers.corrected', { day: dayOf(answer.updatedAt) }),
      };
    }),
    tellHref: to.reply(action.slug),
  };
}
