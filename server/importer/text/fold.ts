// Text for comparing: lower case, no accents, plain quotes and dashes. Each character keeps its place.
import { keep } from '../../lib/keep.ts';

const PLAIN: Record<string, string> = {
  '’': "'", '‘': "'", '`': "'", '´': "'", 'ʼ': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
  '–': '-', '—': '-', '‑': '-', '‐': '-', '−': '-', '：': ':', 'ı': 'i', 'ł': 'l', 'ø': 'o', 'đ': 'd',
}; // prettier-ignore

const foldOne = keep(char => {
  const plain = PLAIN[char];
  if (plain !== undefined) return plain;
  const base = char.normalize('NFD').charAt(0).toLowerCase();
  return PLAIN[base] ?? base.charAt(0);
}, 5000);

/** As long as `text`, so that a place found in one is a place in the other. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  // Nearly every line is plain: only what is not ASCII needs the long way.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.replaceAll('`', "'");
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    folded += char > '\u007f' || char === '`' ? foldOne(char) : char.toLowerCase();
  }
  return folded;
};

export type Word = { text: string; start: number; end: number };

/** The words of a text, folded: runs of letters and digits. An apostrophe parts words ("l'action" is two). */
export function foldedWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}
