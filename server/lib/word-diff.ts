// Two texts word by word: what both have, and what only one has, so that a person sees where they differ.

export type Run = { text: string; marked: boolean };
export type Compared = { before: Run[]; after: Run[] };

/** Above so many pairs of words the comparison would keep a page waiting; such texts are marked as a whole. */
const MOST_PAIRS = 4_000_000;

/** Words with the space behind them, so that joining them gives the text again. */
const wordsOf = (text: string): string[] => text.match(/\s+|\S+\s?/gu) ?? [];

function joined(words: readonly { word: string; marked: boolean }[]): Run[] {
  const runs: Run[] = [];
  for (const { word, marked } of words) {
    const last = runs.at(-1);
    if (last?.marked === marked) last.text += word;
    else runs.push({ text: word, marked });
  }
  return runs;
}

/** For each place of `a` and `b` the length of the longest row of words that both have from there on. */
function sharedLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      lengths[at] =
        a[i] === b[j]
          ? 1 + (lengths[at + width + 1] ?? 0)
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return lengths;
}

/** Both texts with the words marked that the other has not. */
export function compareWords(before: string, after: string): Compared {
  const a = wordsOf(before);
  const b = wordsOf(after);
  const whole = (text: string): Run[] => (text === '' ? [] : [{ text, marked: true }]);
  if (a.length * b.length > MOST_PAIRS) return { before: whole(before), after: whole(after) };
  const lengths = sharedLengths(a, b);
  const width = b.length + 1;
  const gone: { word: string; marked: boolean }[] = [];
  const come: { word: string; marked: boolean }[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      gone.push({ word: left, marked: false });
      come.push({ word: left, marked: false });
      i += 1;
      j += 1;
    } else if (
      left !== undefined &&
      (right === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      gone.push({ word: left, marked: true });
      i += 1;
    } else if (right !== undefined) {
      come.push({ word: right, marked: true });
      j += 1;
    }
  }
  return { before: joined(gone), after: joined(come) };
}
