// A longer deadline in one step: a version of its own with nothing else changed, whatever draft is in work beside it.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import type { Day } from '../lib/dates.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { askReviewWithin } from './ask-review.ts';
import { actionContentSchema, type ActionContent } from './model.ts';
import { needsSecondPerson, publishContent } from './publish.ts';
import * as store from './store.ts';

/**
 * Publishes the same text with a later deadline; where the site asks for a second person, asks for a review of it.
 * @throws {Refused} at `deadline` when it is not later, and with every "must"; {Conflict}, {Forbidden}, {NotFound}
 */
export async function extendDeadline(
  app: App,
  by: By,
  id: string,
  wish: { deadline: Day; note: string },
): Promise<'published' | 'asked'> {
  mustBeAble(by, 'actions.publish');
  return transact(app.db, async tx => {
    const row = await store.actionById(tx, id);
    if (!row) throw new NotFound();
    const version = await store.versionRow(tx, id, row.version);
    if (!version) throw new Conflict('action.notPublished');
    if (row.stopped_at !== null) throw new Conflict('action.stoppedForGood');
    const published = actionContentSchema.parse(JSON.parse(version.content));
    if (wish.deadline <= published.deadline)
      throw new Refused([{ path: 'deadline', reason: 'extension.notLater' }]);
    const content = { ...published, deadline: wish.deadline };
    const note = wish.note.trim() || null;
    if (await needsSecondPerson(tx, by)) {
      await askForIt(app, tx, by, { row, published, content, note });
      return 'asked';
    }
    const keepDraft = draftWith(row.draft, published.deadline, wish.deadline);
    // Whoever has the editor open is told: saved unseen, their draft would bring the old deadline back.
    const moved = { ...row, draft_revision: row.draft_revision + 1 };
    await publishContent(app, tx, by, { row: moved, content, keepDraft }, { step: 'extension', note });
    const detail = { before: published.deadline, after: wish.deadline };
    await recordAudit(app, tx, by, 'action.extended', { type: 'action', id }, detail);
    return 'published';
  });
}

/** The draft in work with the new deadline, unless it has one of its own. */
function draftWith(draft: string | null, before: Day, after: Day): string | null {
  if (draft === null) return null;
  const content = actionContentSchema.parse(JSON.parse(draft));
  return JSON.stringify(content.deadline === before ? { ...content, deadline: after } : content);
}

/** With a second person needed it goes the way of any other change. */
async function askForIt(
  app: App,
  tx: Tx,
  by: By,
  of: { row: store.ActionRow; published: ActionContent; content: ActionContent; note: string | null },
): Promise<void> {
  const { row, published, content, note } = of;
  const inWork = row.draft === null ? null : actionContentSchema.parse(JSON.parse(row.draft));
  if (inWork && JSON.stringify(inWork) !== JSON.stringify(published))
    throw new Conflict('extension.draftInWork');
  const revision = row.draft_revision;
  const at = app.clock.now().toISOString();
  const draft = JSON.stringify(content);
  await store.updateDraft(tx, { id: row.id, revision, draft, slug: row.slug, at, by: by.id });
  const wish = { revision: revision + 1, step: 'extension' as const, note, message: '' };
  await askReviewWithin(app, tx, by, row.id, wish);
}
