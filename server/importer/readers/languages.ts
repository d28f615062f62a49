// Reads languages by their names in five languages: "French or Malagasy", "turc, anglais ou votre propre langue".
import { LETTER_LANGUAGES, languageName } from '../../lib/languages.ts';
import { fold } from '../text/fold.ts';
import { phrases } from '../text/phrases.ts';
import { LANGUAGES, phrasesOf } from '../words/every-language.ts';

const MORE_CODES = [
  'bo',
  'dz',
  'fj',
  'ga',
  'ka',
  'ln',
  'ny',
  'om',
  'rn',
  'sa',
  'sd',
  'sm',
  'sn',
  'st',
  'tk',
  'tn',
  'to',
  'ts',
  'ug',
  'wo',
  'ss',
  'cy',
  'mt',
  'lb',
  'kn',
  'ml',
  'mr',
  'gu',
  'ks',
  'or',
  'ay',
  'bm',
  'ff',
  'kr',
  'lg',
  'sg',
  'mi',
  'ho',
  'ki',
  'nd',
  'nr',
  've',
  'sh',
  'sr',
  'br',
];

const NAMES: (readonly [string, string])[] = [];
for (const reader of ['en', 'fr', 'es', 'de', 'pt']) {
  for (const code of [...LETTER_LANGUAGES, ...MORE_CODES]) {
    const name = languageName(code, reader);
    if (name !== code) NAMES.push([name, code], [name.replace(/\s?\(.*\)$/, ''), code]);
  }
}
for (const words of LANGUAGES) {
  for (const entry of words.languageNames) {
    const [name, code] = entry.split('=');
    if (name !== undefined && code !== undefined) NAMES.push([name, code.trim()]);
  }
}
const table = phrases(NAMES);
const own = phrasesOf('ownLanguage');

export type LanguagesFound = { codes: string[]; start: number; end: number };

/** ISO 639-1 codes in printed order, each once; `null` if the text names none. */
export function languagesIn(text: string): LanguagesFound | null {
  const found = table.in(text);
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return null;
  return { codes: [...new Set(found.map(each => each.value))], start: first.start, end: last.end };
}

/** The languages of a list that begins the text and ends at its first other words. */
export function languageListAt(text: string): LanguagesFound | null {
  const found = table.in(text);
  let end = -1;
  const codes: string[] = [];
  for (const each of found) {
    const between = fold(text.slice(Math.max(0, end), each.start)).trim();
    if (codes.length > 0 && !JOINT.test(between)) break;
    if (codes.length === 0 && each.start > 60) break;
    codes.push(each.value);
    end = each.end;
  }
  const first = found[0];
  if (first === undefined || codes.length === 0) return null;
  return { codes: [...new Set(codes)], start: first.start, end };
}

/** What may stand between two languages of one list. */
const JOINT =
  /^[,;/&()\s.-]{0,6}(?:(?:and|or|and\/or|y|o|e|u|et|ou|und|oder|bzw|sowie|also|in|auf|en|dans|si possible|if possible|ou en|o en|preferably|well as|as|good|simple|gutem|guter|gut|the|le|la|l'|el|standard|modern|ou)[\s,./'’-]{0,3}){0,5}$/u;

/** Where "your own language" stands. */
export function ownLanguageIn(text: string): { start: number; end: number } | null {
  const found = own.in(text)[0];
  return found === undefined ? null : { start: found.start, end: found.end };
}
