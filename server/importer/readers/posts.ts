// Tells posts ("Minister of Justice"), names, offices and addresses apart by their words.
import { adjectivesIn, countriesIn, type CountryFound } from '../places/countries.ts';
import { fold, foldedWords, type Word } from '../text/fold.ts';
import { phrasesOf } from '../words/every-language.ts';
import { list } from '../words/list.ts';

const posts = phrasesOf('posts');
const postWords = phrasesOf('postWords');
const offices = phrasesOf('offices');
const bodies = phrasesOf('bodies');
const streets = phrasesOf('streets');

// German compounds: "Justizminister", "Innenministerium".
const POST_ENDINGS = list(
  'minister, ministerin, präsident, präsidentin, staatsanwalt, staatsanwältin, direktor, direktorin, botschafter, botschafterin, sekretär, sekretärin',
).map(fold);
const OFFICE_ENDINGS = list(
  'ministerium, ministeriums, botschaft, staatsanwaltschaft, konsulat, gericht, palast, behörde',
).map(fold);
const endsIn = (word: Word, endings: readonly string[]): boolean =>
  endings.some(ending => word.text.length > ending.length && word.text.endsWith(ending));

const CONNECTORS = new Set(
  list(
    'of, for, the, and, de, del, la, el, los, las, du, des, der, die, und, für, y, et, a, da, do, dos, to, in, von, im, l, d, s, e, aux, au, à, en',
  ).map(fold),
);
/** After these an unknown name is a place within the title: "Governor of Carabobo". */
const BEFORE_PLACE = new Set(list('of, de, du, del, von, for, in, d, da, do, des, der').map(fold));

export const isPost = (words: readonly Word[], i: number): number => {
  const found = posts.at(words, i);
  if (found !== null) return found.words;
  const word = words[i];
  if (word === undefined) return 0;
  // "Ministers of Home Affairs"
  if (word.text.endsWith('s') && posts.at([{ ...word, text: word.text.slice(0, -1) }], 0) !== null) return 1;
  return endsIn(word, POST_ENDINGS) ? 1 : 0;
};
const isOffice = (words: readonly Word[], i: number): number => {
  const found = offices.at(words, i);
  if (found !== null) return found.words;
  const word = words[i];
  return word !== undefined && endsIn(word, OFFICE_ENDINGS) ? 1 : 0;
};

/** Whether a word of a text begins with a capital. */
export const capital = (text: string, word: Word | undefined): boolean => {
  const char = word === undefined ? '' : text.charAt(word.start);
  return char !== char.toLowerCase();
};

/** Where the post ends with which a line begins, and whether its last word is a place nobody listed. */
export type PostFound = { end: number; place: boolean };

/** `end` is 0 where a line does not begin with a post: "Minister of Justice" of "Minister of Justice Ana X". */
export function postOf(text: string): PostFound {
  const words = foldedWords(text);
  const places = countriesIn(text).concat(adjectivesIn(text));
  let seen = false;
  let end = 0;
  let atPlace = false;
  let placeMayFollow = false;
  let i = 0;
  while (i < words.length) {
    const word = words[i];
    if (word === undefined) break;
    // Past a comma only another post goes on: "Minister of Justice, Keeper of the Seals".
    const gap = text.slice(words[i - 1]?.end ?? 0, word.start);
    if (/[,;:(/]/.test(gap) && seen && !continues(words, i)) break;
    if (CONNECTORS.has(word.text) && isPost(words, i) === 0) {
      if (!seen) break;
      placeMayFollow ||= BEFORE_PLACE.has(word.text);
      i++;
      continue;
    }
    // After a post these are names: "Permanent Representative Amir X".
    if (seen && NAMES_TOO.has(word.text) && !CONNECTORS.has(words[i - 1]?.text ?? '')) break;
    const part = partOf(words, i, places, seen);
    if (part === null) {
      if (!seen || /\d/.test(word.text)) break;
      const lower = !capital(text, word);
      if (!lower && !placeMayFollow) break;
      // "Governor of Carabobo state": one name nobody listed, and whatever is in small letters.
      atPlace = !lower;
      placeMayFollow = false;
      i++;
      end = word.end;
      continue;
    }
    if (part.whole && part.end >= text.length && !seen) return { end: 0, place: false };
    seen ||= part.post;
    placeMayFollow = false;
    atPlace = false;
    i += part.words;
    if (seen) end = part.end;
  }
  return seen ? { end, place: atPlace } : { end: 0, place: false };
}

const NAMES_TOO = new Set([
  'amir',
  'emir',
  'sultan',
  'prince',
  'king',
  'dean',
  'lord',
  'marshal',
  'pope',
  'rey',
  'roi',
  'leader',
]);

type Part = { words: number; end: number; post: boolean; whole: boolean };

/** A word of a post: the post itself, what it is of, a country. */
function partOf(
  words: readonly Word[],
  i: number,
  places: readonly CountryFound[],
  seen: boolean,
): Part | null {
  const word = words[i];
  if (word === undefined) return null;
  const post = isPost(words, i);
  if (post > 0) return { words: post, end: words[i + post - 1]?.end ?? word.end, post: true, whole: false };
  const place = places.find(each => each.start === word.start);
  if (place !== undefined && (seen || i === 0)) {
    const count = words.slice(i).filter(each => each.start < place.end).length;
    return { words: count, end: place.end, post: false, whole: true };
  }
  const known = postWords.at(words, i) ?? (seen ? (offices.at(words, i) ?? bodies.at(words, i)) : null);
  if (known === null) return null;
  return { words: known.words, end: known.end, post: false, whole: false };
}

/** How many characters of a line are a post, from its beginning; 0 for none. */
export const postEnd = (text: string): number => postOf(text).end;

const continues = (words: readonly Word[], i: number): boolean => {
  for (let k = i; k < i + 4; k++) {
    if (isPost(words, k) > 0) return true;
    const word = words[k];
    if (word === undefined || (postWords.at(words, k) === null && !CONNECTORS.has(word.text))) return false;
  }
  return false;
};

/** Whether an office begins with this word: "Prime Ministry Office", "Permanent Mission of …". */
export function officeAt(words: readonly Word[], index: number): boolean {
  for (let i = index; i < Math.min(words.length, index + 5); i++) {
    if (isOffice(words, i) > 0) return true;
    const part = postWords.at(words, i);
    const word = words[i];
    if (word === undefined) return false;
    if (part === null && isPost(words, i) === 0 && word.text !== 's') return false;
  }
  return false;
}

/** A line that is an office of the state. */
export function isOfficeLine(text: string): boolean {
  const words = foldedWords(text);
  const first = words[0];
  if (first === undefined) return false;
  // "Community council": two words that are a body together.
  if ((bodies.at(words, 0)?.words ?? 0) > 1) return false;
  // "Police Commissioner" is a post of the office.
  if (isOffice(words, 0) > 0) return isPost(words, isOffice(words, 0)) === 0;
  // "Prosecutor General's Office", but not "Head of the President's Office".
  const officeIndex = words.findIndex((_, i) => isOffice(words, i) > 0);
  if (officeIndex < 0) return false;
  const before = words.slice(0, officeIndex);
  if (isPost(words, 0) > 0) {
    const possessive = before.at(-1)?.text === 's' || before.at(-2)?.text === 's';
    return possessive && !before.some(word => word.text === 'of' || word.text === 'de');
  }
  if (before.length > 4) return false;
  if (before.some((_, i) => isPost(words, i) > 0)) {
    return before.at(-1)?.text === 's' || endsIn(first, OFFICE_ENDINGS);
  }
  // "General Prosecutor's Office" and "National Commission": no person's name has an office in it.
  return true;
}

const BODY_IF_NO_OFFICE = (words: readonly Word[]): boolean =>
  words.some((_, i) => bodies.at(words, i) !== null);

/** A body of civil society, which is itself written to. */
export function isBodyLine(text: string): boolean {
  return BODY_IF_NO_OFFICE(foldedWords(text));
}

// Names of persons have these too; they make no address on their own.
const WEAK_STREETS = new Set(
  list(
    'park, hill, gate, place, court, way, col, st, no, via, casa, local, estado, villa, house, north, south, east, west, city, unit, area, row, case, cours, ring, jr, ne, se, square, private, mall, gardens, lane, drive, markt, haus, weg, damm, col, parque, via, villa, correo, entre, sector, zona',
  ).map(fold),
);

export function hasStreet(text: string): boolean {
  return streets.in(text).some(each => !WEAK_STREETS.has(fold(text.slice(each.start, each.end))));
}

/** Whether a word begins an address within a line: a street's word, a number. */
export function addressAt(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (word === undefined) return false;
  if (/\d/.test(word.text)) return true;
  const found = streets.at(words, i);
  return found !== null && (!WEAK_STREETS.has(word.text) || /^\d/.test(words[i + 1]?.text ?? ''));
}
