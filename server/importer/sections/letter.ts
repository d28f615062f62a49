// Finds the letter among the rows: from its greeting to its sign-off.
import { greetingOf } from '../readers/greeting.ts';
import { isProse } from '../readers/prose.ts';
import { signOffOf } from '../readers/sign-off.ts';
import { contactLabels } from '../readers/contact-labels.ts';
import { cut, trim, type Piece } from '../text/piece.ts';
import type { Heading } from '../words/words.ts';
import type { Row } from './rows.ts';

export type LetterFound = {
  greeting: Piece | null;
  body: Row[];
  signOff: Piece | null;
  /** The rows taken up: from `start` to before `end`. */
  start: number;
  end: number;
  /** Whether a heading says that it is the letter. */
  headed: boolean;
};

const ENDS: ReadonlySet<Heading> = new Set<Heading>([
  'background',
  'languages',
  'deadline',
  'names',
  'contacts',
  'copies',
  'previous',
  'takeAction',
  'appeal',
]);

export function findLetter(rows: readonly Row[]): LetterFound | null {
  let best: LetterFound | null = null;
  let bestScore = 0;
  let headed = false;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) continue;
    if (row.heading !== null) {
      headed = row.heading === 'letter';
      continue;
    }
    const letter = letterAt(rows, i, headed);
    headed = false;
    if (letter === null) continue;
    const score = scoreOf(letter);
    if (score > bestScore) [best, bestScore] = [letter, score];
    // Nothing within a letter begins another.
    if (letter.signOff !== null) i = letter.end - 1;
  }
  return best;
}

function letterAt(rows: readonly Row[], index: number, headed: boolean): LetterFound | null {
  const first = rows[index];
  if (first === undefined) return null;
  const greeting = greetingOf(first.piece.text);
  if (greeting === null && !headed) return null;
  if (greeting !== null && !headed && isSalutation(rows, index)) return null;
  // Without its comma a line greets only where sentences follow.
  if (
    greeting?.sure === false &&
    !headed &&
    !(rows[index + 1]?.gap === true || isProse(rows[index + 1]?.piece.text ?? '', false))
  )
    return null;
  const letter: LetterFound = {
    greeting: greeting === null ? null : trim(cut(first.piece, 0, greeting.end)),
    body: [],
    signOff: null,
    start: index,
    end: index + 1,
    headed,
  };
  if (greeting === null) letter.body.push(first);
  else {
    const rest = trim(cut(first.piece, greeting.rest));
    if (rest.text !== '' && endsWith(letter, { ...first, piece: rest, gap: true }))
      return finish(letter, index);
  }
  for (let i = index + 1; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) break;
    letter.end = i;
    if (row.heading !== null) {
      if (ENDS.has(row.heading)) return finish(letter, i - 1);
      letter.body.push(row);
    } else if (endsWith(letter, row)) {
      const end = longSignOffEnd(letter, rows, i);
      return finish(letter, end);
    }
  }
  return finish(letter, rows.length - 1);
}

/** Takes a row into the letter; true if it ends the letter. */
function endsWith(letter: LetterFound, row: Row): boolean {
  const found = signOffOf(row.piece.text);
  if (found === null) {
    letter.body.push(row);
    return false;
  }
  const before = trim(cut(row.piece, 0, found.start));
  if (before.text !== '') letter.body.push({ ...row, piece: before });
  letter.signOff = trim(cut(row.piece, found.start, found.end));
  return true;
}

/** A sign-off that is a sentence may take up several lines. */
function longSignOffEnd(letter: LetterFound, rows: readonly Row[], index: number): number {
  const signOff = letter.signOff;
  if (signOff === null || signOff.text.length < 45 || /[.,!]$/.test(signOff.text)) return index;
  for (let i = index + 1; i < Math.min(rows.length, index + 4); i++) {
    const row = rows[i];
    if (row === undefined || row.heading !== null || row.gap || letter.signOff === null) return i - 1;
    letter.signOff = joined(letter.signOff, row.piece);
    if (/[.,!]$/.test(row.piece.text)) return i;
  }
  return index;
}

const joined = (a: Piece, b: Piece): Piece => ({
  text: `${a.text} ${b.text}`,
  at: Int32Array.from([...a.at, -1, ...b.at]),
});

function finish(letter: LetterFound, last: number): LetterFound {
  return { ...letter, end: last + 1 };
}

/** "Salutation:" may have its value on the next line. */
function isSalutation(rows: readonly Row[], index: number): boolean {
  const before = rows[index - 1];
  if (before === undefined) return false;
  const label = contactLabels(before.piece.text).at(-1);
  return label?.label === 'salutation' && before.piece.text.slice(label.value).trim() === '';
}

function scoreOf(letter: LetterFound): number {
  const length = letter.body.reduce((sum, row) => sum + row.piece.text.length, 0);
  if (length < 40) return 0;
  // A greeting alone, far from any sign-off, may be a quotation.
  if (letter.signOff === null && !letter.headed && length > 12_000) return 0;
  return (
    1 +
    (letter.headed ? 4 : 0) +
    (letter.signOff === null ? 0 : 3) +
    (letter.greeting === null ? 0 : 1) +
    (length > 200 ? 1 : 0)
  );
}
