// Sets two columns of targets, which a PDF printed side by side, one below the other.
import { contactLabels } from '../readers/contact-labels.ts';
import { greetingOf } from '../readers/greeting.ts';
import { headingOf } from '../sections/headings.ts';
import { cut, trim, type Piece } from '../text/piece.ts';
import type { Line } from './lines.ts';
import { beginsColumns, splitAtWords, type ColumnState } from './column-words.ts';

type Columns = { start: number; end: number; left: Piece[]; right: Piece[] };

const MOST_LINES = 24;
// A text has one block of columns; one that seems to have hundreds is no Urgent Action.
const MOST_TRIES = 150;

/** Every block of two columns taken apart: the left one first, then the right one. */
export function withoutColumns(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  let i = 0;
  let tries = 0;
  while (i < lines.length) {
    const begins = tries < MOST_TRIES && mayBegin(lines[i]);
    if (begins) tries++;
    const columns = begins ? (byGaps(lines, i) ?? byWords(lines, i)) : null;
    const line = lines[i];
    if (columns === null || line === undefined) {
      if (line !== undefined) result.push(line);
      i++;
      continue;
    }
    for (const side of [columns.left, columns.right]) {
      side.forEach((piece, k) => result.push({ piece, gap: k === 0 }));
    }
    i = columns.end;
  }
  return result;
}

const mayBegin = (line: Line | undefined): boolean =>
  line !== undefined && (gapOf(line) !== null || beginsColumns(line.piece.text));

/** The printer kept the gap between the columns: at least three lines have one at the same place. */
function byGaps(lines: readonly Line[], start: number): Columns | null {
  const first = gapOf(lines[start]);
  if (first === null) return null;
  const left: Piece[] = [];
  const right: Piece[] = [];
  let gaps = 0;
  let end = start;
  for (let i = start; i < Math.min(lines.length, start + MOST_LINES); i++) {
    const piece = lines[i]?.piece;
    if (piece === undefined) break;
    const indent = piece.text.length - piece.text.trimStart().length;
    const gap = gapOf(lines[i], first.right);
    if (gap !== null && Math.abs(gap.right - first.right) <= 3) {
      left.push(trim(cut(piece, 0, gap.left)));
      right.push(trim(cut(piece, gap.right)));
      gaps++;
    } else if (indent >= first.right - 3) right.push(trim(piece));
    else if (ends(piece.text)) break;
    else if (piece.text.trimEnd().length < first.right) left.push(trim(piece));
    else break;
    end = i + 1;
  }
  if (gaps < 3 || left.length + right.length < 5) return null;
  const fields = [...left, ...right].some(piece => contactLabels(piece.text).length > 0);
  return fields ? { start, end, left: filled(left), right: filled(right) } : null;
}

const filled = (pieces: readonly Piece[]): Piece[] => pieces.filter(piece => piece.text !== '');

/** A wide gap within a line: where the left part ends and the right one begins. */
function gapOf(line: Line | undefined, near?: number): { left: number; right: number } | null {
  if (line === undefined) return null;
  let best: { left: number; right: number } | null = null;
  for (const match of line.piece.text.matchAll(/(?<=\S) {3,}(?=\S)/g)) {
    const gap = { left: match.index, right: match.index + match[0].length };
    if (best === null || (near !== undefined && Math.abs(gap.right - near) < Math.abs(best.right - near)))
      best = gap;
  }
  return best;
}

/** Single spaces only: an embassy in the middle of lines betrays the right column. */
function byWords(lines: readonly Line[], start: number): Columns | null {
  const state: ColumnState = {
    expects: 'head',
    head: false,
    office: false,
    rightOpen: false,
    leftEnded: false,
    rightEnded: false,
    left: new Set(),
    right: new Set(),
  };
  const left: Piece[] = [];
  const right: Piece[] = [];
  let end = start;
  let both = 0;
  for (let i = start; i < Math.min(lines.length, start + MOST_LINES); i++) {
    const piece = lines[i]?.piece;
    if (piece === undefined || ends(piece.text)) break;
    const parts = splitAtWords(piece, state);
    if (parts === null) break;
    if (parts.left !== null && parts.right !== null) both++;
    if (parts.left !== null) left.push(parts.left);
    if (parts.right !== null) right.push(parts.right);
    // The first two lines have both columns, or there are none.
    if (i - start < 2 && both < i - start + 1) return null;
    end = i + 1;
  }
  return both >= 2 && right.length >= 3 ? { start, end, left, right } : null;
}

const ends = (text: string): boolean => {
  const greeting = greetingOf(text);
  if (contactLabels(text)[0]?.start === 0) return false;
  return (greeting !== null && contactLabels(text).length === 0) || headingOf(text) !== null;
};
