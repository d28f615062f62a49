// The tables of all languages together: a new language is one more file, named here.
import { phrases, type Phrases } from '../text/phrases.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { pt } from './pt.ts';
import type { Words } from './words.ts';

export const LANGUAGES: readonly Words[] = [en, fr, es, de, pt];

type ListName = {
  [Key in keyof Words]: Words[Key] extends readonly string[] ? Key : never;
}[keyof Words];

/** One list of every language as a table of phrases. */
export function phrasesOf(list: ListName): Phrases<true> {
  return phrases(LANGUAGES.flatMap(words => words[list].map(phrase => [phrase, true] as const)));
}
