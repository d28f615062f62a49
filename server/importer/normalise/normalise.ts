// A pasted text as clean lines that know where they came from.
import { MOST_CHARACTERS, MOST_LINES, type Span } from '../model.ts';
import { whole, type Piece } from '../text/piece.ts';
import { plainCharacters } from './characters.ts';
import { withoutColumns } from './columns.ts';
import { unglued } from './glued.ts';
import { withoutHiddenEmails } from './hidden-emails.ts';
import { linesOf, withoutQuotes, type Line } from './lines.ts';
import { withoutMailHeads } from './mail-heads.ts';
import { withoutMarkdown } from './markdown.ts';
import { withoutPages } from './pages.ts';

export type Normalised = {
  lines: Line[];
  /** Heads of later pages; they may bear the number where the first page does not. */
  repeated: Line[];
  /** What stood in bold. */
  bold: Piece[];
  /** Where addresses were hidden. */
  hidden: Span[];
  tooLong: boolean;
};

export function normalise(text: string): Normalised {
  const tooLong = text.length > MOST_CHARACTERS;
  const given = whole(text.slice(0, MOST_CHARACTERS));
  const { piece: shown, hidden } = withoutHiddenEmails(withoutQuotes(plainCharacters(given)));
  const { piece, bold } = withoutMarkdown(shown);
  const all = linesOf(piece);
  const read = withoutMailHeads(all.slice(0, MOST_LINES));
  const { lines, repeated } = withoutPages(unglued(withoutColumns(unglued(read))));
  return { lines, repeated, bold, hidden, tooLong: tooLong || all.length > MOST_LINES };
}
