// Trying a failed mail again, or a waiting one at once.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound } from '../lib/errors.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import * as store from './store.ts';

/** @throws {Forbidden}, {NotFound}, {Conflict} when it is sent, being sent or held back */
export async function retryMail(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'outbox.read');
  const now = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const row = await store.mailRow(tx, id);
    if (!row) throw new NotFound('outbox.unknown');
    if (!(await store.queueAgain(tx, id, now))) throw new Conflict('outbox.notWaiting');
    await recordAudit(app, tx, by, 'mail.retried', { type: 'mail', id }, { kind: row.kind });
  });
}
