// Saving by a script while somebody types: the same form to the same address, answered in JSON instead of a page.
import { actingBy } from '../../accounts/acting.ts';
import type { App } from '../../platform/app.ts';
import { momentInWords } from '../../platform/web/words.ts';
import { visitOf, type Req, type Res } from '../../platform/web/visit.ts';
import type { EditableAction } from '../draft.ts';
import { saveEdited } from '../editing/save-edited.ts';
import { nameOfSaver } from '../editing/store.ts';
import type { Received } from './receive.ts';

/** What the script is told; `said` is shown as it is. */
type Answer = {
  said: string;
  /** What the next save begins from; only when this one was kept. */
  revision?: number;
  /** Ids of new rows, by the name of their field. */
  ids?: Record<string, string>;
};

export const byScript = (req: Req): boolean => req.get('accept') === 'application/json';

export async function answerScript(
  app: App,
  req: Req,
  res: Res,
  sent: { action: EditableAction; revision: number; got: Received },
): Promise<void> {
  const visit = visitOf(req);
  const { action, revision, got } = sent;
  const answer = (status: number, told: Answer): void => void res.status(status).json(told);
  if (action.stoppedAt !== null) {
    answer(409, { said: visit.t('editor.stopped') });
    return;
  }
  if (got.content === null) {
    answer(422, { said: visit.t('editor.notKeptYet', { n: got.problems.length }) });
    return;
  }
  const kept = await saveEdited(app, actingBy(req), action.id, revision, got.content);
  if ('apart' in kept) {
    const { savedBy } = kept.apart.theirs;
    const saver = savedBy === null ? undefined : await nameOfSaver(app.db.query, savedBy);
    answer(409, { said: visit.t('editor.moved', { name: saver ?? visit.t('difference.somebody') }) });
    return;
  }
  const now = momentInWords(visit, app.clock.now().toISOString());
  answer(200, { said: visit.t('action.savedAt', { at: now }), revision: kept.saved, ids: got.ids });
}
