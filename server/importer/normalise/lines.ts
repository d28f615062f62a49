// Cuts a text into lines, takes off the marks of quoted mail, and drops empty lines while remembering them.
import { cut, edit, join, split, trim, type Piece } from '../text/piece.ts';

/** A line that is not empty. */
export type Line = {
  readonly piece: Piece;
  /** Whether an empty line stood before it. */
  readonly gap: boolean;
};

export function linesOf(piece: Piece): Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const raw of split(piece, /\n/g)) {
    const line = trimEnd(raw);
    if (line.text.trim() === '') {
      gap = true;
      continue;
    }
    lines.push({ piece: line, gap });
    gap = false;
  }
  return lines;
}

const QUOTED = /^[ ]{0,3}(?:>[ ]?){1,20}/gm;

/** Without the "> " of a forwarded mail, however often it was forwarded. */
export function withoutQuotes(piece: Piece): Piece {
  const edits = [...piece.text.matchAll(QUOTED)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    text: '',
  }));
  return edit(piece, edits);
}

const trimEnd = (piece: Piece): Piece => cut(piece, 0, piece.text.trimEnd().length);

/** Lines with other words in their place; the gap before the first one stays. */
export function replaceLine(line: Line, pieces: readonly Piece[]): Line[] {
  return pieces
    .map((piece, i) => (i === 0 ? trimEnd(piece) : trim(piece)))
    .filter(piece => piece.text.trim() !== '')
    .map((piece, i) => ({ piece, gap: i === 0 && line.gap }));
}

/** Lines of running text as one: a word broken at a hyphen is closed up, the hyphen stays. */
export function unwrap(lines: readonly Line[]): Piece {
  const parts: Piece[] = [];
  for (const { piece } of lines) {
    const next = trim(piece);
    const last = parts.at(-1);
    if (last !== undefined && /[\p{Ll}]-$/u.test(last.text) && /^\p{Ll}/u.test(next.text)) {
      parts[parts.length - 1] = join([last, next], '');
    } else {
      parts.push(next);
    }
  }
  return join(parts, ' ');
}
