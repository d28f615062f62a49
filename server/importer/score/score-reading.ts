// Scores what was read out of one document against its label, field by field.
import type { ImportedLetter, ImportedStatement, Reading } from '../model.ts';
import { demand, foldCase, judgeFlag, judgeList, judgeOne, type Verdict } from './compare.ts';
import type { Label, LabelLetter } from './label.ts';
import { judgePeople, judgeTargets } from './targets.ts';

const NO_LETTER: LabelLetter = { greeting: null, firstWords: null, lastWords: null, signOff: null };
const SCALARS = [
  'number',
  'index',
  'kind',
  'updateOrdinal',
  'countryCode',
  'title',
  'publishedOn',
  'deadline',
  'pronounsNote',
] as const;

/** One verdict for each field that the label has, and for each field of each target. */
export function scoreReading(label: Label, reading: Reading): Verdict[] {
  const { draft } = reading;
  const verdicts: Verdict[] = [];
  if (label.isUrgentAction !== undefined) {
    verdicts.push(judgeFlag('isUrgentAction', label.isUrgentAction, draft.isUrgentAction));
  }
  for (const field of SCALARS) {
    const expected = label[field];
    if (expected !== undefined) verdicts.push(judgeOne(field, expected, draft[field]));
  }
  if (label.preferredLanguages !== undefined) {
    verdicts.push(judgeList('preferredLanguages', label.preferredLanguages, draft.preferredLanguages));
  }
  if (label.ownLanguageAllowed !== undefined) {
    verdicts.push(judgeFlag('ownLanguageAllowed', label.ownLanguageAllowed, draft.ownLanguageAllowed));
  }
  if (label.people !== undefined) verdicts.push(...judgePeople(label.people, draft.people));
  if (label.targets !== undefined) verdicts.push(...judgeTargets(label.targets, draft.targets));
  if (label.letter !== undefined) verdicts.push(...judgeLetter(label.letter, draft.letter));
  if (label.demands !== undefined) {
    verdicts.push(judgeList('demands', label.demands, draft.demands, demand));
  }
  if (label.backgroundFirstWords !== undefined) {
    const got = draft.background === null ? null : firstWords(draft.background);
    verdicts.push(judgeOne('backgroundFirstWords', label.backgroundFirstWords, got));
  }
  if (label.jointStatement !== undefined) {
    verdicts.push(...judgeStatement(label.jointStatement, reading.statement));
  }
  return verdicts;
}

function judgeLetter(expected: LabelLetter | null, got: Reading['draft']['letter']): Verdict[] {
  const read = got === null ? NO_LETTER : wordsOf(got);
  const written = expected ?? NO_LETTER;
  if (expected === null && got === null) return [judgeOne('letter', null, null)];
  return (['greeting', 'firstWords', 'lastWords', 'signOff'] as const).map(part =>
    judgeOne(`letter.${part}`, written[part], read[part]),
  );
}

const wordsOf = (letter: ImportedLetter): LabelLetter => ({
  greeting: letter.greeting,
  firstWords: firstWords(letter.body),
  lastWords: wordsIn(letter.body).slice(-8).join(' '),
  signOff: letter.signOff,
});

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const firstWords = (text: string): string => wordsIn(text).slice(0, 8).join(' ');

function judgeStatement(
  expected: NonNullable<Label['jointStatement']>,
  got: ImportedStatement | null,
): Verdict[] {
  const signatories = got?.signatories ?? [];
  const doubled = (got?.doubled ?? []).flatMap(each => signatories[each.first]?.name ?? []);
  return [
    judgeList(
      'statement.signatories',
      expected.signatories,
      signatories.map(each => each.name),
      foldCase,
    ),
    judgeList(
      'statement.missingNumbers',
      expected.missingNumbers.map(String),
      (got?.missingNumbers ?? []).map(String),
    ),
    judgeList('statement.doubledNames', expected.doubledNames, doubled, foldCase),
  ];
}
