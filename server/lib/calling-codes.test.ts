// Country codes of telephone numbers: where an office answers, and an embassy abroad.
import { expect, it } from 'vitest';
import { countriesOfNumber, countryOfNumber } from './calling-codes.ts';
import { countryChoices } from './countries.ts';

it.each([
  ['+46 8 465 004 22', 'IQ', 'SE'],
  ['0049 30 23125 417', 'VE', 'DE'],
  ['+1 (202) 555-0101', 'CA', 'CA'],
  ['+1 202 555 0101', 'BO', 'US'],
  ['+7 727 000 00 00', 'KZ', 'KZ'],
  ['(0212) 555 01 01', 'VE', 'VE'],
  ['by appointment', null, null],
])('%s of an office of %s is in %s', (number, country, place) => {
  expect(countryOfNumber(number, country)).toBe(place);
});

it('knows the code of every country that has one of its own or shares one', () => {
  const known = new Set(
    Array.from({ length: 999 }, (_, code) => countriesOfNumber(`+${code}`)).flatMap(countries => [
      ...countries,
    ]),
  );
  const without = countryChoices('en')
    .map(({ code }) => code)
    .filter(code => !known.has(code));
  expect(without.sort()).toEqual(['AQ', 'BV', 'GS', 'HM', 'TF', 'UM']);
});
