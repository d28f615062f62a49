// A few at a time, the next in their order, and no endless line: for work that costs memory while it is done.
import { TooMany } from '../lib/errors.ts';

export type Turns = {
  /** Runs `work` when its turn has come. @throws {TooMany} when too many wait already. */
  take<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits for a turn; the function it gives ends it, and may be called again without harm. @throws {TooMany} */
  begin(owner?: string): Promise<() => void>;
  /** The same at once where a turn is free, else null. Whoever waits is never passed by: then none is free. */
  beginNow(owner?: string): (() => void) | null;
};

/** With `share`, no owner has more turns at once than that; the others go past those who wait for their own to end. */
export function openTurns(
  atOnce: number,
  mostWaiting: number,
  retryAfterSeconds = 10,
  share = Number.POSITIVE_INFINITY,
): Turns {
  let working = 0;
  const waiting: { owner: string; go: () => void }[] = [];
  const held = new Map<string, number>();
  const mayGo = (owner: string): boolean => (held.get(owner) ?? 0) < share;
  const hold = (owner: string): void => {
    working += 1;
    held.set(owner, (held.get(owner) ?? 0) + 1);
  };
  const letGo = (owner: string): void => {
    working -= 1;
    const left = (held.get(owner) ?? 0) - 1;
    if (left > 0) held.set(owner, left);
    else held.delete(owner);
    const at = waiting.findIndex(each => mayGo(each.owner));
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (!next) return;
    // It is taken over at once: nobody who comes meanwhile is before the line.
    hold(next.owner);
    next.go();
  };
  const endOnce = (owner: string): (() => void) => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      letGo(owner);
    };
  };
  const beginNow = (owner = ''): (() => void) | null => {
    if (working >= atOnce || !mayGo(owner)) return null;
    hold(owner);
    return endOnce(owner);
  };
  const begin = async (owner = ''): Promise<() => void> => {
    const now = beginNow(owner);
    if (now) return now;
    if (waiting.length >= mostWaiting) throw new TooMany(retryAfterSeconds);
    await new Promise<void>(go => waiting.push({ owner, go }));
    return endOnce(owner);
  };
  return {
    begin,
    beginNow,
    async take(work) {
      const end = await begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
