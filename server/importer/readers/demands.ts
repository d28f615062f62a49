// Reads the bullets of a text without a letter: what the letters should ask for.
import { foldedWords } from '../text/fold.ts';
import { cut, tidy, trim, type Piece } from '../text/piece.ts';
import { phrasesOf } from '../words/every-language.ts';
import { unwrap } from '../normalise/lines.ts';
import type { Row } from '../sections/rows.ts';
import { isAside, isReporting } from './prose.ts';

const openings = phrasesOf('demands');
const MARK = /^\s*(?:[-–—*•◼■▪●○·§►➢\uf0b7\uf0a7n]|\d{1,2}[.)])\s+(?=\S)|^\s*[•◼■▪●·]\s*(?=\p{L})/u;

/** The demands, joined over their lines, without mark and without the last semicolon or full stop. */
export function demandsIn(rows: readonly Row[]): Piece[] {
  const marked = rows.some(row => isMarked(row.piece.text) && opens(row.piece.text));
  const bullets: Row[][] = [];
  let closed = false;
  for (const row of rows) {
    const text = row.piece.text;
    const begins = marked ? isMarked(text) : opens(text);
    if (begins && !isReporting(text)) {
      bullets.push([
        { ...row, piece: trim(cut(row.piece, marked ? (MARK.exec(text)?.[0].length ?? 0) : 0)) },
      ]);
      closed = false;
      continue;
    }
    const last = bullets.at(-1);
    if (last === undefined || closed) continue;
    // A bullet goes on on the next line until it is ended; after an empty line only in small letters.
    if (isAside(text) || isEnded(last) || (row.gap && !/^\p{Ll}/u.test(text))) closed = true;
    else last.push(row);
  }
  return bullets.map(lines => withoutEnd(tidy(unwrap(lines)))).filter(demand => demand.text.length > 8);
}

const isMarked = (text: string): boolean => MARK.test(text);
const opens = (text: string): boolean => {
  const bare = text.replace(MARK, '');
  return openings.at(foldedWords(bare.slice(0, 60)), 0) !== null && /^\s*["“]?\p{L}/u.test(bare);
};
const isEnded = (lines: readonly Row[]): boolean =>
  /[;.]\s*(?:and|y|et|und)?\s*$/.test(lines.at(-1)?.piece.text ?? '');

function withoutEnd(piece: Piece): Piece {
  const end = /(?:[;.,]\s*(?:and|y|et|und)?|[;.,\s])\s*$/.exec(piece.text);
  return end === null ? piece : trim(cut(piece, 0, end.index));
}
