// Recognises a joint statement, and reads its text, its demands and the list of those who signed.
import type { ImportedStatement, Signatory } from '../model.ts';
import type { Line } from '../normalise/lines.ts';
import { hasIndex } from '../readers/numbers.ts';
import { isDateLine } from '../readers/dates.ts';
import { paragraphs } from '../sections/paragraphs.ts';
import type { Row } from '../sections/rows.ts';
import { fold } from '../text/fold.ts';
import { cut, spansOf, tidy, trim, type Piece } from '../text/piece.ts';
import { doubledIn } from './doubled.ts';

const SIGNED =
  /(?:signator(?:y|ies)|undersigned|signed by|signed:|sign this statement|joint (?:statement|letter|declaration)|endorsed by|firman\b|firmantes|firmado por|suscrib|abajo firmantes|(?:comunicado|declaracion|pronunciamiento|carta) conjunt|signataires|soussign|signe par|(?:declaration|communique) (?:commune?|conjointe?)|unterzeichne|gemeinsame (?:erklarung|stellungnahme))/;
const LIST_HEADING =
  /^(?:the )?(?:signator(?:y|ies)\b.{0,40}|signed(?: by)?|undersigned\b.{0,40}|signatures?|endorsed by|firman|firmantes|firmas|firmado por|suscriben|organizaciones firmantes|las organizaciones firmantes|signataires|les signataires|organisations signataires|signe par|premiers signataires|unterzeichnende?.{0,30}|unterzeichnet von|unterzeichner.{0,20})\s?:?$/;
const TRANSLATED =
  /^\(?(?:translated by|translation by|translation|translator|traducido por|traducida por|traduccion(?: de)?|traduit par|traduction(?: de)?|ubersetzt von|ubersetzung(?: von)?)\s?:?\s+/;
const NUMBERED = /^\s*\(?(\d{1,3})\s?[.):-]\s*(?=\S)/;

type List = { start: number; end: number; signatories: Signatory[]; heading: number | null };

/** A joint statement; `null` where a text has no list of signatories, or does not speak of signing. */
export function readStatement(lines: readonly Line[]): ImportedStatement | null {
  const rows: Row[] = lines.map(line => ({
    piece: trim(line.piece),
    gap: line.gap,
    heading: null,
    language: null,
  }));
  const signed = rows.some(row => SIGNED.test(fold(row.piece.text)));
  const list = headedList(rows) ?? numberedList(rows);
  if (list === null) return null;
  const few = list.heading === null ? (signed ? 5 : 25) : 3;
  if (list.signatories.length < few || !signed) return null;
  const text = rows.slice(0, list.heading ?? list.start);
  const demands = demandsOf(text);
  const title = titleOf(text);
  const body = paragraphs(title === null ? text : text.slice(title.rows));
  const translated = rows.map(row => translatorOf(row.piece)).find(name => name !== null);
  return {
    title: title?.text ?? null,
    body: body.text,
    demands: demands.map(demand => demand.text),
    signatories: list.signatories,
    missingNumbers: missingIn(list.signatories),
    doubled: doubledIn(list.signatories.map(each => each.name)),
    translator: translated ?? null,
  };
}

/** Under "Signatories:" each line is one, numbered or not. */
function headedList(rows: readonly Row[]): List | null {
  for (let i = rows.length - 1; i >= 0; i--) {
    const text = rows[i]?.piece.text ?? '';
    if (text.length > 70 || !LIST_HEADING.test(fold(text).replace(/^[\s•*-]+/, ''))) continue;
    const signatories: Signatory[] = [];
    let end = i + 1;
    while (end < rows.length) {
      const row = rows[end];
      if (
        row === undefined ||
        row.piece.text.length > 160 ||
        translatorOf(row.piece) !== null ||
        isSentence(row.piece.text)
      )
        break;
      signatories.push(signatoryOf(row.piece));
      end++;
    }
    if (signatories.length >= 3) return { start: i + 1, end, signatories, heading: i };
  }
  return null;
}

/** The longest run of numbered names: one that starts anew at 1 is another list. */
function numberedList(rows: readonly Row[]): List | null {
  let best: List | null = null;
  let current: List | null = null;
  for (const [i, row] of rows.entries()) {
    const signatory = signatoryOf(row.piece);
    const previous: number = current?.signatories.at(-1)?.number ?? 0;
    const number = signatory.number;
    const fits = number !== null && signatory.name.length <= 160 && !isSentence(signatory.name);
    if (!fits) {
      if (current !== null && row.piece.text.length > 100) current = null;
      continue;
    }
    // A number may be left out, printed twice or once more out of order, but a list goes up.
    if (current === null || number < previous - 2)
      current = { start: i, end: i, signatories: [], heading: null };
    current.signatories.push(signatory);
    current.end = i + 1;
    if (best === null || current.signatories.length > best.signatories.length) best = current;
  }
  return best;
}

function signatoryOf(piece: Piece): Signatory {
  const mark = NUMBERED.exec(piece.text);
  const bullet = mark ?? /^\s*[•◼■▪●*·–-]\s*/.exec(piece.text);
  const name = tidy(trim(cut(piece, bullet?.[0].length ?? 0)));
  const plain = trim(cut(name, 0, name.text.replace(/[\s,;]+$/, '').length));
  const spans = spansOf(plain);
  const span = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  return { number: mark?.[1] === undefined ? null : Number(mark[1]), name: plain.text, span };
}

/** Names of organisations end without a full stop, or are short. */
const isSentence = (text: string): boolean => {
  const words = text.match(/[\p{L}’']+/gu) ?? [];
  const small = words.filter(word => /^\p{Ll}{4,}/u.test(word)).length;
  return words.length > 9 && small > words.length * 0.6 && /[.:;]$/.test(text);
};

function missingIn(signatories: readonly Signatory[]): number[] {
  const numbers = new Set(signatories.flatMap(each => each.number ?? []));
  const least = Math.min(...numbers);
  const most = Math.max(...numbers);
  if (numbers.size < 2 || most > 2000) return [];
  const missing: number[] = [];
  for (let number = least; number <= most; number++) if (!numbers.has(number)) missing.push(number);
  return missing;
}

/** What stands after the last line that ends with a colon, before the list. */
function demandsOf(rows: readonly Row[]): Piece[] {
  for (let i = rows.length - 2; i >= 0; i--) {
    if (!/:\s*$/.test(rows[i]?.piece.text ?? '')) continue;
    const after = rows.slice(i + 1);
    if (after.length > 15) return [];
    return after
      .map(row =>
        trim(cut(row.piece, /^\s*(?:[•◼■▪●*·–-]|\(?\d{1,2}[.)])\s*/.exec(row.piece.text)?.[0].length ?? 0)),
      )
      .map(piece => trim(cut(piece, 0, piece.text.replace(/[;.,\s]+$/, '').length)))
      .filter(piece => piece.text !== '');
  }
  return [];
}

/** A short first line that is no sentence. */
function titleOf(rows: readonly Row[]): { text: string; rows: number } | null {
  for (const [i, row] of rows.slice(0, 4).entries()) {
    const text = row.piece.text;
    if (hasIndex(text) || isDateLine(text)) continue;
    if (text.length > 200 || /[.;,]$/.test(text)) return null;
    return { text: tidy(row.piece).text, rows: i + 1 };
  }
  return null;
}

function translatorOf(piece: Piece): string | null {
  const found = TRANSLATED.exec(fold(piece.text));
  const name =
    found === null
      ? ''
      : piece.text
          .slice(found[0].length)
          .replace(/[).\s]+$/, '')
          .trim();
  return name !== '' && name.length < 80 && /^\p{Lu}/u.test(name) ? name : null;
}
