// How much of a letter is its writer's own: the share of its words that stand in no run of words taken from the sample.

export type OwnWords = {
  /** 0 to 100, rounded to a whole number; 100 of an empty letter would mean nothing, so that is 0. */
  percent: number;
  own: number;
  words: number;
};

// A word from the sample counts as taken only within a run of this many: single words belong to everybody.
const RUN = 3;
const SEPARATOR = '\u0001';

/** Words of a text: letters and digits; in scripts without spaces each character is one. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(
        /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu,
      ) ?? []
  );
}

/** Compares by runs of three words, in time that grows with the two lengths and not with their product. */
export function ownWords(letter: string, sample: string): OwnWords {
  const written = wordsOf(letter);
  if (written.length === 0) return { percent: 0, own: 0, words: 0 };
  const given = wordsOf(sample);
  const run = Math.min(RUN, Math.max(1, given.length), written.length);
  const runs = new Set<string>();
  for (let at = 0; at + run <= given.length; at += 1) runs.add(given.slice(at, at + run).join(SEPARATOR));
  const taken = new Uint8Array(written.length);
  for (let at = 0; at + run <= written.length; at += 1) {
    if (runs.has(written.slice(at, at + run).join(SEPARATOR))) taken.fill(1, at, at + run);
  }
  const own = taken.reduce((sum, mark) => sum + (mark === 0 ? 1 : 0), 0);
  return { percent: Math.round((own / written.length) * 100), own, words: written.length };
}
