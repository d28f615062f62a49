// Time and chance: the only place that asks the machine for either, so that tests can give their own.
import { randomBytes } from 'node:crypto';
import { encodeId } from '../lib/ids.ts';

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Ids that sort by the time they were made; within one millisecond of one process they still rise. */
export function idMaker(clock: Clock): () => string {
  let lastMs = 0;
  return () => {
    // Never backwards, even when the machine's clock jumps: order within a process is kept.
    lastMs = Math.max(lastMs, clock.now().getTime());
    return encodeId(lastMs, randomBytes(10));
  };
}
