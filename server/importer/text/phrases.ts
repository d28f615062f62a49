// A set of phrases of a table, found in a text word by word: linear in the length of the text.
import { foldedWords, type Word } from './fold.ts';

export type PhraseFound<Value> = { value: Value; start: number; end: number; words: number };

/** Looks for the longest phrase at each word. Several phrases may have one value. */
export type Phrases<Value> = {
  /** The longest phrase that begins with the word at `index`. */
  at: (words: readonly Word[], index: number) => PhraseFound<Value> | null;
  /** All phrases of a text, from left to right, none within another. */
  in: (text: string) => PhraseFound<Value>[];
};

type Entry<Value> = { tokens: string[]; value: Value };

export function phrases<Value>(table: Iterable<readonly [phrase: string, value: Value]>): Phrases<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const [phrase, value] of table) {
    const tokens = foldedWords(phrase).map(word => word.text);
    const first = tokens[0];
    if (first === undefined) continue;
    const entries = byFirst.get(first) ?? [];
    entries.push({ tokens, value });
    byFirst.set(first, entries);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.tokens.length - a.tokens.length);

  const at: Phrases<Value>['at'] = (words, index) => {
    const first = words[index];
    if (first === undefined) return null;
    for (const { tokens, value } of byFirst.get(first.text) ?? []) {
      if (!tokens.every((token, i) => words[index + i]?.text === token)) continue;
      const last = words[index + tokens.length - 1] ?? first;
      return { value, start: first.start, end: last.end, words: tokens.length };
    }
    return null;
  };
  return {
    at,
    in: text => {
      const words = foldedWords(text);
      const found: PhraseFound<Value>[] = [];
      for (let i = 0; i < words.length; i++) {
        const each = at(words, i);
        if (each === null) continue;
        found.push(each);
        i += each.words - 1;
      }
      return found;
    },
  };
}
