// A step in what the desk does with a reply: who, when and why, in the transaction of the change.
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import * as store from './store.ts';

export const STEPS = [
  'read', 'redacted', 'published', 'corrected', 'unpublished', 'set-aside', 'returned',
  'erased', 'erased-by-teller', 'expired',
] as const; // prettier-ignore
export type StepKind = (typeof STEPS)[number];

/** The reason stays here: an audit row holds no words about a person. */
export async function recordStep(
  app: App,
  tx: Tx,
  by: By,
  reply: { id: string; demo: number },
  kind: StepKind,
  reason = '',
): Promise<void> {
  await store.insertStep(tx, {
    id: app.newId(),
    reply_id: reply.id,
    kind,
    reason,
    at: app.clock.now().toISOString(),
    by_id: by.id,
    by_name: by.name,
    demo: reply.demo,
  });
}
