// Tells a letter's greeting from other lines, and where it ends.
import { LANGUAGES, phrasesOf } from '../words/every-language.ts';
import { phrases } from '../text/phrases.ts';
import { fold, foldedWords } from '../text/fold.ts';

const openings = phrases(
  LANGUAGES.flatMap(words => [
    ...words.looseGreetings.map(phrase => [phrase, 'loose'] as const),
    ...words.greetings.map(phrase => [phrase, 'sure'] as const),
  ]),
);
const readers = phrasesOf('readerGreetings');

/** A greeting somewhere in a text. `loose`: its first word may begin other lines too ("Monsieur"). */
export type GreetingFound = { start: number; loose: boolean };

/** Where greetings open in a text; the words of one are not the opening of another ("Dear Mr President"). */
export function greetingsIn(text: string): GreetingFound[] {
  const words = foldedWords(text);
  const found: GreetingFound[] = [];
  for (let i = 0; i < words.length; i++) {
    const opening = openings.at(words, i);
    if (opening === null) continue;
    const printed = text.charAt(opening.start);
    if (printed !== printed.toUpperCase()) continue;
    const previous = found.at(-1);
    // "Dear Minister", not "Minister" within it: loose words only count on their own.
    if (opening.value === 'loose' && previous !== undefined && opening.start - previous.start < 24) continue;
    found.push({ start: opening.start, loose: opening.value === 'loose' });
    i += opening.words - 1;
  }
  return found;
}

/** How a line that greets is cut: the greeting, and where the letter goes on in the same line. */
export type Greeting = { end: number; rest: number; sure: boolean };

const LONGEST = 120;

/** Whether a line begins with a greeting (not of the reader), and where it ends. */
export function greetingOf(line: string): Greeting | null {
  const start = line.length - line.trimStart().length;
  const words = foldedWords(line.slice(0, LONGEST + start + 40));
  const opening = openings.at(words, 0);
  if (opening === null || readers.at(words, 0) !== null) return null;
  if (line.charAt(opening.start) !== line.charAt(opening.start).toUpperCase()) return null;
  if (line.slice(0, opening.start).trim().length > 1) return null;
  const end = endOfGreeting(line);
  if (opening.value === 'loose' && (end !== line.trimEnd().length || words.length > 9 || /\d/.test(line)))
    return null;
  if (end === null) {
    // No comma: a line of its own, short and without a full stop, is a greeting if it opens surely.
    const text = line.trim();
    const alone =
      text.length <= 80 && !/[.!?\d]$/.test(text) && opening.value === 'sure' && words.length <= 9;
    return alone ? { end: line.trimEnd().length, rest: line.length, sure: false } : null;
  }
  return { end, rest: end, sure: true };
}

/** After the comma or colon that closes it; "Dear Minister, or Dear Ambassador," has two. */
function endOfGreeting(line: string): number | null {
  const folded = fold(line);
  let from = 0;
  for (let turn = 0; turn < 4; turn++) {
    const mark = /[,:!]/.exec(folded.slice(from, from + LONGEST));
    if (mark === null) return turn === 0 ? null : from;
    const end = from + mark.index + 1;
    const between = folded.slice(from, end);
    if (
      turn === 0 &&
      /[.?!] \p{L}/u.test(between.replace(/\b(?:mr|mrs|ms|dr|sr|sra|hon|h\.e|prof|gen|st|m|s\.e|rt)\. /g, ''))
    )
      return null;
    const goesOn = /^\s*(?:or|and|ou|et|o|y|oder|und|\/|&)\s+(?=\p{L})/u.exec(folded.slice(end, end + 12));
    const after = folded.slice(end).trim();
    if (
      goesOn !== null &&
      openings.at(foldedWords(folded.slice(end + goesOn[0].length, end + 60)), 0) !== null
    ) {
      from = end;
      continue;
    }
    // "Your Majesty Queen X, Queen of Y," on a line of its own is one greeting.
    if (after !== '' && after.length < 60 && after.endsWith(',') && !/[.;]/.test(after))
      return line.trimEnd().length;
    return end;
  }
  return from;
}
