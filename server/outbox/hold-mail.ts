// Holding mail: nothing more goes out about this, neither what waits nor what is queued or tried again later.
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { holdAbout, holdThese, type About } from './hold/store.ts';

/** In the transaction of what makes it needed. Gives how many mails were waiting. */
export const holdMail = (app: App, tx: Tx, by: By, about: About): Promise<number> =>
  holdAbout(tx, about, { at: app.clock.now().toISOString(), id: by.id });

/** Holds single mails by their ids, whatever they are about: what they say is not so any more. */
export const holdMails = (app: App, tx: Tx, by: By, ids: readonly string[]): Promise<void> =>
  holdThese(tx, ids, { at: app.clock.now().toISOString(), id: by.id });
