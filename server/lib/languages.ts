// Languages as ISO 639-1 codes: their names, and the direction they are written in.

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi', 'dv', 'ckb', 'qps']);

export const directionOf = (lang: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(lang) ? 'rtl' : 'ltr');

/** Languages an action may be written or answered in, most written first; the list a person chooses from. */
export const LETTER_LANGUAGES = [
  'en', 'es', 'fr', 'ar', 'pt', 'ru', 'zh', 'de', 'uk', 'fa', 'tr', 'vi', 'th', 'id', 'ms', 'hi', 'bn', 'ur', 'my',
  'km', 'lo', 'ko', 'ja', 'it', 'nl', 'pl', 'cs', 'sk', 'hu', 'ro', 'bg', 'sr', 'hr', 'bs', 'sl', 'mk', 'sq', 'el',
  'he', 'ka', 'hy', 'az', 'kk', 'uz', 'tg', 'ky', 'mn', 'be', 'lt', 'lv', 'et', 'fi', 'sv', 'no', 'da', 'is', 'ca',
  'eu', 'gl', 'sw', 'am', 'ti', 'so', 'ha', 'yo', 'ig', 'rw', 'mg', 'ne', 'si', 'ta', 'te', 'pa', 'ps', 'ku', 'tl',
  'ht', 'qu', 'gn', 'af', 'zu', 'xh', 'dv',
] as const; // prettier-ignore

export const isLanguage = (code: string): boolean => LETTER_LANGUAGES.some(lang => lang === code);

/** The name of a language in the reader's language, such as "Spanish". */
export function languageName(code: string, reader: string): string {
  return new Intl.DisplayNames([reader === 'qps' ? 'en' : reader], { type: 'language' }).of(code) ?? code;
}

/** The name of a language in itself, such as "español". */
export const ownName = (code: string): string =>
  new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

/** Names joined by the language's own "and". */
export function joinList(parts: readonly string[], lang: string): string {
  return new Intl.ListFormat(lang === 'qps' ? 'en' : lang, { type: 'conjunction' }).format(parts);
}
