// The line in which one process's writers of SQLite stand: one transaction at a time, in the order in which they came.
import { openTurns } from '../turns.ts';

export type WritersLine = {
  /** Runs `work` while nobody else writes. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>;
  /**
   * Runs `work`, which only hands a transaction to the writing thread: since that does one after the other by itself,
   * the next may be handed over while it is at the one before. Nobody is added to a turn in hand while a writer waits to
   * be alone; to one that waits itself, they are.
   */
  following<Result>(work: () => Promise<Result>): Promise<Result>;
};

/** A turn that those who follow each other have together; it ends with the last of them. */
type Shared = { joined: number; begun: boolean; beginning: Promise<() => void> };

export function openWritersLine(): WritersLine {
  const turns = openTurns(1, Number.POSITIVE_INFINITY);
  let waitingToBeAlone = 0;
  let newest: Shared | null = null;

  function begin(): Shared {
    const shared: Shared = { joined: 0, begun: false, beginning: turns.begin() };
    newest = shared;
    return shared;
  }

  /** The turn to join: one that waits itself, or one in hand for which nobody is kept waiting. */
  const turnToJoin = (): Shared =>
    newest !== null && (!newest.begun || waitingToBeAlone === 0) ? newest : begin();

  return {
    async alone(work) {
      waitingToBeAlone += 1;
      const end = await turns.begin();
      waitingToBeAlone -= 1;
      try {
        return await work();
      } finally {
        end();
      }
    },
    async following(work) {
      const shared = turnToJoin();
      shared.joined += 1;
      const end = await shared.beginning;
      shared.begun = true;
      try {
        return await work();
      } finally {
        shared.joined -= 1;
        if (shared.joined === 0) {
          if (newest === shared) newest = null;
          end();
        }
      }
    },
  };
}
