// Scores the targets of a document, field by field, and the people, each with its own counterpart.
import type { ImportedPerson, ImportedTarget } from '../model.ts';
import { bareName, digits, fold, foldCase, joined, judgeList, judgeOne, type Verdict } from './compare.ts';
import type { Label, LabelTarget } from './label.ts';
import { pairUp } from './pairs.ts';

const NOBODY = {
  name: null,
  title: null,
  role: null,
  addressLines: [],
  emails: [],
  phones: [],
  faxes: [],
  handles: [],
  salutation: null,
};

export function judgeTargets(expected: LabelTarget[], got: ImportedTarget[]): Verdict[] {
  if (expected.length === 0 && got.length === 0) return [judgeList('targets', [], [])];
  return pairUp(expected, got, likeness).flatMap(pair => {
    const [left, right] = [pair.expected ?? NOBODY, pair.got ?? NOBODY];
    const verdicts = [
      judgeOne('targets.name', left.name, right.name, bareName),
      judgeOne('targets.title', left.title, right.title),
      judgeOne('targets.role', left.role, right.role),
      judgeOne('targets.addressLines', left.addressLines.join(' '), right.addressLines.join(' '), joined),
      judgeList('targets.emails', left.emails, right.emails, foldCase),
      judgeList('targets.phones', left.phones, right.phones, digits),
      judgeList('targets.faxes', left.faxes, right.faxes, digits),
      judgeList('targets.handles', left.handles, right.handles, foldCase),
      judgeOne('targets.salutation', left.salutation, right.salutation),
    ];
    // One that was missed or made up has no fields that are rightly empty.
    return pair.expected && pair.got ? verdicts : verdicts.filter(each => !each.blank);
  });
}

function likeness(expected: LabelTarget, got: ImportedTarget): number {
  const contacts = (of: LabelTarget | ImportedTarget): string[] => [
    ...of.emails.map(foldCase),
    ...of.handles.map(foldCase),
    ...[...of.phones, ...of.faxes].map(digits),
  ];
  const words = (of: LabelTarget | ImportedTarget): string[] =>
    joined([of.name ?? '', of.title ?? '', ...of.addressLines].join(' ')).split(' ');
  const sameName = expected.name !== null && bareName(expected.name) === bareName(got.name ?? '');
  const sameTitle = expected.title !== null && fold(expected.title) === fold(got.title ?? '');
  return (
    (sameName ? 4 : 0) +
    (sameTitle ? 2 : 0) +
    2 * shared(contacts(expected), contacts(got)) +
    shared(words(expected), words(got))
  );
}

/** The share of the longer list that both hold. */
function shared(left: string[], right: string[]): number {
  const [first, second] = [new Set(left.filter(Boolean)), new Set(right.filter(Boolean))];
  const all = Math.max(first.size, second.size);
  return all === 0 ? 0 : [...first].filter(each => second.has(each)).length / all;
}

export function judgePeople(expected: NonNullable<Label['people']>, got: ImportedPerson[]): Verdict[] {
  const names = judgeList(
    'people.name',
    expected.map(each => each.name),
    got.map(each => each.name),
    bareName,
  );
  const pairs = pairUp(expected, got, (left, right) =>
    bareName(left.name) === bareName(right.name) ? 1 : 0,
  );
  const pronouns = pairs.map(pair =>
    judgeOne('people.pronouns', pair.expected?.pronouns ?? null, pair.got?.pronouns ?? null),
  );
  return [names, ...pronouns];
}
