// What a language's table of words holds: headings, labels and names by which a text is read.

/**
 * The parts a text is cut into. `appeal` begins the list of demands; `copies` and `diplomats` begin targets that get a
 * copy; `gender`, `previous` and `aside` hold nothing of the draft.
 */
export type Heading =
  | 'urgentAction'
  | 'title'
  | 'published'
  | 'numberAndKind'
  | 'index'
  | 'summary'
  | 'takeAction'
  | 'appeal'
  | 'contacts'
  | 'copies'
  | 'diplomats'
  | 'letter'
  | 'background'
  | 'languages'
  | 'deadline'
  | 'names'
  | 'gender'
  | 'previous'
  | 'aside';

/** The fields of a target that carry a label. `form`, `web`, `wire` are read and left out. */
export type ContactLabel =
  'email' | 'copy' | 'phone' | 'fax' | 'phoneAndFax' | 'handle' | 'salutation' | 'form' | 'web' | 'wire';

/**
 * One language. Everything is matched without regard to case, accents and the kind of quotes and dashes.
 *
 * A heading is a row of words. It must fill its line or end at a colon; `…` stands for any few words, and at the end for
 * anything; `word*` for a word that begins so.
 */
export type Words = {
  language: string;
  headings: Partial<Record<Heading, readonly string[]>>;
  /** Beginnings of lines that belong to no field: remarks, menus, postage rates. */
  asides: readonly string[];
  labels: Partial<Record<ContactLabel, readonly string[]>>;
  /** January to December, each with its short forms. */
  months: readonly (readonly string[])[];
  /** First to tenth, as before "UA". */
  ordinals: readonly (readonly string[])[];
  /** Words before or in a head that say it is an update. */
  updates: readonly string[];
  /** Nouns that name a post: "minister". A German one also ends compounds. */
  posts: readonly string[];
  /** Words that may stand before or after such a noun within the title: "deputy", "justice", "interior". */
  postWords: readonly string[];
  honorifics: readonly string[];
  /** Words by which a line is an office of the state, an address line rather than a person. */
  offices: readonly string[];
  /** Words by which a line is a body of civil society. */
  bodies: readonly string[];
  /** Words by which a line is an address. */
  streets: readonly string[];
  /** How a greeting opens. */
  greetings: readonly string[];
  /** Openings that a line of an address may have too: they greet only where a comma or colon ends the line. */
  looseGreetings: readonly string[];
  /** Greetings of the reader, not of a target. */
  readerGreetings: readonly string[];
  /** Short lines that end a letter. */
  signOffs: readonly string[];
  /** Openings of whole sentences that end a letter. */
  longSignOffs: readonly string[];
  /** How a demand opens where bullets have no mark. */
  demands: readonly string[];
  ownLanguage: readonly string[];
  /** Names of languages besides those that `Intl` knows, as `castilian = es`. */
  languageNames: readonly string[];
  /** Words before the last day to write. `…` as in headings. */
  deadlines: readonly string[];
  /** The commonest words, by which a text's language is told. */
  common: readonly string[];
};
