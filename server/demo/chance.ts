// Chance that is the same each time: a seeded row of numbers, so that the demo looks alike on every machine.

export type Chance = {
  /** From 0, inclusive, to 1, exclusive. */
  next(): number;
  /** A whole number from `from` to `to`, both inclusive. */
  whole(from: number, to: number): number;
  /** One of `choices`, by its weight. @throws when there is none. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
};

/** FNV-1a: a seed number from a word. */
function seedFrom(word: string): number {
  let hash = 0x811c9dc5;
  for (const letter of word) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, and good enough to look like chance in a chart. Never for secrets. */
export function seededChance(word: string): Chance {
  let state = seedFrom(word);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    weighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      const last = choices.at(-1);
      if (last === undefined) throw new Error('nothing to choose from');
      return last[0];
    },
  };
}
