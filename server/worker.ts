// The named loops: what happens because time passes. Each does a little work, then waits.
import { publishDue } from './actions/publish-due.ts';
import { MAIL_LANES, sendNextMail } from './outbox/send-mail.ts';
import { sweepActions } from './actions/sweep.ts';
import { eraseOldReplies } from './replies/erase-reply.ts';
import { eraseOldWishes, tellOutcomesAsked } from './reports/ask-outcome.ts';
import { sweepMarks } from './reports/sweep-marks.ts';
import { remindOfDeadlines } from './totals/remind-of-deadlines.ts';
import type { App } from './platform/app.ts';

export type Loop = {
  name: string;
  /** Milliseconds between two turns when there was nothing to do. */
  every: number;
  /** One turn; true when there may be more to do at once. */
  turn: (app: App) => Promise<boolean>;
};

export type Worker = {
  /** Ends after the work in hand is finished. */
  stop(): Promise<void>;
};

const LOOPS: readonly Loop[] = [
  { name: 'planned publications', every: 1000, turn: publishDue },
  ...Array.from({ length: MAIL_LANES }, (_, lane) => ({
    name: `mail ${lane + 1}`,
    every: 1000,
    turn: sendNextMail,
  })),
  { name: 'outcomes that were asked for', every: 20_000, turn: tellOutcomesAsked },
  {
    name: 'reminders of deadlines',
    every: 60 * 1000,
    turn: async app => {
      await remindOfDeadlines(app);
      return false;
    },
  },
  { name: 'erasure of old replies', every: 60 * 60 * 1000, turn: eraseOldReplies },
  {
    name: 'sweep of pictures, saves and marks',
    every: 24 * 60 * 60 * 1000,
    turn: async app => {
      await sweepActions(app);
      await eraseOldWishes(app);
      await sweepMarks(app);
      return false;
    },
  },
];

/** Runs every loop until stopped. A turn that fails is logged and tried again later: one loop never stops another. */
export function startWorker(app: App, loops: readonly Loop[] = LOOPS): Worker {
  const ending = new AbortController();
  const wakers = new Set<() => void>();
  const pause = (ms: number): Promise<void> =>
    new Promise(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      wakers.add(wake);
    });
  const going = (): boolean => !ending.signal.aborted;
  const run = async (loop: Loop): Promise<void> => {
    while (going()) {
      let more = false;
      try {
        more = await loop.turn(app);
      } catch (error) {
        app.log.error({ loop: loop.name, err: error }, 'a turn of a loop failed');
      }
      if (!more && going()) await pause(loop.every);
    }
  };
  const running = Promise.all(loops.map(run));
  return {
    async stop() {
      ending.abort();
      for (const wake of wakers) wake();
      await running;
    },
  };
}
