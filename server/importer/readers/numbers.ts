// Reads the number of an Urgent Action ("UA 88.23", "AU : 76/23", "FI 081/21-3") and its index ("AFR 35/9143/2019").
import { fold } from '../text/fold.ts';

export type NumberFound = {
  start: number;
  end: number;
  /** `88/23` */
  number: string;
  /** "FI 081/21-3" says itself that it is the third update; `null` where the number does not say. */
  update: number | null;
};

const NUMBER =
  /(?<![\p{L}\p{N}])(urgent action network|urgent actions?|action urgente|accion urgente|ua|au|extra|fi|eilaktion)(?:[ -]?(?:n(?:o|r|um|umero|umber)?|#))?[ .:°º#()-]{0,6}(?:[a-z]{2,20} )?(\d{1,3})\s?[./]\s?((?:19|20)?\d{2})(?:-(\d{1,2}))?(?![\d/])/gu;

/** Every number that follows its word, from left to right. */
export function numbersIn(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of fold(text).matchAll(NUMBER)) {
    const [all, word, count, year, suffix] = match;
    if (word === undefined || count === undefined || year === undefined) continue;
    const number = `${Number(count)}/${year.slice(-2)}`;
    const update = suffix === undefined ? (word === 'fi' ? 0 : null) : Number(suffix);
    if (Number(count) > 0) found.push({ start: match.index, end: match.index + all.length, number, update });
  }
  return found;
}

/** The whole index as printed, its region and the number of its country. */
export type IndexFound = { start: number; end: number; index: string; region: string; country: number };

const INDEX =
  /(?<![\p{Lu}])(?:(?<=\p{Ll})|(?<![\p{L}]))(AFR|AMR|ASA|EUR|MDE|ACT|POL|IOR|NWS|ORG)[ -]?(\d{2})\s?\/\s?(\d{1,5})(?:\s?\/\s?((?:19|20)?\d{2}))?(?![\d])/gu;
// "PUBLIC" and the like run into the label, and the label into the index.
const GLUED = /(AFR|AMR|ASA|EUR|MDE|ACT|POL|IOR|NWS) ?(\d{2})\/(\d{1,5})\/((?:19|20)?\d{2})(?!\d)/g;

export function indexesIn(text: string): IndexFound[] {
  const found = new Map<number, IndexFound>();
  for (const pattern of [INDEX, GLUED]) {
    for (const match of text.matchAll(pattern)) {
      const [all, region, country] = match;
      if (region === undefined || country === undefined || found.has(match.index)) continue;
      const end = match.index + all.length;
      found.set(match.index, { start: match.index, end, index: all, region, country: Number(country) });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

export const hasIndex = (text: string): boolean => indexesIn(text).length > 0;
