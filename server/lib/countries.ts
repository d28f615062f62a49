// Countries and territories as ISO 3166-1 alpha-2 codes (and XK, in use for Kosovo): names and sorted choices.
import { keep } from './keep.ts';
import { alphabetOf, localeOf } from './languages.ts';

const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

const known = new Set(CODES);

/** Every code there is. */
export const everyCountry: readonly string[] = CODES;

export const isCountry = (code: string): boolean => known.has(code);

const countriesIn = keep(locale => new Intl.DisplayNames([locale], { type: 'region' }));

const MOST_NAMES = 5000;

const nameIn = keep(codeAndLocale => {
  const [code = '', locale = ''] = codeAndLocale.split(' ');
  return countriesIn(locale).of(code) ?? code;
}, MOST_NAMES);

/** The name of a country in the reader's language, '' for none; an unknown code is shown as it is. */
export function countryName(code: string | null, reader: string): string {
  if (code === null || !known.has(code)) return code ?? '';
  return nameIn(`${code} ${localeOf(reader)}`);
}

export type CountryChoice = { code: string; name: string };

const choicesByLanguage = new Map<string, readonly CountryChoice[]>();

/** Every country with its name, sorted as the reader's language sorts. */
export function countryChoices(reader: string): readonly CountryChoice[] {
  const held = choicesByLanguage.get(reader);
  if (held) return held;
  const compare = alphabetOf(reader);
  const choices = CODES.map(code => ({ code, name: countryName(code, reader) })).sort((a, b) =>
    compare(a.name, b.name),
  );
  choicesByLanguage.set(reader, choices);
  return choices;
}
