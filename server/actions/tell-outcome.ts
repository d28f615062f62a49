// Outcome: what became of the case. A later one corrects an earlier; both are kept.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import type { Outcome } from './model.ts';
import { stopWithin } from './stop.ts';
import * as store from './store.ts';

/** Tells the outcome of a published action; `alsoStop` closes it for letters at the same moment. */
export async function tellOutcome(
  app: App,
  by: By,
  id: string,
  kind: Outcome['kind'],
  text: string,
  options: { alsoStop?: boolean } = {},
): Promise<void> {
  mustBeAble(by, 'actions.publish');
  if (text.trim() === '') throw new Refused([{ path: 'text', reason: 'problem.missing' }]);
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const row = await store.actionById(tx, id);
    if (!row) throw new NotFound();
    if (row.version === 0) throw new Conflict('action.notPublished');
    await store.insertOutcome(tx, {
      id: app.newId(),
      action_id: id,
      at,
      by_id: by.id,
      kind,
      text: text.trim(),
      demo: row.demo,
    });
    await recordAudit(app, tx, by, 'action.outcome', { type: 'action', id }, { kind });
    // One press: what became of it is also why nobody should write any more.
    if (options.alsoStop && row.stopped_at === null) await stopWithin(app, tx, by, id, text);
  });
}
