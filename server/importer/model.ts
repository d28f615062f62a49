// What the importer reads out of a pasted text: a draft, and for each of its fields the place it came from.
import type { Day } from '../lib/dates.ts';

/** The people an action is about, from its line of names and pronouns. */
export type ImportedPerson = {
  name: string;
  /** As printed inside the brackets: `she/her`. */
  pronouns: string | null;
};

/** An official (or an office) as the text prints it; nothing is looked up or made up. */
export type ImportedTarget = {
  name: string | null;
  title: string | null;
  role: 'to' | 'copy';
  addressLines: string[];
  emails: string[];
  phones: string[];
  faxes: string[];
  /** With their `@`, whatever the network. */
  handles: string[];
  /** Without its final comma. */
  salutation: string | null;
};

/** The sample letter; `body` has its paragraphs parted by one empty line. */
export type ImportedLetter = { greeting: string | null; body: string; signOff: string | null };

/** The draft of an Urgent Action, empty wherever the text does not say. The keys are a published contract. */
export type ImportedDraft = {
  /** `47/22`, always with a slash. */
  number: string | null;
  /** Such as `AMR 53/5633/2022`, as printed. */
  index: string | null;
  kind: 'first' | 'update' | null;
  /** The ordinal as printed: "Third UA" is 3. */
  updateOrdinal: number | null;
  countryCode: string | null;
  title: string | null;
  publishedOn: Day | null;
  deadline: Day | null;
  preferredLanguages: string[];
  ownLanguageAllowed: boolean;
  people: ImportedPerson[];
  /** A line on pronouns that names nobody. */
  pronounsNote: string | null;
  targets: ImportedTarget[];
  letter: ImportedLetter | null;
  demands: string[];
  summary: string | null;
  background: string | null;
  isUrgentAction: boolean;
};

/** From `start` to before `end` in the text as it was given, in UTF-16 units. */
export type Span = { start: number; end: number };

/**
 * `sure`: a label or the layout says so; `likely`: told from the shape of the words around it; `guess`: offered, but
 * left out of the draft or to be looked at first.
 */
export type Sureness = 'sure' | 'likely' | 'guess';

/** Why a value was read as it was: the key of a sentence in the strings, under `importer.reason.`. */
export type Reason =
  'label' | 'head' | 'place' | 'shape' | 'words' | 'address' | 'agrees' | 'inferred' | 'bold' | 'absent';

/** One field of the draft: where its value stands in the text, and how sure it is. */
export type FieldReading = {
  /** `number`, `targets.0.emails`, `letter.greeting`, `people.1.name` … */
  path: string;
  /** The value as a person would read it. */
  value: string;
  spans: Span[];
  sureness: Sureness;
  reason: Reason;
};

/** What a person should know before they save: the key of a sentence under `importer.note.`, and its values. */
export type Note = { note: NoteName; values: Record<string, string>; spans: Span[] };

export type NoteName =
  | 'notUrgentAction'
  | 'jointStatement'
  | 'pronounsOnly'
  | 'peopleGuessed'
  | 'deadlineBeforePublication'
  | 'indexOfAnotherCountry'
  | 'greetingMatchesNoTarget'
  | 'hiddenEmail'
  | 'noDeadline'
  | 'noTargets'
  | 'numberMissing'
  | 'severalNumbers'
  | 'ended'
  | 'tooLong';

/** One signatory of a joint statement. */
export type Signatory = { number: number | null; name: string; span: Span };

/** Two entries of a list of signatories that are, or may well be, the same. */
export type Doubled = { first: number; second: number; sureness: 'sure' | 'guess' };

/** A joint statement: its text and demands, and the list of those who signed. */
export type ImportedStatement = {
  title: string | null;
  body: string;
  demands: string[];
  signatories: Signatory[];
  /** Numbers that the list leaves out between its first and its last. */
  missingNumbers: number[];
  /** By position in `signatories`. */
  doubled: Doubled[];
  translator: string | null;
};

/** Everything read out of one text. */
export type Reading = {
  kind: 'action' | 'joint-statement' | 'none';
  /** Of the text: `en`, `fr`, `es`, `de`, `pt`; `null` where it cannot be told. */
  language: string | null;
  draft: ImportedDraft;
  fields: FieldReading[];
  /** Names that may be the people of the action, where no line says who they are. */
  peopleGuesses: FieldReading[];
  notes: Note[];
  statement: ImportedStatement | null;
};

/** Characters of text that are read; the rest is left out, with a note. */
export const MOST_CHARACTERS = 60_000;
/** Lines that are read: the longest list of signatories has a thousand. */
export const MOST_LINES = 3000;

export const emptyDraft = (): ImportedDraft => ({
  number: null,
  index: null,
  kind: null,
  updateOrdinal: null,
  countryCode: null,
  title: null,
  publishedOn: null,
  deadline: null,
  preferredLanguages: [],
  ownLanguageAllowed: false,
  people: [],
  pronounsNote: null,
  targets: [],
  letter: null,
  demands: [],
  summary: null,
  background: null,
  isUrgentAction: false,
});
