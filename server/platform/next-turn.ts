// Letting others have their turn: between the parts of long work the event loop serves whoever waits.

/** Resolves once everything that was waiting has been served. */
export const nextTurn = (): Promise<void> =>
  new Promise(resolve => {
    setImmediate(resolve);
  });

/** `each` of a long list, in its order; others are served after every `atOnce`. */
export async function mapInTurns<From, To>(
  list: readonly From[],
  atOnce: number,
  each: (one: From) => To,
): Promise<To[]> {
  const made: To[] = [];
  for (const [at, one] of list.entries()) {
    if (at % atOnce === atOnce - 1) await nextTurn();
    made.push(each(one));
  }
  return made;
}
