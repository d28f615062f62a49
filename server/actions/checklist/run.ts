// Every rule of the checklist in the order of the editor, and what they find: the gravest first.
import { answered, consent, unsaid } from './care.ts';
import { image, numbers, people, whatItSays } from './case.ts';
import { deadline } from './deadline.ts';
import { letters, preferred } from './letters.ts';
import { DEGREES, type ChecklistLine, type Facts, type Rule } from './model.ts';
import { reach, salutations } from './officials.ts';
import { background, links } from './texts.ts';

const RULES: readonly Rule[] = [
  whatItSays,
  numbers,
  people,
  deadline,
  reach,
  salutations,
  letters,
  preferred,
  background,
  links,
  image,
  answered,
  consent,
  unsaid,
];

/** Each line once. */
export function runChecklist(facts: Facts): ChecklistLine[] {
  const found = RULES.flatMap(rule => rule(facts));
  const once = new Map(
    found.map(line => [`${line.path} ${line.reason} ${JSON.stringify(line.params)}`, line]),
  );
  return DEGREES.flatMap(degree => [...once.values()].filter(line => line.degree === degree));
}

export const mustsOf = (lines: readonly ChecklistLine[]): ChecklistLine[] =>
  lines.filter(line => line.degree === 'must');
