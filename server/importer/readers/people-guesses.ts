// Offers the names in bold of a letter as people, where no line names them. They are a guess, not part of the draft.
import type { FieldReading, ImportedTarget } from '../model.ts';
import type { LetterFound } from '../sections/letter.ts';
import { foldedWords } from '../text/fold.ts';
import { spansOf, tidy, type Piece } from '../text/piece.ts';
import { isName } from './names.ts';

export function guessPeople(
  bold: readonly Piece[],
  letter: LetterFound | null,
  targets: readonly ImportedTarget[],
): FieldReading[] {
  if (letter === null) return [];
  const places = letter.body.flatMap(row => [...spansOf(row.piece)]);
  const guesses: FieldReading[] = [];
  const seen = new Set<string>();
  for (const each of bold) {
    const name = tidy(each);
    const spans = spansOf(name);
    const first = spans[0];
    const inside =
      first !== undefined && places.some(place => place.start <= first.start && first.start < place.end);
    const key = keyOf(name.text);
    if (
      !inside ||
      seen.has(key) ||
      !isName(name.text) ||
      targets.some(target => keyOf(target.name ?? '') === key)
    )
      continue;
    seen.add(key);
    guesses.push({
      path: `people.${guesses.length}.name`,
      value: name.text,
      spans,
      sureness: 'guess',
      reason: 'bold',
    });
  }
  return guesses;
}

const keyOf = (text: string): string =>
  foldedWords(text)
    .map(word => word.text)
    .join(' ');
