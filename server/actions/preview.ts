// An action as its page will look once the draft is published: for the desk only, and nowhere kept.
import type { By } from '../audit/model.ts';
import { dayIn, addDays } from '../lib/dates.ts';
import { officialsById } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import type { ChecklistLine } from './checklist/model.ts';
import { editableAction } from './draft.ts';
import { resolveTarget } from './find-action.ts';
import { closesAt, statusAt, type PublishedAction } from './model.ts';
import { mustsOf } from './checklist/run.ts';
import { readChecklist } from './read-checklist.ts';

/** A draft needs some deadline to be shown with; this many days from now stand in for the one still missing. */
const STAND_IN_DAYS = 42;

export type PreviewedAction = {
  action: PublishedAction;
  /** What publishing still needs: the page says that it is not complete. */
  open: ChecklistLine[];
};

/** The draft, or the published version where there is none. @throws {NotFound} or {Forbidden} */
export async function previewAction(app: App, by: By, id: string): Promise<PreviewedAction> {
  const db = app.db.query;
  const draft = await editableAction(db, by, id);
  const { content } = draft;
  const now = app.clock.now();
  const at = now.toISOString();
  const deadline = content.deadline || addDays(dayIn(content.timeZone, now), STAND_IN_DAYS);
  const officials = await officialsById(
    db,
    content.targets.map(target => target.officialId),
  );
  const closes = closesAt(deadline, content.timeZone);
  return {
    action: {
      ...content,
      deadline,
      id: draft.id,
      slug: draft.slug,
      demo: draft.demo,
      version: draft.version + (draft.hasDraft ? 1 : 0),
      ordinal: draft.ordinal,
      targets: content.targets.map(target => resolveTarget(target, officials.get(target.officialId))),
      status: statusAt({ closesAt: closes, stoppedAt: draft.stoppedAt }, at),
      closesAt: closes,
      publishedAt: at,
      updatedAt: at,
      stop: draft.stoppedAt === null ? null : { at: draft.stoppedAt, reason: '' },
      outcome: null,
    },
    open: mustsOf(await readChecklist(db, now, { id, content, publishedDeadline: draft.publishedDeadline })),
  };
}
