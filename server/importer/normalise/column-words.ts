// Tells by its words where the right column begins in a line: an embassy's head, street, city and fields.
import { contactLabels } from '../readers/contact-labels.ts';
import { fold } from '../text/fold.ts';
import { cut, trim, type Piece } from '../text/piece.ts';
import type { ContactLabel } from '../words/words.ts';

/** What the right column has come to, which column is at its end, and the fields each has had. */
export type ColumnState = {
  expects: 'head' | 'street' | 'city' | 'fields';
  head: boolean;
  office: boolean;
  /** Whether the right column ended in a broken address of mail. */
  rightOpen: boolean;
  leftEnded: boolean;
  rightEnded: boolean;
  left: Set<ContactLabel>;
  right: Set<ContactLabel>;
};

export type LineParts = { left: Piece | null; right: Piece | null };

const HEAD =
  /(?<=\S )(?:ambassador|h\.e\.|his excellency|her excellency|charge d'affaires|permanent representative|consul general|high commissioner)(?= )/;
const OFFICE =
  /(?:^|(?<=\S ))(?:the )?(?:(?:royal |apostolic )?embassy|permanent mission|(?:royal \p{L}+ |\p{L}+ )?consulate|high commission)(?= )/u;
const CITY =
  /(?:^|(?<=\S ))(?:washington,? ?d\.? ?c\.?|washington\b|new york,? ?(?:n\.?y\.?|city)?)(?=[ ,]|$)/;
const POST =
  /(?<=\S )(?:permanent representative|charge d'affaires|deputy chief of mission|consul)(?=[ ,]|$)/;
const NO_END = /^(?:dear|the|and|or|to|for)\b|\b(?:dear|or|and|the|to|of|,)$/;
const STREET =
  /(?:street|st|avenue|ave|road|rd|place|pl|drive|dr|boulevard|blvd|court|ct|lane|ln|circle|way|terrace|nw|n\.w|sw|ne|se|floor|suite|plaza|square|parkway|row)\b/;

/** Whether the head of an embassy stands in the middle of a line. */
export const beginsColumns = (text: string): boolean => {
  const folded = fold(text);
  return HEAD.test(folded) || OFFICE.test(folded);
};

/** A line cut in two; `null` where the line belongs to neither column. */
export function splitAtWords(piece: Piece, state: ColumnState): LineParts | null {
  const folded = fold(piece.text);
  const labels = contactLabels(piece.text);
  if (state.expects === 'head') return atHead(piece, folded, labels.length, state);
  const broken = brokenMailEnd(piece, state);
  if (broken !== null) return noted(at(piece, broken), state);
  const end = labels[0]?.start ?? piece.text.length;
  if (!state.rightEnded && state.expects !== 'fields') {
    const city = CITY.exec(folded);
    const street = state.expects === 'street' ? streetAt(folded.slice(0, end)) : -1;
    if (street >= 0 && (city === null || city.index > street)) {
      state.expects = city === null ? 'city' : 'fields';
      return at(piece, street);
    }
    if (city !== null) {
      state.expects = 'fields';
      return noted(at(piece, city.index), state);
    }
  }
  return byFields(piece, labels, state);
}

/** The first lines: the head of the right column and its office, in either order, and maybe a post. */
function atHead(piece: Piece, folded: string, labels: number, state: ColumnState): LineParts | null {
  const head = state.head ? null : HEAD.exec(folded);
  const office = state.office ? null : OFFICE.exec(folded);
  const found =
    office !== null && office.index > 0
      ? office
      : (head ?? (state.head && !state.office ? POST.exec(folded) : null));
  if (labels > 0 || found === null || found.index === 0 || NO_END.test(folded.slice(0, found.index).trim())) {
    if (!state.office || labels > 0) return null;
    state.expects = 'street';
    return splitAtWords(piece, state);
  }
  if (found === office) state.office = true;
  else state.head = true;
  if (state.head && state.office) state.expects = 'street';
  return at(piece, found.index);
}

/** The rest of an address of mail that was broken at a hyphen in the right column. */
function brokenMailEnd(piece: Piece, state: ColumnState): number | null {
  if (!state.rightOpen) return null;
  const rest = /(?:^|\s)(?:[\w-]+\.)+\p{L}{2,}$/u.exec(piece.text);
  return rest === null ? null : rest.index;
}

function at(piece: Piece, index: number): LineParts {
  const left = trim(cut(piece, 0, index));
  const right = trim(cut(piece, index));
  return { left: left.text === '' ? null : left, right: right.text === '' ? null : right };
}

/** The last house number from which a street runs to the end of the text. */
function streetAt(text: string): number {
  for (const match of [...text.matchAll(/(?:^|(?<= ))\d{1,5}(?:-\d{1,4})?[a-z]?(?= \p{L})/gu)].reverse()) {
    const rest = text.slice(match.index);
    if (STREET.test(rest) && rest.length < 70) return match.index;
  }
  return -1;
}

const SEPARATOR = /(?:[|/;,•(]|\s[il]|\s[–-])\s*$/;

/** Fields: those of one column are parted by a sign, the columns by a space alone. */
function byFields(
  piece: Piece,
  labels: ReturnType<typeof contactLabels>,
  state: ColumnState,
): LineParts | null {
  const first = labels[0];
  if (first === undefined) return one(piece, labels, state);
  const folded = fold(piece.text);
  for (const [i, label] of labels.entries()) {
    if (label.start === 0 || SEPARATOR.test(folded.slice(0, label.start))) continue;
    if (i === 0 && state.leftEnded) continue;
    state.expects = 'fields';
    return noted(at(piece, label.start), state);
  }
  return one(piece, labels, state);
}

/** A line of one column only: the other one is at its end. */
function one(piece: Piece, labels: ReturnType<typeof contactLabels>, state: ColumnState): LineParts | null {
  const whole = trim(piece);
  if (!state.leftEnded && !state.rightEnded) {
    if (
      isRight(
        whole.text,
        labels.map(label => label.label),
        state,
      )
    )
      state.leftEnded = true;
    else state.rightEnded = state.expects === 'fields';
  }
  return noted(state.leftEnded ? { left: null, right: whole } : { left: whole, right: null }, state);
}

function isRight(text: string, labels: readonly ContactLabel[], state: ColumnState): boolean {
  const folded = fold(text);
  if (state.expects !== 'fields') return false;
  if (
    /(?:phone|fax|tel)[^+]*(?:\(?\b(?:202|212|646|917|347)\b\)?[ .-]?\d{3}|1[ -]\(?(?:202|212))/.test(folded)
  )
    return true;
  if (labels.includes('salutation')) return /ambassador|charge|representative|consul/.test(folded);
  const label = labels[0];
  if (label === undefined) return false;
  if (state.left.has(label) && !state.right.has(label)) return true;
  if (state.right.has(label)) return false;
  return /embass|mission|consul/.test(folded);
}

function noted(parts: LineParts, state: ColumnState): LineParts {
  if (parts.right !== null) state.rightOpen = /@[\w.-]*-$/.test(parts.right.text);
  for (const side of ['left', 'right'] as const) {
    for (const label of contactLabels(parts[side]?.text ?? '')) state[side].add(label.label);
  }
  return parts;
}
