// Recognises a heading or a label at the beginning of a line, in any of the languages.
import { distance } from 'fastest-levenshtein';
import { LANGUAGES } from '../words/every-language.ts';
import type { Heading } from '../words/words.ts';
import { fold, foldedWords, type Word } from '../text/fold.ts';

type Token = { text: string; prefix: boolean } | 'gap';
type Phrase = { heading: Heading; language: string; tokens: Token[]; open: boolean; length: number };

/** A heading found: where its words end in the line, and where its value begins (after the colon, if there is one). */
export type HeadingFound = { heading: Heading; language: string; start: number; end: number; value: number };

const GAP = 8;

const HEADINGS: readonly Heading[] = [
  'urgentAction',
  'title',
  'published',
  'numberAndKind',
  'index',
  'summary',
  'takeAction',
  'appeal',
  'contacts',
  'copies',
  'diplomats',
  'letter',
  'background',
  'languages',
  'deadline',
  'names',
  'gender',
  'previous',
  'aside',
];

const byFirst = new Map<string, Phrase[]>();
for (const words of LANGUAGES) {
  for (const [heading, list] of Object.entries(words.headings)) {
    for (const text of list) addPhrase(heading, words.language, text);
  }
}
for (const list of byFirst.values())
  list.sort((a, b) => b.length - a.length || Number(a.open) - Number(b.open));

function addPhrase(name: string, language: string, text: string): void {
  const heading = HEADINGS.find(each => each === name);
  if (heading === undefined) return;
  const open = text.trimEnd().endsWith('…');
  const tokens: Token[] = [];
  for (const part of text.replace(/…\s*$/, '').split(/\s+/)) {
    if (part === '…') tokens.push('gap');
    for (const word of foldedWords(part.replaceAll('*', ''))) {
      tokens.push({ text: word.text, prefix: part.endsWith('*') });
    }
  }
  const first = tokens[0];
  if (first === undefined || first === 'gap') return;
  const key = first.text.slice(0, 3);
  const phrase = { heading, language, tokens, open, length: tokens.filter(token => token !== 'gap').length };
  byFirst.set(key, [...(byFirst.get(key) ?? []), phrase]);
}

/** Before a heading may stand a bullet or a number: "1) TAKE ACTION". */
const MARK = /^[\s•◼■▪●*·\-–"'“[(]{0,12}(?:\d{1,2}[.)][ ]{0,4})?["'“[(]{0,2}/;

/** The heading with which a line begins. */
export function headingOf(line: string): HeadingFound | null {
  const start = MARK.exec(line)?.[0].length ?? 0;
  const head = line.slice(0, start + 260);
  const words = foldedWords(head).filter(word => word.start >= start);
  return headingAt(head, words, 0) ?? misspelled(head, words);
}

const OFTEN_MISSPELLED: readonly (readonly [string, Heading])[] = [
  ['contact information', 'contacts'],
  ['additional information', 'background'],
  ['background information', 'background'],
  ['sample letter', 'letter'],
  ['take action', 'takeAction'],
];

/** "CONTACT INFORMATON": a line of its own, one or two letters away from a heading. */
function misspelled(line: string, words: readonly Word[]): HeadingFound | null {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || words.length > 3 || line.length > 40 || /\d/.test(line))
    return null;
  const text = words.map(word => word.text).join(' ');
  for (const [phrase, heading] of OFTEN_MISSPELLED) {
    if (Math.abs(text.length - phrase.length) > 2 || distance(text, phrase) > (phrase.length > 14 ? 2 : 1))
      continue;
    return { heading, language: 'en', start: first.start, end: last.end, value: line.length };
  }
  return null;
}

/** Whether any heading begins as this word does: a quick look before a long one. */
export const mayBegin = (word: Word): boolean => byFirst.has(word.text.slice(0, 3));

/** The heading that begins with the word at `index`. */
export function headingAt(line: string, words: readonly Word[], index: number): HeadingFound | null {
  const first = words[index];
  if (first === undefined) return null;
  const folded = fold(line);
  for (const phrase of byFirst.get(first.text.slice(0, 3)) ?? []) {
    const last = lastWord(phrase, words, index);
    if (last === null) continue;
    const found = endOf(phrase, folded, line, first.start, last.end);
    if (found !== null) return found;
  }
  return null;
}

function lastWord(phrase: Phrase, words: readonly Word[], index: number): Word | null {
  let place = index;
  let last: Word | null = null;
  let gap = false;
  for (const token of phrase.tokens) {
    if (token === 'gap') {
      gap = true;
      continue;
    }
    const most = gap ? place + GAP : place;
    while (place <= most && !fits(words[place], token)) place++;
    if (place > most) return null;
    last = words[place] ?? null;
    place++;
    gap = false;
  }
  return last;
}

const fits = (word: Word | undefined, token: { text: string; prefix: boolean }): boolean =>
  word !== undefined && (token.prefix ? word.text.startsWith(token.text) : word.text === token.text);

// Only these may go on in small letters without a colon: they are sentences.
const SENTENCES: ReadonlySet<Heading> = new Set<Heading>(['appeal', 'contacts', 'diplomats', 'aside']);

function endOf(
  phrase: Phrase,
  folded: string,
  line: string,
  start: number,
  end: number,
): HeadingFound | null {
  const { heading, language } = phrase;
  const closing = /^[)\]"'*. ]{0,4}(?::|$)/.exec(folded.slice(end, end + 8));
  if (closing !== null && (closing[0].endsWith(':') || end + closing[0].length >= folded.length)) {
    return { heading, language, start, end, value: end + closing[0].length };
  }
  if (!phrase.open) return null;
  // This sentence ends at its full stop; an embassy may follow on the line.
  const stop = heading === 'diplomats' ? folded.slice(end).search(/[.:](?:\s|$)/) : -1;
  if (stop >= 0) return { heading, language, start, end: end + stop, value: end + stop + 1 };
  const colon = folded.indexOf(':', end);
  if (colon >= 0 && colon - end < 160) return { heading, language, start, end: colon, value: colon + 1 };
  if (!SENTENCES.has(heading) && !isUpper(line.slice(start, Math.min(line.length, end + 20)))) return null;
  return { heading, language, start, end: line.length, value: line.length };
}

/** Whether a text has capitals and no small letter (but for a few: "14 de MAYO", "UAs"). */
export function isUpper(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const capital = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capital >= 2 && small * 8 <= capital;
}
