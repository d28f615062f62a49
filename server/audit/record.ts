// Who did what to what: one row for each change, in the same transaction as the change.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import type { By } from './model.ts';
import { addAuditRow } from './store.ts';

/**
 * Adds the audit row of a change.
 * @param verb a noun or verb of the feature, such as `action.published`.
 * @param detail what a reader needs to understand it; never a supporter's address, name or words.
 */
export async function recordAudit(
  app: App,
  tx: Tx,
  by: By,
  verb: string,
  subject: { type: string; id: string | null },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await addAuditRow(tx, {
    id: app.newId(),
    at: app.clock.now().toISOString(),
    by_id: by.id,
    by_name: by.name,
    verb,
    subject_type: subject.type,
    subject_id: subject.id,
    detail: JSON.stringify(detail),
  });
}
