// Asking for a second person: a noun with who and when, for one revision of the draft; those who can review are told.
import { mustBeAble } from '../accounts/model.ts';
import { whoMay } from '../accounts/who-may.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, Refused } from '../lib/errors.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { readSettings } from '../settings/read-settings.ts';
import { mustsOf } from './checklist/run.ts';
import { editableAction, type EditableAction } from './draft.ts';
import { readChecklist } from './read-checklist.ts';
import { reviewMail } from './review/mails.ts';
import { insertRequest } from './review/store.ts';
import type { PublishWish } from './publish.ts';

export type ReviewWish = PublishWish & { revision: number; message: string };

/** @throws {Refused} with every "must": a reviewer could not let it pass; {Conflict}, {Forbidden}, {NotFound} */
export async function askReview(app: App, by: By, id: string, wish: ReviewWish): Promise<void> {
  mustBeAble(by, 'actions.write');
  await transact(app.db, tx => askReviewWithin(app, tx, by, id, wish));
}

export async function askReviewWithin(app: App, tx: Tx, by: By, id: string, wish: ReviewWish): Promise<void> {
  const action = await editableAction(tx, by, id);
  if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
  if (!action.hasDraft) throw new Conflict('action.nothingToPublish');
  if (action.revision !== wish.revision) throw new Conflict('action.draftMoved');
  const note = wish.note ?? null;
  const { content, publishedDeadline } = action;
  const musts = mustsOf(await readChecklist(tx, app.clock.now(), { id, content, publishedDeadline, note }));
  if (musts.length > 0) throw new Refused(musts);
  await insertRequest(tx, {
    id: app.newId(),
    action_id: id,
    revision: wish.revision,
    message: wish.message.trim(),
    step: wish.step ?? null,
    note,
    hides_earlier: wish.hidesEarlier ? 1 : 0,
    by_id: by.id,
    by_name: by.name,
    at: app.clock.now().toISOString(),
    demo: action.demo ? 1 : 0,
  });
  const detail = { revision: wish.revision };
  await recordAudit(app, tx, by, 'action.reviewAsked', { type: 'action', id }, detail);
  await tellReviewers(app, tx, by, action);
}

async function tellReviewers(app: App, tx: Tx, by: By, action: EditableAction): Promise<void> {
  const settings = await readSettings(tx);
  for (const person of await whoMay(tx, 'actions.publish')) {
    // Who wrote the last change may not approve it, and who asks knows.
    if (person.id === action.savedBy || person.id === by.id) continue;
    const of = { to: person, from: by.name, actionId: action.id };
    await queueMail(app, tx, reviewMail(app, settings, 'asked', of));
  }
}
