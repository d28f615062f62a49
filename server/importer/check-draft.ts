// Holds the fields of a draft against each other, and says in notes what a person should look at.
import { countryOfIndex } from './places/index-countries.ts';
import type { FieldReading, ImportedDraft, Note, NoteName, Span } from './model.ts';
import type { Identity } from './readers/identity.ts';
import { foldedWords } from './text/fold.ts';

export type Checked = {
  draft: ImportedDraft;
  identity: Identity;
  fields: readonly FieldReading[];
  hidden: readonly Span[];
  guesses: readonly FieldReading[];
};

export function checkDraft({ draft, identity, fields, hidden, guesses }: Checked): Note[] {
  const notes: Note[] = [];
  const spans = (path: string): Span[] => fields.find(field => field.path === path)?.spans ?? [];
  const note = (name: NoteName, values: Record<string, string>, at: readonly Span[]): void => {
    notes.push({ note: name, values, spans: [...at] });
  };
  if (draft.publishedOn !== null && draft.deadline !== null && draft.deadline < draft.publishedOn) {
    note(
      'deadlineBeforePublication',
      { deadline: draft.deadline, published: draft.publishedOn },
      spans('deadline'),
    );
  }
  if (identity.index !== null && draft.countryCode !== null) {
    const code = countryOfIndex(identity.index.region, identity.index.country);
    if (code !== null && code !== draft.countryCode) {
      note('indexOfAnotherCountry', { index: identity.index.index, country: code }, spans('index'));
    }
  }
  const greeting = draft.letter?.greeting ?? null;
  if (greeting !== null && draft.targets.length > 0 && !greetsTarget(draft, greeting)) {
    note('greetingMatchesNoTarget', { greeting }, spans('letter.greeting'));
  }
  if (identity.others.length > 0 && draft.number !== null) {
    note('severalNumbers', { numbers: identity.others.join(', ') }, spans('number'));
  }
  if (draft.pronounsNote !== null) note('pronounsOnly', { line: draft.pronounsNote }, spans('pronounsNote'));
  if (guesses.length > 0) {
    const names = guesses.map(guess => guess.value).join(', ');
    note(
      'peopleGuessed',
      { names },
      guesses.flatMap(guess => guess.spans),
    );
  }
  if (hidden.length > 0) note('hiddenEmail', { count: String(hidden.length) }, hidden);
  if (draft.deadline === null) note('noDeadline', {}, []);
  if (draft.targets.length === 0) note('noTargets', {}, []);
  if (draft.number === null) note('numberMissing', {}, []);
  return notes;
}

const GENERAL = new Set(
  'dear your excellency majesty highness honour honor monsieur madame le la the sehr geehrter geehrte geehrtes exzellenz excellence excelencia senor senora estimado estimada sir madam mr mrs ms or and his her president'.split(
    ' ',
  ),
);

/** A greeting that names somebody should name a target: by name, post or salutation. */
function greetsTarget(draft: ImportedDraft, greeting: string): boolean {
  const words = foldedWords(greeting)
    .map(word => word.text)
    .filter(word => !GENERAL.has(word) && word.length > 2);
  if (words.length === 0) return true;
  const targets = draft.targets.map(
    target =>
      `${target.name ?? ''} ${target.title ?? ''} ${target.salutation ?? ''} ${target.addressLines[0] ?? ''}`,
  );
  const known = new Set(foldedWords(targets.join(' ')).map(word => word.text));
  return words.some(word => known.has(word));
}
