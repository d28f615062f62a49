// Makes one kind of each: line ends, spaces, ligatures, composed accents; leaves out what cannot be seen.
import { edit, type Edit, type Piece } from '../text/piece.ts';

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&rsquo;': '’',
  '&#160;': ' ',
};

// One pass, no alternative can match what another one matches for long: linear.
const ODD =
  /\r\n?|[\u0085\u2028\u2029\v\f]|\t|[\u00a0\u2000-\u200a\u202f\u205f\u3000]|\u00ad(?:\n[ \t]*)?|[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffd]|[\ufb00-\ufb06]|\p{L}\p{M}{1,4}|&(?:amp|nbsp|lt|gt|quot|apos|rsquo|#39|#160);|[^\P{Cc}\n]/gu;

export function plainCharacters(piece: Piece): Piece {
  const edits: Edit[] = [];
  for (const match of piece.text.matchAll(ODD)) {
    const found = match[0];
    const text = plainOf(found);
    if (text !== found) edits.push({ start: match.index, end: match.index + found.length, text });
  }
  return edit(piece, edits);
}

function plainOf(found: string): string {
  const first = found.charAt(0);
  if (first === '\r' || '\u0085\u2028\u2029\v\f'.includes(first)) return '\n';
  if (first === '\t') return '    ';
  if (first === '&') return ENTITIES[found] ?? found;
  if (first >= '\ufb00' && first <= '\ufb06') return found.normalize('NFKC');
  if (/^\s/.test(first) && first !== '\ufeff') return ' ';
  if (/^\p{L}/u.test(found)) return found.normalize('NFC');
  return '';
}
