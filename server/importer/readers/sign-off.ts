// Tells the words that close a letter, on a line of their own or after its last sentence.
import { foldedWords } from '../text/fold.ts';
import { phrasesOf } from '../words/every-language.ts';

const short = phrasesOf('signOffs');
const long = phrasesOf('longSignOffs');

export type SignOff = { start: number; end: number };

/** The sign-off in a line: all of the line, or what follows a sentence in it. */
export function signOffOf(line: string): SignOff | null {
  const trimmed = line.trimEnd();
  const words = foldedWords(trimmed);
  // Looks at the last sentences only.
  const from = Math.max(0, words.length - 60);
  for (let i = from; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || !opens(trimmed, word.start, i === 0)) continue;
    const closing = short.at(words, i);
    if (closing !== null) {
      const after = trimmed.slice(closing.end);
      const rest = words.length - i - closing.words;
      if (/^[,.!]?$/.test(after.trim())) return { start: word.start, end: trimmed.length };
      // A name or a logo may follow on the line: only what closes is the sign-off.
      if (i > 0 && /^,/.test(after) && rest <= 6) return { start: word.start, end: closing.end + 1 };
      if (i === 0 && /^,/.test(after) && rest <= 6) return { start: word.start, end: closing.end + 1 };
    }
    if (long.at(words, i) !== null && isClosing(trimmed.slice(word.start))) {
      return { start: word.start, end: trimmed.length };
    }
  }
  return null;
}

/** A sign-off begins a line or a sentence, with a capital. */
function opens(line: string, start: number, first: boolean): boolean {
  const char = line.charAt(start);
  if (char === char.toLowerCase()) return false;
  if (first) return line.slice(0, start).trim().length <= 2;
  return /[.!?»”"')]\s*$/.test(line.slice(Math.max(0, start - 4), start));
}

const COURTESY =
  /(?:salutations|consid[eé]ration|respect|hommages?|sentiments|saludos?|atentamente|atenta|cordial|dévou|saluda|acepte)/iu;

/** "Je vous prie de croire …" only closes where courtesy follows. */
const isClosing = (sentence: string): boolean => sentence.length < 420 && COURTESY.test(sentence);
