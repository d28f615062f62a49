// A piece of text that knows where each of its characters stood in the text as it was given.
import type { Span } from '../model.ts';

/** `at[i]` is the place of `text[i]` in the original, or -1 for a character that was put in. */
export type Piece = { readonly text: string; readonly at: Int32Array };

export type Edit = { start: number; end: number; text: string };

/** The text as it was given. */
export const whole = (text: string): Piece => ({
  text,
  at: Int32Array.from({ length: text.length }, (_, i) => i),
});

export const cut = (piece: Piece, start: number, end = piece.text.length): Piece => ({
  text: piece.text.slice(start, end),
  at: piece.at.subarray(start, Math.max(start, end)),
});

/** Without white space at its ends. */
export function trim(piece: Piece): Piece {
  const start = piece.text.length - piece.text.trimStart().length;
  return cut(piece, start, Math.max(start, piece.text.trimEnd().length));
}

/** Pieces one after the other, with `between` put in. */
export function join(pieces: readonly Piece[], between: string): Piece {
  const text = pieces.map(piece => piece.text).join(between);
  const at = new Int32Array(text.length).fill(-1);
  let place = 0;
  for (const piece of pieces) {
    at.set(piece.at, place);
    place += piece.text.length + between.length;
  }
  return { text, at };
}

/** The piece with some of its text replaced; the edits stand in order and do not overlap. */
export function edit(piece: Piece, edits: readonly Edit[]): Piece {
  if (edits.length === 0) return piece;
  const parts: Piece[] = [];
  let from = 0;
  for (const each of edits) {
    parts.push(cut(piece, from, each.start));
    if (each.text !== '') parts.push(putIn(each.text, piece.at[each.start] ?? -1));
    from = each.end;
  }
  parts.push(cut(piece, from));
  return join(parts, '');
}

/** Characters that stand for the one at a place of the original, such as the two letters of a ligature. */
const putIn = (text: string, place: number): Piece => ({ text, at: new Int32Array(text.length).fill(place) });

/** Cut at every match of a global pattern, which is left out. */
export function split(piece: Piece, separator: RegExp): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(separator)) {
    parts.push(cut(piece, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(cut(piece, from));
  return parts;
}

/** White space folded to single spaces. */
export function tidy(piece: Piece): Piece {
  if (!/\s\s|[^\S ]|^\s|\s$/.test(piece.text)) return piece;
  const parts = split(piece, /\s+/g).filter(part => part.text !== '');
  return join(parts, ' ');
}

// Marks of quoting and the like were left out between two lines: the place is still one.
const NEAR = 8;

/** Where the piece stands in the original: one span, or several if it was put together from far apart. */
export function spansOf(piece: Piece): Span[] {
  const spans: Span[] = [];
  for (const place of piece.at) {
    if (place < 0) continue;
    const last = spans.at(-1);
    if (last !== undefined && place >= last.start && place <= last.end + NEAR) {
      last.end = Math.max(last.end, place + 1);
    } else {
      spans.push({ start: place, end: place + 1 });
    }
  }
  return spans;
}
