// A text as rows: each heading a row of its own, and after it the rows that stand under it.
import type { Line } from '../normalise/lines.ts';
import { fold } from '../text/fold.ts';
import { cut, join, trim, type Piece } from '../text/piece.ts';
import type { Heading } from '../words/words.ts';
import { headingOf, isUpper, type HeadingFound } from './headings.ts';

export type Row = {
  readonly piece: Piece;
  readonly gap: boolean;
  /** Set where the row is the heading itself, without its value. */
  readonly heading: Heading | null;
  /** The language of the heading. */
  readonly language: string | null;
};

/** A heading and the rows under it; the first section has none. */
export type Section = { heading: Heading | null; label: Piece | null; rows: Row[] };

export function rowsOf(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const taken = headingRows(lines, i);
    if (taken === null) {
      rows.push({ piece: trim(line.piece), gap: line.gap, heading: null, language: null });
      continue;
    }
    rows.push(...taken.rows);
    i += taken.lines - 1;
  }
  return rows;
}

/** The heading at a line as rows, and how many lines it took: some are broken over two or three. */
function headingRows(lines: readonly Line[], index: number): { rows: Row[]; lines: number } | null {
  const line = lines[index];
  if (line === undefined) return null;
  let found = headingOf(line.piece.text);
  let whole = line.piece;
  let count = 1;
  const next = lines[index + 1];
  if (
    found === null &&
    next !== undefined &&
    !next.gap &&
    isUpper(line.piece.text) &&
    line.piece.text.length > 8
  ) {
    whole = join([line.piece, trim(next.piece)], ' ');
    found = headingOf(whole.text);
    if (found !== null && found.end <= line.piece.text.length) return null;
    count = 2;
  }
  if (found === null || isRefused(found, whole.text)) return null;
  ({ found, whole, count } = withContinuation(lines, index, found, whole, count));
  const rows: Row[] = [
    {
      piece: trim(cut(whole, 0, found.value)),
      gap: line.gap,
      heading: found.heading,
      language: found.language,
    },
  ];
  const value = trim(cut(whole, found.value));
  const junk = found.heading === 'takeAction' && isUpper(value.text);
  if (value.text !== '' && !junk) rows.push({ piece: value, gap: false, heading: null, language: null });
  return { rows, lines: count };
}

/** "CC: a@b.example" is a field of a target, and "Copie : …" of an address too. */
function isRefused(found: HeadingFound, text: string): boolean {
  return found.heading === 'copies' && text.slice(found.value).includes('@');
}

const RUNS_ON: ReadonlySet<Heading> = new Set<Heading>(['appeal', 'contacts', 'diplomats', 'takeAction']);
const CAPITALS_END =
  /(?:model letter|sample letter|ci-dessous|carta modelo|modelo de carta|musterbrief|briefvorschlag|guide|below|abajo|propres mots|own words|propias palabras)[:.]?$/;

/** A heading that is a sentence goes on until its colon; one in capitals until its last word. */
function withContinuation(
  lines: readonly Line[],
  index: number,
  first: HeadingFound,
  text: Piece,
  lineCount: number,
): { found: HeadingFound; whole: Piece; count: number } {
  let [found, whole, count] = [first, text, lineCount];
  if (!RUNS_ON.has(found.heading)) return { found, whole, count };
  const upper = isUpper(whole.text);
  while (count < 4) {
    const next = lines[index + count];
    if (next === undefined || next.gap) break;
    const done = upper
      ? CAPITALS_END.test(fold(whole.text)) || (found.heading !== 'takeAction' && /:\s*$/.test(whole.text))
      : /[:.]\s*$/.test(whole.text);
    if (done || (upper && !isUpper(next.piece.text))) break;
    if (
      upper &&
      found.heading === 'takeAction' &&
      !CAPITALS_END.test(fold(`${whole.text} ${next.piece.text.trim()}`))
    )
      break;
    if (!upper && (found.value < whole.text.length || !endsAtColon(lines, index + count))) break;
    whole = join([whole, trim(next.piece)], ' ');
    count++;
    found = { ...found, end: whole.text.length, value: whole.text.length };
  }
  return { found, whole, count };
}

/** Whether the sentence comes to a colon within two more lines. */
function endsAtColon(lines: readonly Line[], from: number): boolean {
  for (const line of lines.slice(from, from + 2)) {
    if (line.gap) return false;
    if (/:\s*$/.test(line.piece.text)) return true;
    if (/^[\s]*[-•◼■*]/.test(line.piece.text)) return false;
  }
  return false;
}

/** Rows under their headings. */
export function sectionsOf(rows: readonly Row[]): Section[] {
  const sections: Section[] = [{ heading: null, label: null, rows: [] }];
  for (const row of rows) {
    if (row.heading === null) sections.at(-1)?.rows.push(row);
    else sections.push({ heading: row.heading, label: row.piece, rows: [] });
  }
  return sections;
}
