// The do-no-harm questions: asked of a person before anything is published, answered by name, never shown in public.
import { z } from 'zod';

export const CARE_QUESTIONS = ['consent', 'names', 'pictures', 'unsaid'] as const;
export type CareQuestion = (typeof CARE_QUESTIONS)[number];

/** What each question can be answered with. `unsaid`: is there anything that must not be mentioned? */
export const CARE_ANSWERS = {
  consent: ['yes', 'no', 'cannot-be-asked'],
  names: ['yes', 'no'],
  pictures: ['yes', 'no'],
  unsaid: ['nothing', 'something'],
} as const satisfies Record<CareQuestion, readonly string[]>;

/** One answer as a person gave it; `text` says why, or holds what must not be mentioned, a line each. */
export type CareAnswer = {
  id: string;
  question: CareQuestion;
  answer: string;
  text: string;
  byName: string;
  at: string;
};

/** The answers that stand; a question nobody has answered is null. */
export type Care = Readonly<Record<CareQuestion, CareAnswer | null>>;

export const NO_CARE: Care = { consent: null, names: null, pictures: null, unsaid: null };

const text = z.string().trim().max(4000, 'problem.tooLong');
/** What is sent: all four at once. A reason is asked where an answer without one says too little. */
export const careSchema = z
  .object({
    consent: z.enum(CARE_ANSWERS.consent, 'problem.choose'),
    consentText: text,
    names: z.enum(CARE_ANSWERS.names, 'problem.choose'),
    pictures: z.enum(CARE_ANSWERS.pictures, 'problem.choose'),
    unsaid: z.enum(CARE_ANSWERS.unsaid, 'problem.choose'),
    unsaidText: text,
  })
  .superRefine((given, context) => {
    const missing = (path: string): void =>
      context.addIssue({ code: 'custom', path: [path], message: 'problem.missing' });
    if (given.consent === 'cannot-be-asked' && given.consentText === '') missing('consentText');
    if (given.unsaid === 'something' && given.unsaidText === '') missing('unsaidText');
  });
export type CareGiven = z.infer<typeof careSchema>;

/** The words that must not be mentioned: one line, one phrase. */
export const unsaidPhrases = (care: Care): string[] =>
  care.unsaid?.answer === 'something'
    ? care.unsaid.text
        .split('\n')
        .map(each => each.trim())
        .filter(each => each !== '')
    : [];

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
/** Scripts that put no space between words: there a phrase is looked for anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Whether a text says a phrase: whole words, whatever the case and the accents. */
export function mentions(text: string, phrase: string): boolean {
  const wanted = plain(phrase).trim();
  if (wanted === '') return false;
  if (UNSPACED.test(wanted)) return plain(text).includes(wanted);
  const pattern = wanted.split(/\s+/).map(escaped).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(plain(text));
}
