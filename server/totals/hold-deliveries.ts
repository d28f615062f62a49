// What of a statement still waits in the outbox is held once a newer statement corrects it.
import type { By } from '../audit/model.ts';
import { holdMails } from '../outbox/hold-mail.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './statements/store.ts';

/** In the transaction of the correction, so that no mail leaves after it. */
export async function holdDeliveries(app: App, tx: Tx, by: By, number: string): Promise<void> {
  const corrected = await store.statementByNumber(tx, number);
  if (!corrected) return;
  const rows = await store.deliveriesOf(tx, [corrected.id]);
  await holdMails(
    app,
    tx,
    by,
    rows.flatMap(row => row.mail_id ?? []),
  );
}
