// Breaks lines in which headings, a salutation and the letter's greeting ran into each other.
import { headingAt, isUpper, mayBegin, type HeadingFound } from '../sections/headings.ts';
import { greetingsIn } from '../readers/greeting.ts';
import { foldedWords, type Word } from '../text/fold.ts';
import { cut, type Piece } from '../text/piece.ts';
import { contactLabels } from '../readers/contact-labels.ts';
import { replaceLine, type Line } from './lines.ts';

export const unglued = (lines: readonly Line[]): Line[] =>
  lines.flatMap(line => replaceLine(line, atHeadings(line.piece).flatMap(atGreetings)));

/** Capitals make a heading stand out wherever it is: "… Dear Ambassador SAMPLE LETTER Your Excellency, …". */
function atHeadings(piece: Piece): Piece[] {
  if (!/\p{Lu}{3}/u.test(piece.text)) return [piece];
  const words = foldedWords(piece.text);
  const breaks: number[] = [];
  const printed = (word: Word | undefined): string =>
    word === undefined ? '' : piece.text.slice(word.start, word.end);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || !isCapital(printed(word)) || !isCapital(printed(words[i + 1]))) continue;
    const found = mayBegin(word) ? headingFrom(piece.text, words, i) : null;
    if (found === null || !isUpper(piece.text.slice(found.start, found.end))) continue;
    if (found.end - found.start < 8) continue;
    // The first words of a headline may be an earlier heading: "URGENT ACTION" only parts a head from its title.
    if (found.heading === 'urgentAction' && i > 0 && !/\d/.test(piece.text.slice(0, found.start))) continue;
    if (i > 0) breaks.push(startOf(piece.text, found.start));
    const colon = found.value > found.end;
    if (!colon) breaks.push(found.end);
    // What goes on in capitals belongs to the heading, or is its headline.
    while (i + 1 < words.length && (isCapital(printed(words[i + 1])) || !colonless(printed(words[i + 1]))))
      i++;
  }
  return pieces(piece, breaks);
}

const isCapital = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
const colonless = (text: string): boolean => /\p{L}/u.test(text);

/** The heading at a word, with its colon or without; places are those of the whole line. */
function headingFrom(text: string, words: readonly Word[], index: number): HeadingFound | null {
  const start = words[index]?.start ?? 0;
  const line = text.slice(start, start + 260);
  const near = words
    .slice(index, index + 24)
    .map(word => ({ ...word, start: word.start - start, end: word.end - start }))
    .filter(word => word.end <= line.length);
  const found = headingAt(line, near, 0) ?? bareHeading(line, near);
  if (found === null) return null;
  return { ...found, start: found.start + start, end: found.end + start, value: found.value + start };
}

/** A heading in capitals with neither colon nor line end after it. */
function bareHeading(line: string, words: readonly Word[]): HeadingFound | null {
  for (let count = Math.min(5, words.length); count >= 2; count--) {
    const last = words[count - 1];
    if (last === undefined || !isUpper(line.slice(0, last.end))) continue;
    const found = headingAt(line.slice(0, last.end), words.slice(0, count), 0);
    if (found === null) continue;
    // Capitals that go on are another heading's, or a sentence's; only a headline follows "URGENT ACTION" so.
    const next = /^[^\p{L}\n]*(\p{Lu}{2,})[^\p{L}]+(\p{Lu}{2,})(?!\p{Ll})/u.test(line.slice(found.end));
    if (!next || found.heading === 'urgentAction') return { ...found, value: found.end };
  }
  return null;
}

/** A bullet or an opening quotation mark before a heading goes with it. */
function startOf(text: string, at: number): number {
  const before = /[•\-–*"“(]?[ ]*$/.exec(text.slice(Math.max(0, at - 4), at));
  return at - (before?.[0].length ?? 0);
}

/** A greeting after the last field of a target begins the letter; a second one after "Salutation:" too. */
function atGreetings(piece: Piece): Piece[] {
  const labels = contactLabels(piece.text);
  const first = labels[0];
  if (first === undefined) return [piece];
  const breaks: number[] = [];
  for (const greeting of greetingsIn(piece.text)) {
    const label = labels.findLast(each => each.start < greeting.start);
    if (label === undefined) continue;
    const before = piece.text.slice(label.value, greeting.start);
    if (
      label.label === 'salutation' &&
      (before.trim() === '' || /(?:[/,|&(;]|\b(?:or|ou|o|oder|and|y|et|und|u))\s*$/iu.test(before))
    ) {
      continue;
    }
    if (greeting.loose) continue;
    breaks.push(greeting.start);
    break;
  }
  return pieces(piece, breaks);
}

function pieces(piece: Piece, breaks: readonly number[]): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const at of breaks) {
    if (at <= from || at >= piece.text.length) continue;
    parts.push(cut(piece, from, at));
    from = at;
  }
  parts.push(cut(piece, from));
  return parts;
}
