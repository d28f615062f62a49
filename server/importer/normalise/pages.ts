// Takes off what printing put on each page: page numbers, and the head of the first page repeated on the others.
import { foldedWords } from '../text/fold.ts';
import { isUpper } from '../sections/headings.ts';
import { hasIndex, numbersIn } from '../readers/numbers.ts';
import type { Line } from './lines.ts';

const PAGE_NUMBER =
  /^[\s\-–—|]{0,4}(?:(?:page|p\.|seite|página|pag\.)\s?)?\d{1,2}(?:\s?(?:\/|of|de|von|sur)\s?\d{1,2})?[\s\-–—|]{0,4}$/iu;
const PAGE_OF = /^\s*(?:page|página|seite)\s\d{1,2}\s(?:of|de|von|sur)\s/iu;
const SECRECY = /^(?:public|external|extern|publico|interno|internal)$/;

/** `repeated`: heads of later pages. They are no part of the text, but may bear the number. */
export function withoutPages(lines: readonly Line[]): { lines: Line[]; repeated: Line[] } {
  const kept: Line[] = [];
  const repeated: Line[] = [];
  const seen = new Set<string>();
  let heads = 0;
  let afterHead = false;
  for (const line of lines) {
    const text = line.piece.text.trim();
    if (PAGE_NUMBER.test(text)) continue;
    if (PAGE_OF.test(text) && text.length < 60) {
      repeated.push(line);
      continue;
    }
    const key = keyOf(text);
    const head = isHead(text);
    if (head) heads++;
    const again = seen.has(key) && (isUpper(text) ? key.split(' ').length > 1 : false);
    const laterHead = head && heads > 1 && (seen.size > 12 || seen.has(key));
    if (laterHead || (again && (afterHead || kept.length > 6)) || (SECRECY.test(key) && seen.has(key))) {
      repeated.push(line);
      afterHead = true;
      continue;
    }
    afterHead = false;
    seen.add(key);
    kept.push(line);
  }
  return { lines: kept, repeated };
}

const keyOf = (text: string): string =>
  foldedWords(text)
    .map(word => word.text)
    .join(' ');

/** A short line with the number or the index and hardly a word besides. */
function isHead(text: string): boolean {
  if (text.length > 130 || /[.;!?]$/.test(text)) return false;
  const words = text.match(/\p{Ll}{2,}/gu)?.length ?? 0;
  if (hasIndex(text)) return words <= 9 && !text.includes('http') && !text.includes('(see');
  return (
    numbersIn(text).some(each => text.trimStart().startsWith(text.slice(each.start, each.end))) &&
    words <= 4 &&
    text.length < 60
  );
}
