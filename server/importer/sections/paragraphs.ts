// Joins rows to paragraphs: hard line breaks go, the ends of paragraphs stay.
import { unwrap } from '../normalise/lines.ts';
import { join, tidy, type Piece } from '../text/piece.ts';
import type { Row } from './rows.ts';

const ENDED = /[.!?:;…]["'”’»)\]]{0,2}$/;

/** One piece with an empty line between paragraphs. */
export const paragraphs = (rows: readonly Row[]): Piece => join(paragraphsOf(rows), '\n\n');

export function paragraphsOf(rows: readonly Row[]): Piece[] {
  const widest = rows.reduce((most, row) => Math.max(most, row.piece.text.length), 0);
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1)?.at(-1);
    if (last === undefined || begins(row, last, widest)) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups.map(group => tidy(unwrap(group)));
}

function begins(row: Row, last: Row, widest: number): boolean {
  const ended = ENDED.test(last.piece.text);
  // A page break or a mail program puts empty lines within sentences too.
  if (row.gap) return ended || !/^\p{Ll}/u.test(row.piece.text);
  // Without empty lines a short last line ends a paragraph; a very long line is one of its own.
  return ended && (last.piece.text.length < widest * 0.85 || last.piece.text.length > 130);
}
