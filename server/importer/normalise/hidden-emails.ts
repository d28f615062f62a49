// "[email protected]" is what a web page shows for an address it hides: it is no address, whole or cut off.
import type { Span } from '../model.ts';
import { cut, edit, spansOf, type Edit, type Piece } from '../text/piece.ts';

const OPENING = /\[\s?(?:e-?mail|correo electr[oó]nico|courriel)\b/giu;
// What may be left of "protected]" when its beginning was cut away.
const ENDING = /(?<![\p{L}])(?:protected|rotected|otected|tected|ected)\]/giu;
const WORDS = ['protected', 'protegido', 'protégé'];

/** The text without such placeholders, and where they stood. */
export function withoutHiddenEmails(piece: Piece): { piece: Piece; hidden: Span[] } {
  const edits: Edit[] = [];
  for (const match of piece.text.matchAll(OPENING)) {
    const start = match.index;
    edits.push({ start, end: endOfPlaceholder(piece.text, start + match[0].length), text: '' });
  }
  for (const match of piece.text.matchAll(ENDING)) {
    const inside = edits.some(each => each.start <= match.index && match.index < each.end);
    if (!inside) edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
  }
  edits.sort((a, b) => a.start - b.start);
  const hidden = edits.flatMap(each => spansOf(cut(piece, each.start, each.end)));
  return { piece: edit(piece, edits), hidden };
}

/** "protected]" may be broken over two lines, or break off anywhere. */
function endOfPlaceholder(text: string, from: number): number {
  let end = from;
  const rest = text.slice(from, from + 24);
  const space = /^\s{0,4}/.exec(rest)?.[0].length ?? 0;
  for (const word of WORDS) {
    let length = 0;
    while (length < word.length && rest.charAt(space + length).toLowerCase() === word.charAt(length))
      length++;
    // A single "p" may begin "phone": only a piece of some length is a part of the placeholder.
    const closed = rest.charAt(space + length) === ']';
    const broken = !/^\p{L}/u.test(rest.slice(space + length));
    if (length > 0 && (closed || broken)) end = Math.max(end, from + space + length);
  }
  const closing = /^\s?\]/.exec(text.slice(end, end + 3));
  return end + (closing?.[0].length ?? 0);
}
