// Languages as ISO 639-1 codes: their names, the direction they are written in, their numbers, lists and order.
import { keep } from './keep.ts';

const RIGHT_TO_LEFT = new Set('ar arc ckb dv fa he ks nqo ps qps sd syr ug ur yi'.split(' '));

export type Direction = 'ltr' | 'rtl';

/** Which way a language (BCP 47, so `ar-TN` and `az-Arab` too) is written. */
export function directionOf(lang: string): Direction {
  const parts = lang.toLowerCase().split('-');
  if (parts.includes('latn') || parts.includes('cyrl')) return 'ltr';
  const script = parts.includes('arab') || parts.includes('hebr');
  return script || RIGHT_TO_LEFT.has(parts[0] ?? '') ? 'rtl' : 'ltr';
}

/** A generated language, longer and right-to-left, in which pages are looked at and tested. */
export const PSEUDO = 'qps';

/** What `Intl` is asked for: the pseudo-language reads as English. */
export const localeOf = (lang: string): string => (lang === PSEUDO ? 'en' : lang);

const numbersIn = keep(locale => new Intl.NumberFormat(locale));
const alphabetIn = keep(locale => new Intl.Collator(locale));
const languagesIn = keep(locale => new Intl.DisplayNames([locale], { type: 'language' }));
const listsIn = keep(locale => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** A number as the language writes it: "12,408". */
export const writeNumber = (value: number, lang: string): string => numbersIn(localeOf(lang)).format(value);

/** Compares words as the language sorts them, for `sort`. */
export const alphabetOf = (lang: string): ((a: string, b: string) => number) =>
  alphabetIn(localeOf(lang)).compare;

/** Languages an action may be written or answered in, most written first; the list a person chooses from. */
export const LETTER_LANGUAGES = [
  'en', 'es', 'fr', 'ar', 'pt', 'ru', 'zh', 'de', 'uk', 'fa', 'tr', 'vi', 'th', 'id', 'ms', 'hi', 'bn', 'ur', 'my',
  'km', 'lo', 'ko', 'ja', 'it', 'nl', 'pl', 'cs', 'sk', 'hu', 'ro', 'bg', 'sr', 'hr', 'bs', 'sl', 'mk', 'sq', 'el',
  'he', 'ka', 'hy', 'az', 'kk', 'uz', 'tg', 'ky', 'mn', 'be', 'lt', 'lv', 'et', 'fi', 'sv', 'no', 'da', 'is', 'ca',
  'eu', 'gl', 'sw', 'am', 'ti', 'so', 'ha', 'yo', 'ig', 'rw', 'mg', 'ne', 'si', 'ta', 'te', 'pa', 'ps', 'ku', 'tl',
  'ht', 'qu', 'gn', 'af', 'zu', 'xh', 'dv',
] as const; // prettier-ignore

export const isLanguage = (code: string): boolean => LETTER_LANGUAGES.some(lang => lang === code);

const MOST_NAMES = 5000;

const nameIn = keep(codeAndLocale => {
  const [code = '', locale = ''] = codeAndLocale.split(' ');
  return languagesIn(locale).of(code) ?? code;
}, MOST_NAMES);

/** The name of a language in the reader's language, such as "Spanish". */
export const languageName = (code: string, reader: string): string => nameIn(`${code} ${localeOf(reader)}`);

/** The name of a language in itself, such as "español". */
export const ownName = (code: string): string => nameIn(`${code} ${code}`);

/** Names joined by the language's own "and". */
export function joinList(parts: readonly string[], lang: string): string {
  return listsIn(localeOf(lang)).format(parts);
}
