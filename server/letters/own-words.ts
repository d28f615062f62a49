// How much of a letter is its writer's own: the share of its words that stand in no run of words taken from the sample.

type OwnWords = {
  /** 0 to 100, rounded to a whole number; 100 of an empty letter would mean nothing, so that is 0. */
  percent: number;
  own: number;
  words: number;
};

// A word from the sample counts as taken only within a run of this many: single words belong to everybody.
const RUN = 3;
const SEPARATOR = '\u0001';

export type Word = { text: string; start: number; end: number };

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** Words of a text and where they stand in it: letters and digits; in scripts without spaces each character is one. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    text: found.normalize('NFC').toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}

/** For each word of the letter whether it is the writer's own; in time that grows with the two lengths, not their product. */
function ownAmong(written: readonly Word[], sample: string): boolean[] {
  const given = wordsOf(sample).map(word => word.text);
  const letter = written.map(word => word.text);
  const run = Math.min(RUN, Math.max(1, given.length), letter.length);
  const runs = new Set<string>();
  for (let at = 0; at + run <= given.length; at += 1) runs.add(given.slice(at, at + run).join(SEPARATOR));
  const own = letter.map(() => true);
  for (let at = 0; at + run <= letter.length; at += 1) {
    if (runs.has(letter.slice(at, at + run).join(SEPARATOR))) own.fill(false, at, at + run);
  }
  return own;
}

/** Compares by runs of three words. */
export function ownWords(letter: string, sample: string): OwnWords {
  const written = wordsOf(letter);
  if (written.length === 0) return { percent: 0, own: 0, words: 0 };
  const own = ownAmong(written, sample).filter(Boolean).length;
  return { percent: Math.round((own / written.length) * 100), own, words: written.length };
}

/** A stretch of a letter, in one weight, that is the writer's own or not. */
export type OwnRun = { text: string; bold: boolean; own: boolean };

/** Where own stretches stand: from an own word to the last before one that is not, with the marks that end it. */
function ownStretches(
  paragraph: string,
  words: readonly Word[],
  own: readonly boolean[],
): [number, number][] {
  const found: [number, number][] = [];
  words.forEach((word, at) => {
    if (own[at] !== true) return;
    const last = found.at(-1);
    const ends = word.end + (/^[^\s\p{L}\p{M}\p{N}]*/u.exec(paragraph.slice(word.end))?.[0].length ?? 0);
    if (last && at > 0 && own[at - 1] === true) last[1] = ends;
    else found.push([word.start, ends]);
  });
  return found;
}

/** The paragraphs' runs, taken apart where the writer's own words begin and end. */
export function markOwn(
  letter: readonly (readonly { text: string; bold?: true }[])[],
  sample: string,
): OwnRun[][] {
  const texts = letter.map(runs => runs.map(run => run.text).join(''));
  const words = texts.map(wordsOf);
  const own = ownAmong(words.flat(), sample);
  let before = 0;
  return letter.map((runs, at) => {
    const here = words[at] ?? [];
    const stretches = ownStretches(texts[at] ?? '', here, own.slice(before, before + here.length));
    before += here.length;
    let from = 0;
    return runs.flatMap(run => {
      const start = from;
      from += run.text.length;
      return cutRun(run, start, stretches);
    });
  });
}

function cutRun(
  run: { text: string; bold?: true },
  start: number,
  stretches: readonly (readonly [number, number])[],
): OwnRun[] {
  const parts: OwnRun[] = [];
  const bold = run.bold === true;
  const add = (from: number, to: number, own: boolean): void => {
    if (to > from) parts.push({ text: run.text.slice(from, to), bold, own });
  };
  let at = 0;
  for (const [from, to] of stretches) {
    const begins = Math.min(Math.max(from - start, at), run.text.length);
    const ends = Math.min(Math.max(to - start, at), run.text.length);
    add(at, begins, false);
    add(begins, ends, true);
    at = Math.max(at, ends);
  }
  add(at, run.text.length, false);
  return parts;
}
