// Reads the values of contact fields: addresses of mail, numbers, handles, salutations.
import { greetingsIn } from './greeting.ts';
import { cut, join, spansOf, trim, type Piece } from '../text/piece.ts';
import type { Span } from '../model.ts';

/** A value, and where it stands. Some values are not printed as they are ("0140 | 0141"). */
export type Contact = { value: string; spans: Span[] };

const EMAIL = /^[^\s@:]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24}$/u;

/** Real addresses only: what is cut off or hidden is none. */
export function emailsIn(piece: Piece): Contact[] {
  const found: Contact[] = [];
  for (const match of piece.text.matchAll(/[^\s,;|<>()[\]"“”«»]+/gu)) {
    if (!match[0].includes('@')) continue;
    let from = match.index;
    for (const part of match[0].split('/')) {
      const bare = part.replace(/^(?:mailto:|[.:'’*])+/i, '').replace(/[.:'’*_-]+$/, '');
      const at = from + part.indexOf(bare);
      if (EMAIL.test(bare)) found.push({ value: bare, spans: spansOf(cut(piece, at, at + bare.length)) });
      from += part.length + 1;
    }
  }
  return unique(found);
}

/** Whether a line is made of mail addresses alone. */
export function isBareEmails(text: string): boolean {
  const words = text
    .split(/[\s,;|/]+/)
    .filter(word => word !== '' && !/^(?:and|or|y|et|und|ou|o)$/i.test(word));
  return words.length > 0 && words.every(word => EMAIL.test(word.replace(/^[<(]|[>).]$/g, '')));
}

const REMARK = /\([^()\d]{0,80}\)|\([^()]{0,20}\p{L}{3}[^()]{0,60}\)/gu;
const APART =
  /[;,|&•]|(?<![\p{L}\p{N}])(?:or|ou|o|oder|and|y|et|und|I|l)(?![\p{L}\p{N}])|\/\s?(?=\+)|\s\/\s/gu;
const SHORT_ENDING = 4;

/** Numbers as printed, without remarks; a short ending ("0140 | 0141") is written out. */
export function phonesIn(piece: Piece): Contact[] {
  const found: Contact[] = [];
  for (const segment of segments(piece)) {
    // The number goes on until a word: an extension, a remark.
    const match = /(?:\+\s?)?\(?\d[\d\s().\-–/+]*/.exec(segment.text);
    if (match === null) continue;
    const number = trim(cut(segment, match.index, match.index + match[0].length));
    for (const part of partsOf(number)) {
      const before = found.at(-1);
      const value = part.text.replace(/[\s.(\-–/]+$/, '').replace(/^[\s./\-–)]+/, '');
      const digits = digitsOf(value).length;
      if (digits === 0) continue;
      if (before !== undefined && digits <= SHORT_ENDING && !value.startsWith('+')) {
        const whole = withEnding(before.value, value);
        if (whole !== null) found.push({ value: whole, spans: [...before.spans, ...spansOf(part)] });
      } else if (digits >= 5 && digits <= 18) {
        found.push({ value: balanced(value), spans: spansOf(part) });
      }
    }
  }
  return unique(found);
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const balanced = (text: string): string =>
  text.includes(')') && !text.includes('(') ? text.replace(')', '') : text.replace(/\($/, '').trim();

function segments(piece: Piece): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(REMARK)) {
    parts.push(...apart(cut(piece, from, match.index)));
    from = match.index + match[0].length;
  }
  parts.push(...apart(cut(piece, from)));
  return parts;
}

function apart(piece: Piece): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const match of piece.text.matchAll(APART)) {
    parts.push(cut(piece, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(cut(piece, from));
  return parts;
}

/** "555 3320/41" is two numbers; "030/1234567" is one. */
function partsOf(number: Piece): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const match of number.text.matchAll(/\/|\s[–—-]\s/g)) {
    const before = digitsOf(number.text.slice(from, match.index)).length;
    const after = digitsOf(/^[^/]*/.exec(number.text.slice(match.index + match[0].length))?.[0] ?? '').length;
    if (before < 6 && after > SHORT_ENDING) continue;
    // A dash joins the parts of one number, unless both are long.
    if (match[0] !== '/' && (before < 7 || after < 7)) continue;
    parts.push(cut(number, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(cut(number, from));
  return parts;
}

/** The last digits of a number replaced by others. */
function withEnding(number: string, ending: string): string | null {
  const digits = digitsOf(ending);
  if (digitsOf(number).length <= digits.length + 2) return null;
  let place = number.length;
  for (let left = digits.length; left > 0; left--) {
    do place--;
    while (place > 0 && !/\d/.test(number.charAt(place)));
  }
  return number.slice(0, place) + digits;
}

const HANDLE = /@[ ]?([\p{L}\p{N}_.]{1,40})/gu;

/** Handles with their @; a space within one stands for an underscore that was lost. */
export function handlesIn(piece: Piece): Contact[] {
  const found: Contact[] = [];
  for (const match of piece.text.matchAll(HANDLE)) {
    const before = piece.text.charAt(match.index - 1);
    if (/[\p{L}\p{N}.]/u.test(before)) continue;
    const name = match[1]?.replace(/\.+$/, '') ?? '';
    let end = match.index + match[0].length;
    const rest = /^(?:[ ][\p{L}\p{N}_]{2,24}){1,2}(?=\s*(?:[,;|/]|$))/u.exec(piece.text.slice(end));
    const more = rest === null || /[.]$/.test(match[0]) ? '' : rest[0].trim();
    if (more !== '') end += rest?.[0].length ?? 0;
    const value = `@${[name, ...more.split(' ')].filter(part => part !== '').join('_')}`;
    if (name !== '') found.push({ value, spans: spansOf(cut(piece, match.index, end)) });
  }
  return unique(found);
}

/** Without its final comma. */
export function salutationOf(piece: Piece): Contact | null {
  let value = trim(piece);
  const closing = /[\s,;:.]*[)]?[\s,;:.]*$/.exec(value.text)?.[0] ?? '';
  const keep = closing.includes(')') && value.text.includes('(') ? closing.indexOf(')') + 1 : 0;
  value = trim(cut(value, 0, value.text.length - closing.length + keep));
  if (value.text === '' || value.text.length > 160) return null;
  if (value.text.length > 60 && greetingsIn(value.text).length === 0) return null;
  return { value: value.text.replace(/\s+/g, ' '), spans: spansOf(value) };
}

/** Two lines of one field as one: an address broken at a hyphen is closed up. */
export function continued(value: Piece, next: Piece): Piece {
  return /[@\-.]$/.test(value.text) && value.text.includes('@')
    ? join([value, next], '')
    : join([value, next], ' ');
}

function unique(contacts: readonly Contact[]): Contact[] {
  const seen = new Set<string>();
  return contacts.filter(({ value }) => {
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}
