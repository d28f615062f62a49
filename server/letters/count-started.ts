// Letters begun: a letter file made or a link pressed. Partial, called so, and never counted as appeals.
import type { Channel } from '../lib/channels.ts';
import { dayIn } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import * as store from './store.ts';

/** One more letter begun for each line (or as many as it says), by target, channel and day in the action's time zone; nothing of who began it. */
export async function countStarted(
  app: App,
  action: { id: string; timeZone: string },
  lines: readonly { targetId: string; channel: Channel; count?: number }[],
): Promise<void> {
  const day = dayIn(action.timeZone, app.clock.now());
  try {
    await transact(app.db, async tx => {
      for (const { targetId, channel, count = 1 } of lines) {
        await store.addStarted(tx, { action_id: action.id, target_id: targetId, channel, day }, count);
      }
    });
  } catch (error) {
    // The letter is made already, and nothing may stand between a person and their letter; this count is partial anyway.
    app.log.warn({ err: error }, 'a letter begun was not counted');
  }
}
