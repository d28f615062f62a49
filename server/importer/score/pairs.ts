// Which target of the reading is which of the label: each is compared with its likest, so that one that was left out
// does not make all that follow wrong.

export type Paired<A, B> = { expected: A | null; got: B | null };

/**
 * Pairs the likest first, never those that share nothing (likeness 0); what is left stands alone, in the order of
 * `expected` and then of `got`.
 */
export function pairUp<A, B>(
  expected: A[],
  got: B[],
  likeness: (expected: A, got: B) => number,
): Paired<A, B>[] {
  const all = expected.flatMap((left, i) =>
    got.map((right, j) => ({ i, j, left, right, likeness: likeness(left, right) })),
  );
  const ranked = all.filter(each => each.likeness > 0).sort((a, b) => b.likeness - a.likeness);
  const leftTaken = new Map<number, B>();
  const rightTaken = new Set<number>();
  for (const { i, j, right } of ranked) {
    if (leftTaken.has(i) || rightTaken.has(j)) continue;
    leftTaken.set(i, right);
    rightTaken.add(j);
  }
  return [
    ...expected.map((left, i) => ({ expected: left, got: leftTaken.get(i) ?? null })),
    ...got.filter((_, j) => !rightTaken.has(j)).map(right => ({ expected: null, got: right })),
  ];
}
