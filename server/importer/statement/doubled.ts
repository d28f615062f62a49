// Finds names that a list of signatories has twice, also where they differ by a slip of the pen.
import { distance } from 'fastest-levenshtein';
import type { Doubled } from '../model.ts';
import { foldedWords } from '../text/fold.ts';

// Beyond this a list is compared for equal names alone: every pair of a long list would take too long.
const MOST_NEAR = 600;

/** Pairs of positions: equal but for case, accents and brackets (`sure`), or nearly equal (`guess`). */
export function doubledIn(names: readonly string[]): Doubled[] {
  const keys = names.map(keyOf);
  const found: Doubled[] = [];
  const first = new Map<string, number>();
  keys.forEach((key, i) => {
    const before = first.get(key);
    if (key !== '' && before !== undefined) found.push({ first: before, second: i, sureness: 'sure' });
    else first.set(key, i);
  });
  if (keys.length > MOST_NEAR) return found;
  const different = [...first.entries()];
  for (const [a, [key, i]] of different.entries()) {
    for (const [other, k] of different.slice(a + 1)) {
      if (isNear(key, other)) found.push({ first: i, second: k, sureness: 'guess' });
    }
  }
  return found.sort((a, b) => a.second - b.second || a.first - b.first);
}

/** Without acronyms in brackets: "Centro de Justicia (CJ)" is "Centro de Justicia". */
const keyOf = (name: string): string =>
  foldedWords(name.replace(/\([^()]{0,40}\)/g, ' ').slice(0, 200))
    .map(word => word.text)
    .join(' ');

/** One letter in ten may differ; numbers must be the same. */
function isNear(a: string, b: string): boolean {
  const most = Math.min(3, Math.floor(Math.min(a.length, b.length) / 10));
  if (most === 0 || Math.abs(a.length - b.length) > most) return false;
  return a.replace(/\D/g, '') === b.replace(/\D/g, '') && distance(a, b) <= most;
}
