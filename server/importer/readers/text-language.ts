// Tells the language of a text by its commonest words.
import type { Line } from '../normalise/lines.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { LANGUAGES } from '../words/every-language.ts';

const ENOUGH = 8;

/** `en`, `fr`, …; `null` where no language's words stand out. */
export function languageOf(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  const common = LANGUAGES.map(words => ({ language: words.language, set: new Set(words.common.map(fold)) }));
  let read = 0;
  for (const line of lines) {
    for (const word of foldedWords(line.piece.text)) {
      for (const { language, set } of common) {
        if (set.has(word.text)) counts.set(language, (counts.get(language) ?? 0) + 1);
      }
      read++;
    }
    if (read > 3000) break;
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const best = sorted[0];
  return best !== undefined && best[1] >= ENOUGH ? best[0] : null;
}
