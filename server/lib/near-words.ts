// Words as people write them: compared without case, accents and marks, and the nearest known one to a slip of the pen.
import { distance } from 'fastest-levenshtein';

/** Letters and figures only, without case and accents, single spaces between. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** No longer text is compared: a slip of the pen is not that long, and comparing costs the product of both. */
const LONGEST = 120;
/** Of the longer of two words, the part that may differ for one to be meant by the other. */
const MOST_DIFFERENT = 0.4;

/** The known word nearest to what was typed, both plain; null where none is near. */
export function nearestWord(plain: string, known: Iterable<string>): string | null {
  if (plain === '' || plain.length > LONGEST) return null;
  let best: { word: string; apart: number } | null = null;
  for (const word of known) {
    const longer = Math.max(word.length, plain.length);
    if (longer > LONGEST) continue;
    // A part of the whole name is nearer than most: "Attorney General" of "Attorney General of the Republic".
    const within = plain.length >= 5 && word.includes(plain);
    const apart = within ? 0.2 : distance(plain, word) / longer;
    if (apart <= MOST_DIFFERENT && (best === null || apart < best.apart)) best = { word, apart };
  }
  return best?.word ?? null;
}
