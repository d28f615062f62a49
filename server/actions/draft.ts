// Drafts: begun, saved, begun again from the published version; two people saving at once are told.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound } from '../lib/errors.ts';
import { slugify } from '../lib/slug.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query, type Tx } from '../platform/db/db.ts';
import * as editing from './editing/store.ts';
import { actionContentSchema, type ActionContent } from './model.ts';
import * as store from './store.ts';
import { firstOrdinal, UPDATE_STEPS } from './version-steps.ts';

/** An action as the desk edits it: the draft in work, or the published version where no draft was begun. */
export type EditableAction = {
  id: string;
  slug: string;
  demo: boolean;
  /** 0 when it was never published. */
  version: number;
  revision: number;
  content: ActionContent;
  /** Whether there are changes that are not published. */
  hasDraft: boolean;
  stoppedAt: string | null;
  savedAt: string | null;
  /** Who saved it last, by id. */
  savedBy: string | null;
  /** When the published version closes; null for one never published. */
  closesAt: string | null;
  /** The deadline of the published version; null for one never published. */
  publishedDeadline: string | null;
  /** Which appeal of its case it will be once the draft is published as it was begun. */
  ordinal: number;
  /** What the draft is to be published as, and what is new in it, where that was said already. */
  step: string | null;
  note: string | null;
};

/** The action if `by` may see it on the desk. @throws {NotFound} or {Forbidden} */
export async function editableAction(db: Query, by: By, id: string): Promise<EditableAction> {
  mustBeAble(by, 'actions.read');
  const row = await store.actionById(db, id);
  if (!row) throw new NotFound();
  const published = (await store.versionRow(db, id, row.version))?.content;
  const source = row.draft ?? published;
  if (source === undefined) throw new NotFound();
  const content = readContent(source);
  return {
    id,
    slug: row.slug,
    demo: row.demo === 1,
    version: row.version,
    revision: row.draft_revision,
    content,
    // A draft that was saved without a change is none: there would be nothing to publish.
    hasDraft: published === undefined || JSON.stringify(content) !== JSON.stringify(readContent(published)),
    stoppedAt: row.stopped_at,
    savedAt: row.draft_updated_at,
    savedBy: row.draft_updated_by,
    closesAt: row.closes_at,
    publishedDeadline: row.deadline,
    ordinal: ordinalOf(row, content),
    step: row.draft_step,
    note: row.draft_note,
  };
}

function ordinalOf(row: store.ActionRow, content: ActionContent): number {
  const now = row.ordinal ?? firstOrdinal(content.kind);
  return row.version > 0 && UPDATE_STEPS.some(step => step === row.draft_step) ? now + 1 : now;
}

const readContent = (source: string): ActionContent => actionContentSchema.parse(JSON.parse(source));

/** A slug nobody has: from the title, with a number behind it when taken. The address is fixed at first publication. */
async function freeSlug(db: Query, title: string, id: string, current: string): Promise<string> {
  const base = slugify(title) || `action-${id.slice(-8)}`;
  // `47-22` is the address of a number, so no slug may look like one.
  const stem = /^\d{1,4}-\d{2}$/.test(base) ? `action-${base}` : base;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? stem : `${stem}-${n}`;
    if (slug === current || !(await store.slugTaken(db, slug))) return slug;
  }
}

type DraftWish = { demo?: boolean; from?: 'import' };

/** Begins a draft and gives its id. */
export const createDraft = (
  app: App,
  by: By,
  content: ActionContent,
  wish: DraftWish = {},
): Promise<string> => transact(app.db, tx => createDraftIn(app, tx, by, content, wish));

/** The same in a transaction that holds more than the draft. @param wish `from` says what it was made from */
export async function createDraftIn(
  app: App,
  tx: Tx,
  by: By,
  content: ActionContent,
  wish: DraftWish = {},
): Promise<string> {
  mustBeAble(by, 'actions.write');
  const id = app.newId();
  const at = app.clock.now().toISOString();
  await store.insertAction(tx, {
    id,
    slug: await freeSlug(tx, content.title, id, ''),
    demo: wish.demo ?? false,
    draft: JSON.stringify(content),
    at,
    by: by.id,
  });
  await editing.insertSave(tx, {
    action_id: id,
    revision: 1,
    content: JSON.stringify(content),
    saved_at: at,
    saved_by: by.id,
  });
  const detail = wish.from === undefined ? {} : { from: wish.from };
  await recordAudit(app, tx, by, 'action.drafted', { type: 'action', id }, detail);
  return id;
}

/**
 * Saves a draft made from `revision` and gives the new revision.
 * @throws {Conflict} when somebody else has saved since.
 */
export async function saveDraft(
  app: App,
  by: By,
  id: string,
  revision: number,
  content: ActionContent,
): Promise<number> {
  mustBeAble(by, 'actions.write');
  return transact(app.db, async tx => {
    const before = await editableAction(tx, by, id);
    if (before.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    if (before.revision !== revision) throw new Conflict('action.draftMoved');
    // Saved without a change, as a script does by the clock: nothing happened that anyone should be told.
    if (JSON.stringify(before.content) === JSON.stringify(content)) return revision;
    // Once published an address stays: links, printed codes and feeds lead to it.
    const slug = before.version > 0 ? before.slug : await freeSlug(tx, content.title, id, before.slug);
    await keepDraft(app, tx, by, { id, revision, slug, content });
    await recordAudit(app, tx, by, 'action.saved', { type: 'action', id }, { revision: revision + 1 });
    return revision + 1;
  });
}

/** Writes the draft that follows `revision`, and keeps it among the saves. @throws {Conflict} */
export async function keepDraft(
  app: App,
  tx: Tx,
  by: By,
  next: { id: string; revision: number; slug: string; content: ActionContent },
): Promise<void> {
  const draft = JSON.stringify(next.content);
  const at = app.clock.now().toISOString();
  const saved = await store.updateDraft(tx, { ...next, draft, at, by: by.id });
  if (!saved) throw new Conflict('action.draftMoved');
  await editing.insertSave(tx, {
    action_id: next.id,
    revision: next.revision + 1,
    content: draft,
    saved_at: at,
    saved_by: by.id,
  });
}

/** The draft as it was at a revision that somebody still has open; null when it is no longer kept. */
export async function draftAt(db: Query, id: string, revision: number): Promise<ActionContent | null> {
  const row = await editing.saveRow(db, id, revision);
  return row ? readContent(row.content) : null;
}
