// The redacted text of a reply: what it said without who told it. Sealed like the original, and it outlives it.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { LONGEST_TEXT } from './model.ts';
import { recordStep } from './record-step.ts';
import * as store from './store.ts';

/**
 * Keeps a redacted text in the place of the one before.
 * @param version that of the text it was made from; 0 for the first
 * @throws {Forbidden}, {NotFound}, {Refused}, {Conflict} when somebody else has saved one meanwhile, or all is erased
 */
export async function redactReply(
  app: App,
  by: By,
  id: string,
  wish: { version: number; text: string },
): Promise<void> {
  mustBeAble(by, 'replies.read');
  const text = wish.text.trim();
  if (text === '') throw new Refused([{ path: 'redacted', reason: 'problem.missing' }]);
  if (text.length > LONGEST_TEXT)
    throw new Refused([{ path: 'redacted', reason: 'problem.tooLong', params: { max: LONGEST_TEXT } }]);
  await transact(app.db, async tx => {
    const row = await store.replyById(tx, id);
    if (!row) throw new NotFound();
    if (row.erased_at !== null && row.erased_by !== 'time') throw new Conflict('reply.erasedBefore');
    const before = (await store.redactionOf(tx, id))?.version ?? 0;
    if (before !== wish.version) throw new Conflict('reply.movedOn');
    await store.putRedaction(tx, {
      reply_id: id,
      version: before + 1,
      sealed: app.seal.close(text),
      at: app.clock.now().toISOString(),
      by_id: by.id,
      by_name: by.name,
    });
    if (row.state === 'new') await store.setState(tx, id, 'read');
    await recordStep(app, tx, by, row, 'redacted');
    await recordAudit(app, tx, by, 'reply.redacted', { type: 'reply', id });
  });
}
