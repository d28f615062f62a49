// Tells by its words where the right column begins in a line: an embassy's head, street, city and fields.
import { contactLabels } from '../readers/contact-labels.ts';
import { fold } from '../text/fold.ts';
import { cut, trim, type Piece } from '../text/piece.ts';
import type { ContactLabel } from '../words/words.ts';

/** What the right column has come to, which column is at its end, and the fields each has had. */
export type ColumnState = {
  expects: 'head' | 'office' | 'street' | 'city' | 'fields';
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
const STREET =
  /(?:street|st|avenue|ave|road|rd|place|pl|drive|dr|boulevard|blvd|court|ct|lane|ln|circle|way|terrace|nw|n\.w|sw|ne|se|floor|suite|plaza|square|parkway|row)\b/;

/** A line cut in two; `null` where the line belongs to neither column. */
export function splitAtWords(piece: Piece, state: ColumnState): LineParts | null {
  const folded = fold(piece.text);
  const labels = contactLabels(piece.text);
  if (state.expects === 'head') {
    const head = HEAD.exec(folded);
    if (
      head === null ||
      labels.length > 0 ||
      /^(?:dear|the|and|or|to|for)\b|\b(?:dear|or|and|the|to|of|,)$/.test(folded.slice(0, head.index).trim())
    )
      return null;
    state.expects = 'office';
    return at(piece, head.index);
  }
  if (state.expects === 'office') {
    const office = OFFICE.exec(folded);
    if (office === null || office.index === 0) return null;
    state.expects = 'street';
    return at(piece, office.index);
  }
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
  for (const side of ['left', 'right'] as const) {
    for (const label of contactLabels(parts[side]?.text ?? '')) state[side].add(label.label);
  }
  return parts;
}
