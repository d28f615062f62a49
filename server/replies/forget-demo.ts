// Taking the demo's replies away, before the actions that they answer.
import type { Tx } from '../platform/db/db.ts';
import { deleteRepliesOf } from './store.ts';

/** Deletes every reply to these actions, which must be the demo's. */
export const forgetDemoReplies = (tx: Tx, actionIds: readonly string[]): Promise<void> =>
  deleteRepliesOf(tx, actionIds);
