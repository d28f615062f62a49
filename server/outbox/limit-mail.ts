// Mail that a stranger causes by naming an address: so many a day to each, so that nobody's mailbox is flooded by us.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { countMailTo } from './store.ts';

const MOST_A_DAY = 5;

/** Counts one more mail to this address; false when it had enough today. Only a keyed hash of it is kept, for a day. */
export async function mayMailStranger(app: App, tx: Tx, address: string): Promise<boolean> {
  if (!app.config.rateLimits) return true;
  const day = app.clock.now().toISOString().slice(0, 10);
  const key = app.seal.keyedHash(`mail:${day}`, address.toLowerCase());
  return (await countMailTo(tx, key, day)) <= MOST_A_DAY;
}
