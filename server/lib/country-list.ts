// Countries typed as a list: names in the reader's language or two-letter codes, with commas between.
import { countryChoices, countryName, isCountry } from './countries.ts';

const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** Codes as names in the reader's language, with commas between. */
export const writeCountries = (codes: readonly string[], reader: string): string =>
  codes.map(code => countryName(code, reader)).join(', ');

/** The codes of what was typed, each once, and the words that name no country. */
export function readCountries(text: string, reader: string): { codes: string[]; unknown: string[] } {
  const byName = new Map(countryChoices(reader).map(({ code, name }) => [plain(name), code]));
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const word of text.split(/[,;\n،]/).map(each => each.trim())) {
    if (word === '') continue;
    const code = byName.get(plain(word)) ?? word.toUpperCase();
    if (isCountry(code)) codes.add(code);
    else unknown.push(word);
  }
  return { codes: [...codes], unknown };
}
