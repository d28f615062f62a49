// Reads the summary: the sentences between the head and what is to be done, each once.
import type { Parts } from '../sections/parts.ts';
import { paragraphsOf } from '../sections/paragraphs.ts';
import { foldedWords } from '../text/fold.ts';
import { cut, join, trim, type Piece } from '../text/piece.ts';
import type { Row } from '../sections/rows.ts';
import { isDateLine } from './dates.ts';
import { hasIndex, numbersIn } from './numbers.ts';
import { isAside, isReporting } from './prose.ts';

export function summaryOf(parts: Parts, title: Piece | null): Piece | null {
  const rows = parts.head
    .flatMap(row => withoutTitle(row, title))
    .filter(row => row.heading === null && isText(row.piece.text));
  const seen = new Set<string>();
  const kept: Piece[] = [];
  for (const paragraph of paragraphsOf(rows)) {
    const key = foldedWords(paragraph.text)
      .map(word => word.text)
      .join(' ');
    // A page often prints its summary twice.
    if (paragraph.text.length < 40 || seen.has(key)) continue;
    seen.add(key);
    kept.push(paragraph);
  }
  return kept.length === 0 ? null : join(kept, '\n\n');
}

/** A headline may run on into the summary on one line. */
function withoutTitle(row: Row, title: Piece | null): Row[] {
  if (title === null) return [row];
  if (row.piece.text.length > 9 && title.text.includes(row.piece.text)) return [];
  if (!row.piece.text.startsWith(title.text)) return [row];
  const rest = trim(cut(row.piece, title.text.length));
  return rest.text.length > 40 ? [{ ...row, piece: rest }] : [];
}

/** Not the number, the date, a menu or a step. */
function isText(text: string): boolean {
  if (isAside(text) || isDateLine(text)) return false;
  if (text.length < 140 && (hasIndex(text) || numbersIn(text).length > 0)) return false;
  return !/^(?:[•*-]|\d{1,2}[.)])\s/.test(text) && !isReporting(text);
}
