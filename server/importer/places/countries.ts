// Finds countries in a text by their names and adjectives in five languages.
import { countryChoices } from '../../lib/countries.ts';
import { foldedWords } from '../text/fold.ts';
import { phrases, type PhraseFound } from '../text/phrases.ts';
import { ADJECTIVES, OTHER_NAMES } from './adjectives.ts';

// Territories whose names are words or persons, and those no action is about.
const NOT_BY_NAME = new Set([
  'JE',
  'IM',
  'GG',
  'SX',
  'UM',
  'CX',
  'NU',
  'BV',
  'HM',
  'IO',
  'AQ',
  'GS',
  'TF',
  'AX',
  'RE',
]);

const NAMES: (readonly [string, string])[] = [];
for (const language of ['en', 'fr', 'es', 'de', 'pt']) {
  for (const { code, name } of countryChoices(language)) {
    if (NOT_BY_NAME.has(code)) continue;
    NAMES.push([name, code]);
    const plain = name.replace(/\s?[([].*$/, '');
    if (plain !== name && plain.length > 3 && code !== 'CG' && code !== 'CD') NAMES.push([plain, code]);
  }
}
for (const [code, list] of Object.entries(OTHER_NAMES)) {
  for (const name of list.split(',')) NAMES.push([name, code]);
}
const byName = phrases(NAMES);

const ENDINGS: Record<string, readonly string[]> = {
  isch: ['isch', 'ische', 'ischer', 'isches', 'ischen', 'ischem'],
  default: ['', 'e', 's', 'es', 'ne', 'nes'],
};
const ADJECTIVE_WORDS: (readonly [string, string])[] = [];
for (const [code, list] of Object.entries(ADJECTIVES)) {
  for (const each of list.split(',').map(word => word.trim())) {
    if (!each.endsWith('*')) ADJECTIVE_WORDS.push([each, code], [`${each}s`, code]);
    else if (each.endsWith('isch*')) {
      for (const end of ENDINGS['isch'] ?? []) ADJECTIVE_WORDS.push([each.replace(/isch\*$/, end), code]);
    } else for (const end of ENDINGS['default'] ?? []) ADJECTIVE_WORDS.push([each.replace('*', end), code]);
  }
}
const byAdjective = phrases(ADJECTIVE_WORDS);

export type CountryFound = { code: string; start: number; end: number };

const asFound = (each: PhraseFound<string>): CountryFound => ({
  code: each.value,
  start: each.start,
  end: each.end,
});

/** Countries named in a text, from left to right; a name begins with a capital. */
export const countriesIn = (text: string): CountryFound[] =>
  byName
    .in(text)
    .filter(each => isCapital(text.charAt(each.start)))
    .map(asFound);

/** Countries whose adjectives stand in a text ("Venezuelan defenders"). */
export const adjectivesIn = (text: string): CountryFound[] => byAdjective.in(text).map(asFound);

const isCapital = (char: string): boolean => char !== char.toLowerCase();

/** The country whose name is all of a text, but for an article and punctuation. */
export function countryNamed(text: string): CountryFound | null {
  const words = foldedWords(text);
  const first = words[0];
  if (first === undefined || words.length > 9) return null;
  const from = ['the', 'la', 'le', 'les', 'el'].includes(first.text) && words.length > 1 ? 1 : 0;
  for (const skip of from === 1 ? [1, 0] : [0]) {
    const found = byName.at(words, skip);
    if (found !== null && skip + found.words === words.length) return asFound(found);
  }
  return null;
}
