// A few at a time, the next in their order, and no endless line: for work that costs memory while it is done.
import { TooMany } from '../lib/errors.ts';

export type Turns = {
  /** Runs `work` when its turn has come. @throws {TooMany} when too many wait already. */
  take<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Waits for a turn; the function it gives ends it, and may be called again without harm. @throws {TooMany} */
  begin(): Promise<() => void>;
};

export function openTurns(atOnce: number, mostWaiting: number, retryAfterSeconds = 10): Turns {
  let working = 0;
  const waiting: (() => void)[] = [];
  const begin = async (): Promise<() => void> => {
    if (working < atOnce) working += 1;
    else {
      if (waiting.length >= mostWaiting) throw new TooMany(retryAfterSeconds);
      await new Promise<void>(resolve => waiting.push(resolve));
    }
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      // The next in the line takes the place over; only when nobody waits is it free.
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    };
  };
  return {
    begin,
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
