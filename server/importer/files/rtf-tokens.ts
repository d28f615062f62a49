// RTF as its tokens: groups, control words with their number, characters as bytes. Never calls itself.

export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; word: string; number: number | null }
  /** A control symbol such as `\~` or `\*`. */
  | { kind: 'symbol'; symbol: string }
  | { kind: 'bytes'; bytes: string };

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A number is cut where it could no longer be one; Word writes at most ten digits. */
const MOST_DIGITS = 10;

/** @param source the file with one character for each byte */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const mark = source[at];
    if (mark === '{' || mark === '}') {
      yield mark === '{' ? { kind: 'open' } : { kind: 'close' };
      at += 1;
    } else if (mark === '\\') {
      const { token, end } = controlAt(source, at + 1);
      yield token;
      at = end;
    } else {
      let end = at;
      while (end < source.length && !'{}\\'.includes(source[end] ?? '')) end += 1;
      // Line ends in the file are for its writer's eyes only.
      yield { kind: 'bytes', bytes: source.slice(at, end).replace(/[\r\n\0]/g, '') };
      at = end;
    }
  }
}

function controlAt(source: string, start: number): { token: RtfToken; end: number } {
  if (!isLetter(source.charCodeAt(start))) {
    const symbol = source[start] ?? '';
    if (symbol === "'") {
      const code = Number.parseInt(source.slice(start + 1, start + 3), 16);
      const bytes = Number.isNaN(code) ? '' : String.fromCharCode(code);
      return { token: { kind: 'bytes', bytes }, end: start + 3 };
    }
    return { token: { kind: 'symbol', symbol }, end: start + 1 };
  }
  let end = start;
  while (isLetter(source.charCodeAt(end)) && end - start < 32) end += 1;
  const word = source.slice(start, end);
  const digits = end;
  if (source[end] === '-') end += 1;
  while (isDigit(source.charCodeAt(end)) && end - digits <= MOST_DIGITS) end += 1;
  const number = end > digits ? Number(source.slice(digits, end)) : null;
  // Bytes of a picture: as many as the number says, none of them a token.
  if (word === 'bin' && number !== null && number > 0) end += 1 + number;
  else if (source[end] === ' ') end += 1;
  return { token: { kind: 'word', word, number: Number.isNaN(number) ? null : number }, end };
}
