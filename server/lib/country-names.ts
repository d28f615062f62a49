// Countries as people write them: a code, or a name in one of many languages; the nearest name to a slip of the pen.
import { countryName, isCountry, everyCountry } from './countries.ts';
import { keep } from './keep.ts';
import { nearestWord, plainWords } from './near-words.ts';

/** The languages whose names of countries are read, whatever the site's own are. */
const LANGUAGES = 'en es fr de pt it nl ca pl cs sv no da fi hu ro tr id ru uk ar fa he hi zh ja ko'.split(
  ' ',
);

/** In use, and neither a code of ISO 3166 nor a name that the language data gives. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  'estados unidos de america': 'US',
  eeuu: 'US',
  'ee uu': 'US',
  uk: 'GB',
  'u k': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'republic of ireland': 'IE',
  holland: 'NL',
  'czech republic': 'CZ',
  'republica checa': 'CZ',
  macedonia: 'MK',
  swaziland: 'SZ',
  burma: 'MM',
  uae: 'AE',
};

/** Plain names to codes. A name that means two countries in two languages means none here. */
const codesByName = keep((): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>(Object.entries(ALSO));
  const twice = new Set<string>();
  const add = (name: string | undefined, code: string): void => {
    const plain = plainWords(name ?? '');
    const before = codes.get(plain);
    if (plain === '' || before === code) return;
    if (before === undefined) codes.set(plain, code);
    else if (!(plain in ALSO)) twice.add(plain);
  };
  for (const lang of LANGUAGES) {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    for (const code of everyCountry) add(names.of(code), code);
  }
  for (const plain of twice) codes.delete(plain);
  return codes;
});

/** The code of a country written as a code or as a name; null where it names none. */
export function countryFrom(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (isCountry(code)) return code;
  return codesByName('').get(plainWords(text)) ?? null;
}

/** The name, in the reader's language, of the country that was probably meant; null where none is near. */
export function nearestCountry(text: string, reader: string): string | null {
  const codes = codesByName('');
  const found = nearestWord(plainWords(text), codes.keys());
  return found === null ? null : countryName(codes.get(found) ?? null, reader);
}
