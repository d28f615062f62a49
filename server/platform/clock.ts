// Time and chance: the only place that asks the machine for either, so that tests can give their own.
import { randomBytes } from 'node:crypto';
import { encodeId } from '../lib/ids.ts';

export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** Chance asked for in large pieces: the system is slow to be asked, and thousands of ids are made in a second. */
function chanceByTens(): () => Buffer {
  let pool = Buffer.alloc(0);
  let used = 0;
  // Written over each time: an id is made of it before the next is asked for.
  const ten = Buffer.alloc(10);
  return () => {
    if (used + 10 > pool.length) {
      pool = randomBytes(5000);
      used = 0;
    }
    pool.copy(ten, 0, used, used + 10);
    used += 10;
    return ten;
  };
}

/** Ids that sort by the time they were made; within one millisecond of one process they still rise. */
export function idMaker(clock: Clock): () => string {
  let lastMs = 0;
  let turn = 0;
  const tenBytes = chanceByTens();
  return () => {
    const chance = tenBytes();
    const ms = clock.now().getTime();
    if (ms > lastMs) {
      lastMs = ms;
      // Begun anywhere in the lower half, so that two processes do not count alike.
      turn = chance.readUInt16BE() >>> 1;
    } else if (turn < 0xffff) {
      // Not later, or even earlier when the machine's clock jumps: order within a process is kept.
      turn += 1;
    } else {
      lastMs += 1;
      turn = 0;
    }
    chance.writeUInt16BE(turn);
    return encodeId(lastMs, chance);
  };
}
