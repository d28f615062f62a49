// Letters begun: a letter file made or a link pressed. Partial, called so, and never counted as appeals.
import type { Channel } from '../lib/channels.ts';
import { dayIn } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { GroupCommit } from '../platform/db/group-commit.ts';
import type { Schema } from '../platform/db/schema.ts';
import * as store from './store.ts';

type Counter = Schema['started_counters'];
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
    await transact(app.db, tx => store.addStarted(tx, addedUp(group.flat())));
    return group.map(() => ({ kept: undefined }));
  });
  pens.set(app, pen);
  return pen;
}

/** Adds to the letters begun, by target, channel and day in the action's time zone; nothing of who began them. */
export async function countStarted(
  app: App,
  action: { id: string; timeZone: string },
  lines: readonly Begun[],
): Promise<void> {
  const day = dayIn(action.timeZone, app.clock.now());
  try {
    await penOf(app).take(
      lines.map(({ targetId, channel, count = 1 }) => ({
        action_id: action.id,
        target_id: targetId,
        channel,
        day,
        count,
      })),
    );
  } catch (error) {
    // Nothing may stand between a person and their letter; this count is partial anyway.
    app.log.warn({ err: error }, 'a letter begun was not counted');
  }
}

/**
 * Makes what begins these letters while they are counted, since each waits for something else: the thread that sets
 * PDFs, and the disk. What could not be made is not counted.
 */
export async function countedWhile<Made>(
  app: App,
  action: { id: string; timeZone: string },
  { lines, make }: { lines: readonly Begun[]; make: () => Promise<Made> },
): Promise<Made> {
  const making = make();
  const [made] = await Promise.allSettled([making, countStarted(app, action, lines)]);
  if (made.status === 'fulfilled') return made.value;
  await countStarted(
    app,
    action,
    lines.map(line => ({ ...line, count: -(line.count ?? 1) })),
  );
  return making;
}
