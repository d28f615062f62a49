// From what a supporter asked for to one finished letter for each official, each with its own greeting and text.
import { countryName } from '../lib/countries.ts';
import { sampleFor, type PublishedAction, type ResolvedTarget } from '../actions/model.ts';
import type { Channel } from '../lib/channels.ts';
import { dayIn, dayInWords } from '../lib/dates.ts';
import { beginText, isUntouched, knownValues, sampleInLanguage } from './begin-letter.ts';
import { templateOf } from './sample-template.ts';
import type { Letter } from './compose.ts';
import type { MergeField, MergeValues } from '../lib/merge-fields/fields.ts';
import { MERGE_FIELDS, mergeField } from '../lib/merge-fields/fields.ts';
import { signOffFor } from './greeting.ts';
import { channelFor, copyTargets, labelOf, languagesOffered, targetsOf, type LetterWish } from './model.ts';
import { withoutMarks } from './runs.ts';
import { parseTemplate, renderTemplate, TemplateError } from '../lib/merge-fields/template.ts';

export type WrittenLetter = {
  target: ResolvedTarget;
  channel: Channel;
  letter: Letter;
  /** E-mail addresses of those who get a copy. */
  copyEmails: string[];
  /** What the writer's own words are told from: the sample as it reads in this letter; '' where there is none. */
  sample: string;
  /** The text before its fields are filled and the answers are added, and what they are filled with. */
  typed: string;
  values: MergeValues;
};

/** Fields in a text that somebody typed: right ones are filled, whatever is not right stays as typed. */
export function fillTyped(text: string, values: MergeValues): string {
  try {
    return renderTemplate(parseTemplate(text), values);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const fill = (typed: string, name: string): string => {
      const field: MergeField | undefined = mergeField(name, MERGE_FIELDS);
      return field === undefined ? typed : values[field];
    };
    return text.replace(/(?<!\{)\{\{\s*([\w.]{1,40})\s*\}\}(?!\})/g, fill);
  }
}

/** An answer as sentences: it begins and ends as one, in whatever script. */
function asSentences(answer: string): string {
  const text = answer.trim();
  if (text === '') return '';
  const [first = ''] = text;
  const begun = first.toLocaleUpperCase() + text.slice(first.length);
  return /[.!?…。！？؟۔।:;"'”’»)]$/u.test(begun) ? begun : `${begun}.`;
}

/** The two answers about the writer open the letter, the one that asks closes it. */
export function withPrompts(body: string, { why, from, ask }: LetterWish['prompts']): string {
  const opening = [from, why].map(asSentences).filter(Boolean).join(' ');
  return [opening, body.trim(), asSentences(ask)].filter(Boolean).join('\n\n');
}

/** The subject: the people at risk where they are named, so that it never carries a slogan; else the title. */
function subjectOf(action: PublishedAction, people: string): string {
  const about = people !== '' && people.length <= 120 ? people : withoutMarks(action.title);
  return about;
}

const nameAndTitle = (target: ResolvedTarget): string =>
  [target.name, target.title].filter(part => part !== null && part !== '').join(', ');

/** The language of an untouched letter: the one chosen, but where the sample for this official is in another only, that. */
function languageFor(action: PublishedAction, target: ResolvedTarget, wish: LetterWish): string {
  const has = (code: string): boolean => sampleFor(action.letters, target.id, code) !== null;
  const answered = Object.values(wish.prompts).some(answer => answer.trim() !== '');
  // What was chosen has no sample for anybody: then it is the writer's own language, and stays.
  const forOthers = action.letters.some(letter => letter.lang === wish.lang);
  if (answered || !forOthers || has(wish.lang)) return wish.lang;
  return languagesOffered(action).find(has) ?? wish.lang;
}

function writeOne(
  action: PublishedAction,
  wish: LetterWish,
  target: ResolvedTarget,
  given: { day: string; untouched: boolean },
): WrittenLetter {
  const lang = given.untouched ? languageFor(action, target, wish) : wish.lang;
  const known = knownValues(action, target, lang);
  const values: MergeValues = {
    ...known,
    date: dayInWords(given.day, lang, 'long'),
    'supporter.name': wish.name,
    'supporter.place': wish.place,
    'supporter.country': countryName(wish.country, lang),
  };
  const hasSample = sampleInLanguage(action, target, lang) !== null;
  const text = given.untouched && hasSample ? beginText(action, target, lang, wish) : wish.body;
  const body = withPrompts(fillTyped(text, values), wish.prompts);
  const sample = sampleInLanguage(action, target, lang);
  const sampleText = sample ? withoutMarks(renderTemplate(templateOf(sample.body), values)) : '';
  const copies = copyTargets(action, wish);
  return {
    target,
    channel: channelFor(target, wish.channel),
    copyEmails: copies.flatMap(copy => copy.emails.slice(0, 1)),
    sample: sampleText,
    typed: text,
    values,
    letter: {
      lang,
      target,
      greeting: known.salutation,
      body,
      signOff: signOffFor(lang, sampleFor(action.letters, target.id, lang)),
      supporter: { name: wish.name, place: wish.place, country: wish.country },
      date: given.day,
      subject: subjectOf(action, known.people),
      copies: copies.map(nameAndTitle),
    },
  };
}

/** One letter for each chosen official. `now` is the moment of writing; its day is the one in `timeZone`. */
export function writeLetters(action: PublishedAction, wish: LetterWish, now: Date): WrittenLetter[] {
  const untouched = isUntouched(action, wish);
  const day = dayIn(action.timeZone, now);
  return targetsOf(action, wish.targets).map(target => writeOne(action, wish, target, { day, untouched }));
}

/** The wish as the form shows it again: another sample where the one there was not touched, else what was typed. */
export function refill(action: PublishedAction, wish: LetterWish, anew: boolean): LetterWish {
  const [target] = targetsOf(action, wish.targets);
  const begin = anew || wish.body.trim() === '' || isUntouched(action, wish);
  if (!target || !begin) return wish;
  const { name, place, country } = wish;
  return {
    ...wish,
    body: beginText(action, target, wish.lang, wish),
    filledFor: { name, place, country },
  };
}

/** The official's own name for a title, where a letter meant for one is sent to another: to be looked at before sending. */
export function namesAnother(action: PublishedAction, written: WrittenLetter): string | null {
  const text = written.letter.body.toLocaleLowerCase();
  const other = action.targets.find(
    target =>
      target.id !== written.target.id &&
      target.name !== null &&
      target.name !== written.target.name &&
      text.includes(target.name.toLocaleLowerCase()),
  );
  return other ? labelOf(other) : null;
}
