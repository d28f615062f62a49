// The review of an import as a page: every field beside the place it came from, and the text with its marks.
import { countryName } from '../../lib/countries.ts';
import { dayInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { SafeHtml } from '../../lib/safe-html.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { OfficialMatch } from '../match-officials.ts';
import type { FieldReading, Reading } from '../model.ts';
import { beginReview, type TypedImport } from './begin-review.ts';
import { officialRows, type OfficialRow } from './official-rows.ts';
import { placeInWords, reviewFields, type ReadField, type ReviewFields } from './read-fields.ts';
import {
  area,
  caseFields,
  languageChoices,
  languageFields,
  letterFields,
  peopleRows,
  type LanguageRow,
  type PersonRow,
} from './section-fields.ts';
import { sampleReading, SAMPLE_TEXT } from './sample-reading.ts';
import { sourceHtml } from './source-html.ts';
import { idOfPath } from './source-marks.ts';

export type ImportNote = { text: string; id: string; href: string | null };

export type ReviewModel = {
  errors: ErrorSummary;
  action: string;
  again: string;
  text: string;
  counted: string;
  notes: ImportNote[];
  facts: { label: string; value: string; id: string; place: string | null; href: string | null }[];
  caseFields: ReadField[];
  lang: Field;
  people: PersonRow[];
  pronounsNote: ReadField;
  guesses: { field: Field; places: { text: string; href: string }[] } | null;
  summary: ReadField;
  demands: ReadField;
  officials: OfficialRow[];
  letter: ReadField[];
  letterLang: Field;
  background: ReadField;
  firstLanguage: ReadField;
  preferred: LanguageRow[];
  languages: ReadField;
  deadline: ReadField;
  sourceHtml: SafeHtml;
};

export type ReviewWish = {
  text: string;
  reading: Reading;
  typed: TypedImport;
  matches: readonly OfficialMatch[];
  problems?: readonly FieldProblem[];
};

/** What the text says and a draft does not hold: shown, so that nobody looks for it in vain. */
function factsOf(desk: ReviewFields, reading: Reading): ReviewModel['facts'] {
  const { t, lang } = desk.visit;
  const { publishedOn, updateOrdinal } = reading.draft;
  const fact = (path: string, value: string): ReviewModel['facts'][number] => {
    const { place, href } = placeInWords(desk.visit, reading.fields.find(each => each.path === path) ?? null);
    return { label: t(`importer.fact.${path}`), value, id: `fact-${idOfPath(path)}`, place, href };
  };
  return [
    ...(publishedOn === null ? [] : [fact('publishedOn', dayInWords(publishedOn, lang))]),
    ...(updateOrdinal === null ? [] : [fact('updateOrdinal', String(updateOrdinal))]),
  ];
}

function guessesOf(desk: ReviewFields, { reading, typed }: ReviewWish): ReviewModel['guesses'] {
  if (reading.peopleGuesses.length === 0) return null;
  const { t } = desk.visit;
  return {
    field: desk.plain('guesses', {
      label: t('importer.guesses'),
      hint: t('importer.guesses.hint'),
      as: 'ticks',
      values: typed.guesses,
      choices: reading.peopleGuesses.map(({ value }) => ({ value, label: value })),
    }),
    places: reading.peopleGuesses.map(({ path, value }) => ({
      text: t('importer.placeOf', { name: value }),
      href: `#at-${idOfPath(`guess.${path}`)}`,
    })),
  };
}

/** Each note, with a link to where it looks. */
export const notesInWords = (visit: Words, { notes }: Pick<Reading, 'notes'>): ImportNote[] =>
  notes.map(({ note, values, spans }, at) => ({
    text: visit.t(`importer.note.${note}`, valuesInWords(visit, values)),
    id: `note-${at}`,
    href: spans.length === 0 ? null : `#at-note-${at}`,
  }));

/** Countries and days of a note as the reader knows them. */
function valuesInWords({ lang }: Words, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, dayInWords(value, lang)];
      return [name, /^[A-Z]{2}$/.test(value) ? countryName(value, lang) : value];
    }),
  );
}

function modelOf(
  visit: Words,
  wish: ReviewWish,
  fields: ReturnType<typeof fieldsFor>,
): Omit<ReviewModel, 'errors'> {
  const { t, to } = visit;
  const { reading, typed, text } = wish;
  const desk = reviewFields(visit, reading, fields);
  const model = {
    action: to.deskImportDraft(),
    again: to.deskImport(),
    text,
    counted: t('importer.counted', { n: reading.fields.length }),
    notes: notesInWords(visit, reading),
    caseFields: caseFields(desk, typed),
    lang: desk.plain('lang', {
      label: t('action.field.lang'),
      as: 'select',
      value: typed.lang,
      choices: languageChoices(visit).slice(1),
    }),
    people: peopleRows(desk, typed),
    pronounsNote: desk.read('pronounsNote', 'pronounsNote', {
      label: t('action.field.pronounsNote'),
      value: typed.pronounsNote,
    }),
    guesses: guessesOf(desk, wish),
    summary: area(desk, typed, 'summary', 7),
    demands: area(desk, typed, 'demands', 4),
    officials: officialRows(desk, typed, wish.matches),
    letter: letterFields(desk, typed),
    letterLang: desk.plain('letter.lang', {
      label: t('action.field.letterLang'),
      as: 'select',
      value: typed['letter.lang'],
      choices: languageChoices(visit).slice(1),
    }),
    background: area(desk, typed, 'background', 12),
    ...languageFields(desk, typed),
    languages: desk.read('ownLanguageAllowed', 'ownLanguageAllowed', {
      label: t('action.field.ownLanguageAllowed'),
      as: 'tick',
      value: typed.ownLanguageAllowed ? 'yes' : '',
      choices: [{ value: 'yes', label: '' }],
    }),
    facts: factsOf(desk, reading),
  };
  const deadline = model.caseFields.find(each => each.field.name === 'deadline');
  if (!deadline) throw new Error('the case has no deadline');
  return {
    ...model,
    deadline,
    caseFields: model.caseFields.filter(each => each !== deadline),
    sourceHtml: markedSource(desk, wish, model),
  };
}

/** The text with a mark for every field on the page, and for the names that are only offered. */
function markedSource(
  desk: ReviewFields,
  { text, reading }: ReviewWish,
  model: Pick<ReviewModel, 'facts' | 'guesses'>,
): SafeHtml {
  const { t } = desk.visit;
  const guesses = reading.peopleGuesses.map(each => ({ ...each, path: `guess.${each.path}` }));
  const notes = reading.notes.map(({ spans }, at): FieldReading => ({
    path: `note.${at}`,
    value: '',
    spans,
    sureness: 'guess',
    reason: 'place',
  }));
  return sourceHtml(text, [...reading.fields, ...guesses, ...notes], path => {
    if (path.startsWith('note.')) return { label: t('importer.tag.note'), href: `#${idOfPath(path)}` };
    if (path.startsWith('guess.') && model.guesses)
      return { label: t('importer.tag.guess'), href: `#${model.guesses.field.id}` };
    const fact = model.facts.find(each => each.id === `fact-${idOfPath(path)}`);
    if (fact) return { label: fact.label, href: `#${fact.id}` };
    const id = desk.fieldIds.get(path);
    return id === undefined ? null : { label: tagInWords(desk.visit, path), href: `#${id}` };
  });
}

/** What a mark is called: `targets.0.emails` is "Official 1: e-mail", `demands.2` is "Demand". */
function tagInWords({ t }: Words, path: string): string {
  const parts = path.split('.');
  const tag = t(`importer.tag.${parts.findLast(part => !/^\d+$/.test(part)) ?? path}`);
  const [list, at] = parts;
  return list === 'targets' && parts.length > 2
    ? t('importer.tag.ofOfficial', { n: Number(at) + 1, tag })
    : tag;
}

export function reviewModel(visit: Words, wish: ReviewWish): ReviewModel {
  const fields = fieldsFor(visit, wish.problems);
  return { ...modelOf(visit, wish, fields), errors: fields.summary() };
}

export const reviewPage = definePage<ReviewModel>({
  name: 'importer/review',
  layout: 'desk',
  sample: () => {
    const { reading, matches } = sampleReading();
    return reviewModel(plainVisit(), {
      text: SAMPLE_TEXT,
      reading,
      matches,
      typed: beginReview({ text: SAMPLE_TEXT, reading }, matches, 'en'),
      problems: [{ path: 'number', reason: 'problem.actionNumber' }],
    });
  },
});
