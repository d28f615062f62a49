// The do-no-harm answers against what is about to be published: unanswered, refused, or said all the same.
import { CARE_QUESTIONS, mentions, unsaidPhrases } from '../care/model.ts';
import type { ActionContent } from '../model.ts';
import { know, must, type ChecklistLine, type Rule } from './model.ts';

export const answered: Rule = ({ care }) =>
  CARE_QUESTIONS.filter(question => care[question] === null).map(question =>
    must(`care.${question}`, 'checklist.care.unanswered'),
  );

export const consent: Rule = ({ care, content }) => {
  const lines: ChecklistLine[] = [];
  if (care.consent?.answer === 'no') lines.push(must('care.consent', 'checklist.care.refused'));
  if (care.consent?.answer === 'cannot-be-asked')
    lines.push(know('care.consent', 'checklist.care.cannotBeAsked'));
  if (care.names?.answer === 'no' && content.people.length > 0)
    lines.push(must('people.0.name', 'checklist.care.names'));
  if (care.pictures?.answer === 'no' && content.image)
    lines.push(must('image.alt', 'checklist.care.picture'));
  return lines;
};

/** Every text that readers will see, by the path of its field. */
function texts(content: ActionContent, note: string | null): [path: string, text: string][] {
  return [
    ['title', content.title],
    ['summary', content.summary],
    ['demands', content.demands.join('\n')],
    ['background', content.background],
    ['pronounsNote', content.pronounsNote ?? ''],
    ...content.people.map((person, at): [string, string] => [`people.${at}.name`, person.name]),
    ...content.letters.flatMap((letter, at): [string, string][] => [
      [`letters.${at}.greeting`, letter.greeting ?? ''],
      [`letters.${at}.body`, letter.body],
      [`letters.${at}.signOff`, letter.signOff],
    ]),
    ['image.alt', content.image?.alt ?? ''],
    ['image.credit', content.image?.credit ?? ''],
    ...content.translations.map(({ lang, texts: translated }): [string, string] => [
      `translations.${lang}`,
      Object.values(translated)
        .map(each => each.text)
        .join('\n'),
    ]),
    ['note', note ?? ''],
  ];
}

export const unsaid: Rule = ({ care, content, note }) => {
  const phrases = unsaidPhrases(care);
  return texts(content, note).flatMap(([path, text]) => {
    const at = phrases.findIndex(phrase => mentions(text, phrase));
    // The phrase itself is not repeated here: lines of the checklist are recorded, and may be exported.
    return at < 0 ? [] : [must(path, 'checklist.care.unsaid', { n: at + 1 })];
  });
};
