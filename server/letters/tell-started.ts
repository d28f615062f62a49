// Letters begun on days gone by, as the demo tells of them, and taking them away again.
import type { Channel } from '../lib/channels.ts';
import type { Day } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import * as store from './store.ts';

/** So many letters begun to a target over a channel on a day. */
export type Started = { targetId: string; channel: Channel; day: Day; count: number };

/** Adds to the counters of an action; each target, channel and day stands once in `started`. */
export async function tellStarted(app: App, actionId: string, started: readonly Started[]): Promise<void> {
  const rows = started.map(({ targetId, channel, day, count }) => ({
    action_id: actionId,
    target_id: targetId,
    channel,
    day,
    count,
  }));
  await transact(app.db, tx => store.addStarted(tx, rows));
}

/** Deletes the letters begun of these actions. */
export const forgetStarted = (tx: Tx, actionIds: readonly string[]): Promise<void> =>
  store.deleteStartedOf(tx, actionIds);
