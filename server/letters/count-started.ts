// Letters begun: a letter file made or a link pressed. Partial, called so, and never counted as appeals.
import type { Channel } from '../lib/channels.ts';
import { dayIn } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { GroupCommit } from '../platform/db/group-commit.ts';
import type { Schema } from '../platform/db/schema.ts';
import * as store from './store.ts';

type Counter = Schema['started_counters'];
type ActionCounted = { id: string; timeZone: string };
/** So many letters (one, unless it says) begun to one official over one channel. */
type Begun = { targetId: string; channel: Channel; count?: number };

/** Each counter once, with all that is to be added to it. */
function addedUp(counters: readonly Counter[]): Counter[] {
  const sums = new Map<string, Counter>();
  for (const counter of counters) {
    const name = [counter.action_id, counter.target_id, counter.channel, counter.day].join(' ');
    sums.set(name, { ...counter, count: counter.count + (sums.get(name)?.count ?? 0) });
  }
  return [...sums.values()];
}

const pens = new WeakMap<App, GroupCommit<readonly Counter[], void>>();

/** Letters of many people are begun at once when a call goes out: they share one commit. */
function penOf(app: App): GroupCommit<readonly Counter[], void> {
  const before = pens.get(app);
  if (before) return before;
  const pen = new GroupCommit<readonly Counter[], void>(async group => {
    // This count is partial anyway: no letter waits for the disk.
    await transact(app.db, tx => store.addStarted(tx, addedUp(group.flat())), { synced: false });
    return group.map(() => ({ kept: undefined }));
  });
  pens.set(app, pen);
  return pen;
}

function countersOf(app: App, action: ActionCounted, lines: readonly Begun[]): Counter[] {
  const day = dayIn(action.timeZone, app.clock.now());
  return lines.map(({ targetId, channel, count = 1 }) => ({
    action_id: action.id,
    target_id: targetId,
    channel,
    day,
    count,
  }));
}

/** Whether they were counted. Nothing may stand between a person and their letter, and this count is partial anyway. */
async function count(app: App, counters: readonly Counter[]): Promise<boolean> {
  try {
    await penOf(app).take(counters);
    return true;
  } catch (error) {
    app.log.warn({ err: error }, 'a letter begun was not counted');
    return false;
  }
}

/** Adds to the letters begun, by target, channel and day in the action's time zone; nothing of who began them. */
export async function countStarted(app: App, action: ActionCounted, lines: readonly Begun[]): Promise<void> {
  await count(app, countersOf(app, action, lines));
}

/**
 * Makes what begins these letters while they are counted, since each waits for something else: the thread that sets
 * PDFs, and the disk. What could not be made is counted no more.
 */
export async function countedWhile<Made>(
  app: App,
  action: ActionCounted,
  { lines, make }: { lines: readonly Begun[]; make: () => Promise<Made> },
): Promise<Made> {
  const counters = countersOf(app, action, lines);
  const making = make();
  const counting = count(app, counters);
  try {
    return await making;
  } catch (problem) {
    const taken = counters.map(counter => ({ ...counter, count: -counter.count }));
    if (await counting) await count(app, taken);
    throw problem;
  } finally {
    await counting;
  }
}
