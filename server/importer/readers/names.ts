// Tells names of persons from other lines: their shape, their particles, their honorifics.
import { countryNamed } from '../places/countries.ts';
import { fold, foldedWords, type Word } from '../text/fold.ts';
import { phrasesOf } from '../words/every-language.ts';
import { list } from '../words/list.ts';
import { capital, hasStreet, isOfficeLine } from './posts.ts';

const honorifics = phrasesOf('honorifics');
const PARTICLES = new Set(
  list(
    'al, el, bin, ibn, bint, ben, ould, von, van, der, den, de, del, da, dos, das, do, di, la, le, y, e, abu, ul, ur, du, des, los, las, ap, ag, oglu, ogly, kyzy, qizi, dan, a, binti, st',
  ).map(fold),
);

/** The words of honour before a name: "H.E. Mr." */
export function honorificWords(words: readonly Word[], index: number): number {
  let i = index;
  while (i < words.length) {
    const found = honorifics.at(words, i);
    if (found === null) break;
    i += found.words;
  }
  return i - index;
}

export const beginsWithHonorific = (text: string): boolean =>
  honorifics.at(foldedWords(text), 0) !== null && /^\S+\s/.test(text);

/** Whether a text has the shape of a person's name, of two words or more (one after an honorific). */
export function isName(text: string): boolean {
  const bare = text.replace(/[,.]$/, '').trim();
  if (bare.length < 3 || bare.length > 90 || /[\d@:;!?"“”[\]<>|]/.test(bare)) return false;
  if (/,/.test(bare) && !/, (?:Jr|Sr|II|III|QC|KC|SC|MP|PhD)\.?$/.test(bare)) return false;
  const words = foldedWords(bare);
  const honors = honorificWords(words, 0);
  const names = words.slice(honors);
  if (names.length === 0 || names.length > 8) return false;
  if (countryNamed(bare) !== null || isOfficeLine(bare)) return false;
  // "Plaza" and "Ring" are surnames too.
  if (honors === 0 && hasStreet(bare)) return false;
  let strong = 0;
  for (const word of names) {
    const printed = bare.slice(word.start, word.end);
    if (capital(bare, word)) strong += printed.length > 1 ? 1 : 0;
    else if (honors > 0 && /^(?:and|et|y|und|e)$/.test(word.text)) continue;
    else if (!PARTICLES.has(word.text) && !/['’-]/.test(bare.charAt(word.start - 1))) return false;
  }
  return strong >= 2 || (strong === 1 && honors > 0);
}
