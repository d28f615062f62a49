// Reads the title: after "Urgent Action:", under "URGENT ACTION", after the number of an old bulletin, above the date.
import { countryNamed } from '../places/countries.ts';
import { isUpper } from '../sections/headings.ts';
import type { Row } from '../sections/rows.ts';
import { cut, join, trim, type Piece } from '../text/piece.ts';
import { fold } from '../text/fold.ts';
import { datesIn, isDateLine } from './dates.ts';
import { withoutBracket } from './head.ts';
import { hasIndex, indexesIn, numbersIn } from './numbers.ts';
import { isProse } from './prose.ts';
import type { Sureness } from '../model.ts';

export type TitleRead = { piece: Piece; bracket: Piece | null; sureness: Sureness };

const LONGEST = 220;

/** `rows` are those of the head: up to what is to be done. */
export function titleIn(rows: readonly Row[]): TitleRead | null {
  return (
    labelledTitle(rows) ??
    afterUrgentAction(rows) ??
    concern(rows) ??
    withNumber(rows) ??
    underUrgentAction(rows) ??
    ofCountry(rows) ??
    inCapitals(rows) ??
    aboveDate(rows)
  );
}

function labelledTitle(rows: readonly Row[]): TitleRead | null {
  const at = rows.findIndex(row => row.heading === 'title');
  const row = rows[at + 1];
  if (at < 0 || row === undefined || row.heading !== null) return null;
  return read(
    withMore(rows, at + 1, next => !next.gap && next.piece.text.length < 120),
    'sure',
  );
}

/** "Urgent Action[ Update]: TITLE (Country: UA n.yy)". */
function afterUrgentAction(rows: readonly Row[]): TitleRead | null {
  for (let i = 0; i + 1 < rows.length; i++) {
    const [heading, row] = [rows[i], rows[i + 1]];
    if (heading?.heading !== 'urgentAction' || row === undefined || row.heading !== null) continue;
    if (!heading.piece.text.trimEnd().endsWith(':') || row.gap) continue;
    if (isDateLine(row.piece.text) || numberOnly(row.piece.text)) continue;
    const open = row.piece.text.includes('(') && !row.piece.text.includes(')');
    const piece = withMore(
      rows,
      i + 1,
      next =>
        !next.gap &&
        next.piece.text.length < 120 &&
        (open || (isUpper(next.piece.text) && isUpper(row.piece.text))) &&
        !isDateLine(next.piece.text),
    );
    return read(piece, 'sure');
  }
  return null;
}

const numberOnly = (text: string): boolean => /^[\s\d./-]*$/.test(text);

/** "UA 31/08   Fear of torture / Death threats", and after a dash in further information. */
function concern(rows: readonly Row[]): TitleRead | null {
  for (const [i, row] of rows.entries()) {
    const text = row.piece.text;
    const number = numbersIn(text)[0];
    if (number === undefined || row.heading !== null || text.length > LONGEST || text.includes(':')) continue;
    if (
      !/^\s*(?:(?:further information on|more information on|m[aá]s informaci[oó]n(?: \([^()]{1,40}\))? sobre(?: la)?|informations compl[eé]mentaires sur l'|weitere informationen zu|further information \(?[^()]{1,20}\)? on)\s*)?$/i.test(
        text.slice(0, number.start),
      )
    )
      continue;
    let rest = cut(row.piece, number.end);
    if (/^\s*\(/.test(rest.text)) {
      let close = rest.text.indexOf(')');
      if (close < 0) {
        const next = rows[i + 1];
        if (next === undefined || next.gap) continue;
        rest = join([rest, next.piece], ' ');
        close = rest.text.indexOf(')');
      }
      rest = cut(rest, close + 1);
    }
    // A further bracket with an index is the earlier texts' too: "… and follow-up (AMR 34/10/2006, 4 April 2006) - …".
    const earlier = indexesIn(rest.text).at(-1);
    const closed = earlier === undefined ? -1 : rest.text.indexOf(')', earlier.end);
    if (closed >= 0) rest = cut(rest, closed + 1);
    rest = trim(cut(rest, /^[\s–—:-]*/.exec(rest.text)?.[0].length ?? 0));
    if (rest.text.length < 4 || hasIndex(rest.text) || isDateLine(rest.text)) continue;
    return read(rest, 'likely');
  }
  return null;
}

/** The headline under "URGENT ACTION". */
function underUrgentAction(rows: readonly Row[]): TitleRead | null {
  let loose: TitleRead | null = null;
  for (let i = 0; i < rows.length; i++) {
    if (rows[i]?.heading !== 'urgentAction') continue;
    for (let k = i + 1; k < Math.min(rows.length, i + 7); k++) {
      const row = rows[k];
      if (row === undefined || row.heading !== null) break;
      const text = row.piece.text;
      if (isDateLine(text) || countryNamed(text) !== null || hasIndex(text) || numberOnly(text)) continue;
      if (numbersIn(text).length > 0 && text.length < 30) continue;
      const capitals = leadingCapitals(row.piece);
      if (capitals !== null) {
        const all = capitals.text.length === trim(row.piece).text.length;
        const piece = all
          ? withMore(rows, k, next => !next.gap && isUpper(next.piece.text) && !isDateLine(next.piece.text))
          : capitals;
        return read(piece, 'sure');
      }
      const headline =
        text.length <= 160 &&
        !/[.:;]$/.test(text) &&
        !isProse(text, false) &&
        /^["“«'‘¿¡]?[\p{Lu}\d]/u.test(text);
      if (headline) loose ??= read(row.piece, 'likely');
      break;
    }
  }
  return loose;
}

/** The capitals with which a line begins: a headline may run on into the summary. */
function leadingCapitals(piece: Piece): Piece | null {
  const text = piece.text;
  if (isUpper(text)) return trim(piece);
  let end = 0;
  let words = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const word = match[0];
    if (/\p{Ll}/u.test(word) && !/^\p{Lu}{2,}s?['’]?s?$/u.test(word)) break;
    words++;
    // "A" and "I" may begin the summary.
    if (/\p{L}{2}|\d/u.test(word)) end = match.index + word.length;
  }
  return words >= 3 && end >= 14 ? trim(cut(piece, 0, end)) : null;
}

/** "Texas: Stay Granted (USA: UA 55.17)": brackets with the number end a title wherever it stands. */
function withNumber(rows: readonly Row[]): TitleRead | null {
  for (const row of rows.slice(0, 16)) {
    if (row.heading !== null || row.piece.text.length > 200) continue;
    if (withoutBracket(row.piece).bracket !== null && !/^\s*(?:\d|[•*-])/.test(row.piece.text))
      return read(row.piece, 'sure');
  }
  return null;
}

/** A line in capitals among the first ones. */
function inCapitals(rows: readonly Row[]): TitleRead | null {
  for (const [i, row] of rows.slice(0, 16).entries()) {
    const text = row.piece.text;
    if (row.heading !== null || !isUpper(text) || text.split(' ').length < 3 || CODE.test(text)) continue;
    if (countryNamed(text) !== null || hasIndex(text) || numbersIn(text).length > 0 || isDateLine(text))
      continue;
    return read(
      withMore(rows, i, next => !next.gap && isUpper(next.piece.text) && !isDateLine(next.piece.text)),
      'likely',
    );
  }
  return null;
}

/** The code of another group's appeal. */
const CODE = /\p{Lu}{2,}-[\p{Lu}\d-]*\d{2}/u;

/** A short line above the date, where nothing else says what the title is. */
function aboveDate(rows: readonly Row[]): TitleRead | null {
  const date = rows.findIndex(row => isDateLine(row.piece.text));
  const row = rows[date - 1];
  if (date < 1 || date > 12 || row === undefined || row.heading !== null) return null;
  const text = row.piece.text;
  const bracketed = withoutBracket(row.piece).bracket !== null;
  if (text.length > 180 || text.length < 12 || CODE.test(text) || /[.;:]$/.test(text) || /^[•*-]/.test(text))
    return null;
  if (!bracketed && (hasIndex(text) || text.split(' ').length < 3)) return null;
  return read(row.piece, bracketed ? 'sure' : 'likely');
}

/** "<Country>: <Title>" among the first lines of a page. */
function ofCountry(rows: readonly Row[]): TitleRead | null {
  for (const row of rows.slice(0, 14)) {
    const text = row.piece.text;
    const colon = text.indexOf(':');
    if (row.heading !== null || colon < 3 || colon > 40 || text.length > 180 || text.length < colon + 8)
      continue;
    if (
      countryNamed(text.slice(0, colon)) === null ||
      /[.;]$/.test(text) ||
      (isProse(text.slice(colon), false) && text.length > 130)
    )
      continue;
    return read(row.piece, 'likely');
  }
  return null;
}

function withMore(rows: readonly Row[], at: number, goesOn: (row: Row) => boolean): Piece {
  const first = rows[at];
  if (first === undefined) return trim({ text: '', at: new Int32Array(0) });
  const pieces = [first.piece];
  for (const next of rows.slice(at + 1, at + 3)) {
    if (next.heading !== null || !goesOn(next)) break;
    pieces.push(next.piece);
  }
  return join(pieces, ' ');
}

function read(piece: Piece, sureness: Sureness): TitleRead | null {
  const { title, bracket } = withoutBracket(trim(piece));
  let bare = title;
  const prefix = /^(?:urgent action(?: update)?|action urgente|accion urgente|eilaktion)\s*[:–-]\s*/.exec(
    fold(bare.text),
  );
  if (prefix !== null) bare = trim(cut(bare, prefix[0].length));
  const date = datesIn(bare.text).at(-1);
  if (date !== undefined && date.end >= bare.text.length - 1 && date.start > 12)
    bare = trim(cut(bare, 0, date.start));
  if (bare.text.length < 4 || bare.text.length > LONGEST + 60) return null;
  return { piece: bare, bracket, sureness };
}
