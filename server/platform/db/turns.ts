// A line of writers: each begins when the one before has ended, in the order they came.

/** Runs `work` when everything given before it has ended, well or badly. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work, work);
    // Who comes next waits for the end, and is not told how it ended.
    last = turn.catch(() => undefined);
    return turn;
  };
}
