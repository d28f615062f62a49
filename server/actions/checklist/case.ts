// What the head of an action lacks: its title, country, number, index, summary, demands.
import { readNumber } from '../model.ts';
import { know, must, should, type ChecklistLine, type Rule } from './model.ts';

/** `AMR 53/5633/2022`: region, country number, document, year. */
const INDEX = /^[A-Z]{3} ?\d{1,3}\/\d{1,5}\/\d{4}$/;

export const whatItSays: Rule = ({ content }) => {
  const lines: ChecklistLine[] = [];
  if (content.title === '') lines.push(must('title', 'problem.missing'));
  if (content.country === '') lines.push(must('country', 'problem.missing'));
  if (content.summary === '') lines.push(must('summary', 'problem.missing'));
  if (content.demands.length === 0) lines.push(should('demands', 'checklist.demands'));
  if (content.topics.length === 0) lines.push(know('topics', 'checklist.topics'));
  return lines;
};

export const numbers: Rule = ({ content, sameNumber, sameIndex }) => {
  const lines: ChecklistLine[] = [];
  if (content.number === null) lines.push(should('number', 'checklist.noNumber'));
  else if (readNumber(content.number) === null) lines.push(must('number', 'problem.actionNumber'));
  else if (sameNumber !== null) lines.push(should('number', 'checklist.numberUsed', { title: sameNumber }));
  if (content.index === null || content.index === '') lines.push(know('index', 'checklist.noIndex'));
  else {
    if (!INDEX.test(content.index)) lines.push(should('index', 'checklist.indexForm'));
    if (sameIndex !== null) lines.push(should('index', 'checklist.indexUsed', { title: sameIndex }));
  }
  return lines;
};

export const people: Rule = ({ content }) => {
  if (content.people.length === 0) return [know('people', 'checklist.noPeople')];
  // A remark on the pronouns of a group speaks for all of them.
  if (content.pronounsNote) return [];
  return content.people.flatMap(({ name, pronouns }, at) =>
    pronouns ? [] : [should(`people.${at}.pronouns`, 'checklist.pronouns', { name })],
  );
};

export const image: Rule = ({ content: { image: picture } }) => [
  ...(picture && picture.alt === '' ? [must('image.alt', 'checklist.alt')] : []),
  ...(picture && picture.credit === '' ? [must('image.credit', 'checklist.credit')] : []),
];
