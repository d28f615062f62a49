// What is wrong or doubtful in the sample letters: merge fields, languages, length.
import { letterProblems } from '../letter-problems.ts';
import { must, should, type ChecklistLine, type Rule } from './model.ts';

/** An A4 sheet at the letter's size, below sender, date, address and salutation, above the sign-off. */
const LINES_A_PAGE = 34;
const LETTERS_A_LINE = 84;
/** Signs of these scripts take the width of two. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;

/** How many lines a text fills once set: an estimate, since the true number hangs on each writer's own words. */
export function linesOf(text: string): number {
  return text
    .trim()
    .split('\n')
    .reduce((lines, each) => {
      const width = each.length + (each.match(WIDE)?.length ?? 0);
      return lines + Math.max(1, Math.ceil(width / LETTERS_A_LINE));
    }, 0);
}

export const letters: Rule = ({ content }) => {
  const lines: ChecklistLine[] = [];
  if (content.letters.length === 0) lines.push(must('letters', 'problem.noLetter'));
  const known = new Set(content.targets.map(target => target.id));
  content.letters.forEach((letter, at) => {
    const body = `letters.${at}.body`;
    if (letter.body.trim() === '') lines.push(must(body, 'problem.missing'));
    if (letter.targets?.some(id => !known.has(id)))
      lines.push(must(`letters.${at}.targets`, 'problem.unknownTarget'));
    if (linesOf(letter.body) > LINES_A_PAGE) lines.push(should(body, 'checklist.longLetter'));
    if (letter.signOff === '') lines.push(should(`letters.${at}.signOff`, 'checklist.signOff'));
  });
  for (const problem of letterProblems(content.letters))
    lines.push(must(problem.path, problem.reason, problem.params));
  return lines;
};

export const preferred: Rule = ({ content }) => {
  if (content.preferredLanguages.length === 0) return [should('preferredLanguages', 'checklist.noPreferred')];
  const written = new Set(content.letters.map(letter => letter.lang));
  return content.preferredLanguages
    .filter(lang => !written.has(lang))
    .map(lang => should('letters', 'checklist.noLetterIn', { lang }));
};
