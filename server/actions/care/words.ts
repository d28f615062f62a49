// The do-no-harm answers in words, for those who write about the case: what may be shown, what must not be said.
import { momentInWords, type Words } from '../../platform/web/words.ts';
import { CARE_QUESTIONS, unsaidPhrases, type Care, type CareAnswer } from './model.ts';

export type CareModel = {
  href: string;
  complete: boolean;
  answers: { question: string; answer: string; text: string; by: string; at: string }[];
  /** What must not be mentioned, a phrase each. */
  unsaid: string[];
};

export function answerModel(visit: Words, answer: CareAnswer): CareModel['answers'][number] {
  const { t } = visit;
  return {
    question: t(`care.question.${answer.question}`),
    answer: t(`care.answer.${answer.answer}`),
    text: answer.text,
    by: answer.byName,
    at: momentInWords(visit, answer.at),
  };
}

export function careModel(visit: Words, actionId: string, care: Care): CareModel {
  const given = CARE_QUESTIONS.flatMap(question => care[question] ?? []);
  return {
    href: visit.to.deskActionCare(actionId),
    complete: given.length === CARE_QUESTIONS.length,
    answers: given.map(answer => ({
      ...answerModel(visit, answer),
      // Shown on lines of its own.
      ...(answer.question === 'unsaid' ? { text: '' } : {}),
    })),
    unsaid: unsaidPhrases(care),
  };
}

const sampleAnswer = { id: '01sample', byName: 'Ilse Haugland', at: '2026-11-20T08:00:00.000Z' };
export const sampleCare: Care = {
  consent: {
    ...sampleAnswer,
    question: 'consent',
    answer: 'cannot-be-asked',
    text: 'Both are held without contact.',
  },
  names: { ...sampleAnswer, question: 'names', answer: 'yes', text: '' },
  pictures: { ...sampleAnswer, question: 'pictures', answer: 'no', text: '' },
  unsaid: { ...sampleAnswer, question: 'unsaid', answer: 'something', text: 'Hillside school\nher sister' },
};
