// Reads the head of a text: number, index, first or update, country, date, title.
import type { Row } from '../sections/rows.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { phrases } from '../text/phrases.ts';
import { cut, trim, type Piece } from '../text/piece.ts';
import { LANGUAGES, phrasesOf } from '../words/every-language.ts';
import { datesIn, isDateLine } from './dates.ts';
import { indexesIn, numbersIn, type IndexFound, type NumberFound } from './numbers.ts';
import type { Day } from '../../lib/dates.ts';

/** A value with the piece of text it was read from. */
export type Found<Value> = { value: Value; piece: Piece };

const ordinals = phrases(
  LANGUAGES.flatMap(words => words.ordinals.flatMap((names, i) => names.map(name => [name, i + 1] as const))),
);
const updates = phrasesOf('updates');

/** All numbers of rows, from top to bottom. */
export const numbersOf = (rows: readonly Row[]): (Found<NumberFound> & { row: number })[] =>
  rows.flatMap((row, i) =>
    numbersIn(row.piece.text).map(found => ({
      value: found,
      piece: cut(row.piece, found.start, found.end),
      row: i,
    })),
  );

/** All indexes of rows; one in brackets belongs to an earlier text. */
export const indexesOf = (rows: readonly Row[]): (Found<IndexFound> & { row: number; own: boolean })[] =>
  rows.flatMap((row, i) =>
    indexesIn(row.piece.text).map(found => {
      const before = fold(row.piece.text.slice(Math.max(0, found.start - 24), found.start));
      const bracket = /[([]\s*(?:ai )?(?:index)?:?\s*$/.test(before);
      return {
        value: found,
        piece: cut(row.piece, found.start, found.end),
        row: i,
        own:
          !bracket &&
          !/(?:http|www)\S*$/.test(before) &&
          (/ind(?:ex|ice)\b[^.]{0,20}$/.test(before) || row.piece.text.length < 140),
      };
    }),
  );

/** "Más información (actualización núm. 1) sobre AU 266/07" */
const COUNTED =
  /\b(?:actualizacion|update|aktualisierung|mise a jour|actualisation)\s(?:num|no|nr|n|number|numero)?[.°º]?\s?(\d{1,2})\b(?![./]\d)/;

export type KindRead = { kind: 'first' | 'update'; ordinal: number | null; piece: Piece };

/** "Third UA: …", "Further information on UA …", "Urgent Action Update: …". */
export function kindOf(row: Row, number: NumberFound | null): KindRead | null {
  const text = row.piece.text;
  const words = foldedWords(text.slice(0, 400));
  for (let i = 0; i < words.length; i++) {
    const found = ordinals.at(words, i);
    if (found === null) continue;
    const after = fold(text.slice(found.end, found.end + 40));
    const update =
      /^[.ª]?\s{0,3}(?:update|actualizacion|actualisation|mise a jour)\s(?:of|on|de|zu|zur)?\s?(?:la |l')?(?:ua|au|urgent action)/.test(
        after,
      );
    if (update)
      return {
        kind: 'update',
        ordinal: found.value > 1 ? found.value : null,
        piece: cut(row.piece, found.start, found.end),
      };
    if (!/^[.ª]?\s{0,3}(?:ua|au|urgent action|action urgente|accion urgente)\b/.test(after)) continue;
    const piece = cut(row.piece, found.start, found.end);
    return found.value === 1
      ? { kind: 'first', ordinal: null, piece }
      : { kind: 'update', ordinal: found.value > 1 ? found.value : null, piece };
  }
  const counted = COUNTED.exec(fold(text.slice(0, 400)));
  if (counted !== null && numbersIn(text).length > 0) {
    const piece = cut(row.piece, counted.index, counted.index + counted[0].length);
    return { kind: 'update', ordinal: Number(counted[1]) > 1 ? Number(counted[1]) : null, piece };
  }
  if (number?.update !== null && number?.update !== undefined) {
    return {
      kind: 'update',
      ordinal: number.update > 1 ? number.update : null,
      piece: cut(row.piece, number.start, number.end),
    };
  }
  const update = words.map((_, i) => updates.at(words, i)).find(each => each !== null);
  if (update === undefined) return null;
  // Only next to the words "urgent action" or the number does it speak of the action.
  const around = fold(text.slice(Math.max(0, update.start - 30), update.end + 30));
  const near =
    /\b(?:ua|au|urgent action|action urgente|accion urgente)\b/.test(around) || numbersIn(text).length > 0;
  return near && update.start < 60
    ? { kind: 'update', ordinal: null, piece: cut(row.piece, update.start, update.end) }
    : null;
}

const DATE_LABEL =
  /(?:\b(?:issue date|date of issue|date|datum|fecha de emision|fecha|data|publication date|published|veroffentlicht|published on|date d'emission)\s*(?:am|on|le|el)?\s*[:.]?\s*)$/;

/** The day of publication: after its label, in the line of the number, or on a line of its own. */
export function publishedIn(rows: readonly Row[]): (Found<Day> & { labelled: boolean }) | null {
  const alone: (Found<Day> & { labelled: boolean })[] = [];
  for (const [i, row] of rows.entries()) {
    const text = row.piece.text;
    const heading = rows[i - 1]?.heading;
    const dates = datesIn(text);
    if (heading === 'published' && dates[0] !== undefined) return labelled(row, dates[0]);
    for (const date of dates) {
      const before = fold(text.slice(Math.max(0, date.start - 30), date.start));
      if (DATE_LABEL.test(before) && isHeadRow(text, date.start)) return labelled(row, date);
    }
    const first = dates[0];
    if (first === undefined || heading === 'deadline') continue;
    const headed =
      (indexesIn(text).length > 0 || numbersIn(text).length > 0) &&
      text.length < 160 &&
      !/\(/.test(text) &&
      dates.length === 1;
    const plain = isDateLine(text) && !/\b(?:ended|expire|until|before|deadline|updated)/i.test(text);
    if (plain || headed)
      alone.push({ value: first.day, piece: cut(row.piece, first.start, first.end), labelled: false });
  }
  return alone[0] ?? null;
}

const labelled = (
  row: Row,
  date: { day: Day; start: number; end: number },
): Found<Day> & { labelled: boolean } => ({
  value: date.day,
  piece: cut(row.piece, date.start, date.end),
  labelled: true,
});

/** A label of a date within a sentence ("on that date …") is none. */
const isHeadRow = (text: string, at: number): boolean =>
  at < 160 && !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(text.slice(0, at));

/** A title without "(Kazakhstan: UA 64.20)" at its end; what stood in the brackets. */
export function withoutBracket(title: Piece): { title: Piece; bracket: Piece | null } {
  const closing = /\s*[([]([^()[\]]{2,80})[)\]]?\s*$/.exec(title.text);
  if (closing === null) return { title: trim(title), bracket: null };
  const inside = cut(title, closing.index + closing[0].indexOf(closing[1] ?? ''), title.text.length);
  if (numbersIn(closing[1] ?? '').length === 0) return { title: trim(title), bracket: null };
  return { title: trim(cut(title, 0, closing.index)), bracket: inside };
}
