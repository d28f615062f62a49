// Takes back mail that has not left: what it is about is gone, and its recipient's address goes with it.
import type { Tx } from '../platform/db/db.ts';
import { deleteUnsent } from './store.ts';

/** Deletes every mail about this that is not sent, but for one a worker has in hand: that is emptied once it went. */
export const dropMail = (tx: Tx, about: { type: string; id: string }): Promise<void> =>
  deleteUnsent(tx, about);
