// An update begins: what kind it is, what is new in it and the new deadline stand with the draft from the first.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import type { Day } from '../lib/dates.ts';
import { Conflict } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { editableAction } from './draft.ts';
import { setDraftStep } from './publication/store.ts';
import * as store from './store.ts';
import type { UPDATE_STEPS } from './version-steps.ts';

export type UpdateWish = {
  revision: number;
  step: (typeof UPDATE_STEPS)[number];
  note: string;
  deadline: Day;
};

/** Makes the draft of an update; the rest of it is written in the editor. @throws {Conflict}, {Forbidden}, {NotFound} */
export async function beginUpdate(app: App, by: By, id: string, wish: UpdateWish): Promise<void> {
  mustBeAble(by, 'actions.write');
  await transact(app.db, async tx => {
    const action = await editableAction(tx, by, id);
    if (action.version === 0) throw new Conflict('action.notPublished');
    if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    const content = { ...action.content, kind: 'update' as const, deadline: wish.deadline };
    const saved = await store.updateDraft(tx, {
      id,
      revision: wish.revision,
      draft: JSON.stringify(content),
      slug: action.slug,
      at: app.clock.now().toISOString(),
      by: by.id,
    });
    if (!saved) throw new Conflict('action.draftMoved');
    await setDraftStep(tx, id, { step: wish.step, note: wish.note });
    const detail = { step: wish.step, deadline: wish.deadline };
    await recordAudit(app, tx, by, 'action.updateBegun', { type: 'action', id }, detail);
  });
}
