// Saving what was edited beside somebody else: either it is kept, or both are shown and a person chooses.
import type { By } from '../../audit/model.ts';
import { Conflict } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { FIELDS } from '../compare-versions.ts';
import { draftAt, editableAction, saveDraft, type EditableAction } from '../draft.ts';
import type { ActionContent } from '../model.ts';

/** A field of the editor. Translations are written on pages of their own. */
export type EditedField = Exclude<keyof ActionContent, 'translations'>;
export const EDITED_FIELDS: readonly EditedField[] = FIELDS.filter(field => field !== 'translations');

/** What stands against each other: the draft both began from (null when it is no longer kept), mine, and theirs. */
export type Apart = { base: ActionContent | null; mine: ActionContent; theirs: EditableAction };

const same = (one: ActionContent, other: ActionContent, field: EditedField): boolean =>
  JSON.stringify(one[field]) === JSON.stringify(other[field]);

/** The fields in which two contents differ. */
export const differingFields = (one: ActionContent, other: ActionContent): EditedField[] =>
  EDITED_FIELDS.filter(field => !same(one, other, field));

/** Who changed a field in which mine and theirs differ. */
export function changedBy({ base, mine, theirs }: Apart, field: EditedField): 'mine' | 'theirs' | 'both' {
  if (base === null) return 'both';
  if (same(base, mine, field)) return 'theirs';
  return same(base, theirs.content, field) ? 'mine' : 'both';
}

export type Choice = 'mine' | 'theirs';

/** Theirs with the fields of mine that were chosen. */
export function choose(
  mine: ActionContent,
  theirs: ActionContent,
  choice: (field: EditedField) => Choice,
): ActionContent {
  const fields = EDITED_FIELDS.filter(field => choice(field) === 'mine');
  return { ...theirs, ...Object.fromEntries(fields.map(field => [field, mine[field]])) };
}

const MOST_TRIES = 5;

/**
 * Saves `mine`, begun from `revision`, or gives what somebody else has saved since. Changes to translations alone are
 * taken over without asking: the editor does not hold them.
 * @throws {Conflict} when the action was stopped
 */
export async function saveEdited(
  app: App,
  by: By,
  id: string,
  revision: number,
  mine: ActionContent,
): Promise<{ saved: number } | { apart: Apart }> {
  for (let tries = 1; ; tries += 1) {
    const now = await editableAction(app.db.query, by, id);
    const content = { ...mine, translations: now.content.translations };
    const base = now.revision === revision ? now.content : await draftAt(app.db.query, id, revision);
    if (base === null || differingFields(base, now.content).length > 0) {
      // Both wrote the same: nothing is lost, and there is nothing to choose.
      if (differingFields(content, now.content).length > 0)
        return { apart: { base, mine: content, theirs: now } };
    }
    try {
      return { saved: await saveDraft(app, by, id, now.revision, content) };
    } catch (error) {
      const moved = error instanceof Conflict && error.reason === 'action.draftMoved';
      if (!moved || tries === MOST_TRIES) throw error;
    }
  }
}
