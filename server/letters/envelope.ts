// Paper and envelope by the country that a letter is posted from.
import type { Envelope, Paper } from '../platform/documents/document.ts';

// Countries whose post uses Letter paper and the number 10 envelope.
const LETTER = new Set([
  'US',
  'CA',
  'MX',
  'PR',
  'GT',
  'SV',
  'HN',
  'NI',
  'CR',
  'PA',
  'DO',
  'CO',
  'VE',
  'CL',
  'PH',
  'BO',
  'BZ',
]);
// DL envelopes with the window at the left, lower than the German one.
const DL = new Set([
  'GB',
  'IE',
  'IM',
  'JE',
  'GG',
  'AU',
  'NZ',
  'ZA',
  'IN',
  'MT',
  'HK',
  'SG',
  'MY',
  'KE',
  'NG',
  'GH',
]);

export const PAPERS: readonly Paper[] = ['a4', 'letter'];
export const ENVELOPES: readonly Envelope[] = ['din5008b', 'uk-dl', 'us-10', 'none'];

/** What is most used in a country (ISO 3166-1 alpha-2); A4 and DIN 5008 form B where nothing else is known. */
export function stationeryFor(country: string | null): { paper: Paper; envelope: Envelope } {
  const code = (country ?? '').toUpperCase();
  if (LETTER.has(code)) return { paper: 'letter', envelope: 'us-10' };
  if (DL.has(code)) return { paper: 'a4', envelope: 'uk-dl' };
  return { paper: 'a4', envelope: 'din5008b' };
}
