// The desk's page of supporters' notes on contact points, and the decision on those about one point.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { decideNotes, NOTE_DECISIONS, notesWaiting } from '../decide-notes.ts';
import { notesModel, notesPage, type RefusedDecision } from './pages.ts';

export function contactNotesRoutes(app: App): Router {
  const router = Router();
  const show = async (req: Request, res: Response, refused: RefusedDecision | null): Promise<void> => {
    const visit = visitOf(req);
    const done = NOTE_DECISIONS.find(each => each === queryOf(req).one('done'));
    const model = notesModel(visit, await notesWaiting(app, actingBy(req)), {
      said: done === undefined || refused ? null : visit.t(`official.notes.done.${done}`),
      refused,
    });
    sendPage(app, req, res, notesPage, model, {
      title: visit.t('official.notes.title'),
      status: refused ? 422 : 200,
      nav: 'officials',
      private: true,
    });
  };
  at(
    router,
    '/desk/officials/notes',
    {
      get: (req, res) => show(req, res, null),
      post: async (req, res) => {
        const by = actingBy(req);
        mustBeAble(by, 'officials.write');
        const form = formOf(req);
        const about = { officialId: form.one('official'), pointKey: form.one('key') };
        await orAgain(
          async () => {
            const decision = NOTE_DECISIONS.find(each => each === form.one('decision'));
            if (!decision) throw new Refused([{ path: 'reason', reason: 'problem.choice' }]);
            const reason = form.one('reason');
            await decideNotes(app, by, { ...about, upTo: form.one('upTo'), decision, reason });
            res.redirect(303, `${visitOf(req).to.deskContactNotes()}?done=${decision}`);
          },
          problems => show(req, res, { ...about, problems }),
        );
      },
    },
    ...readForms('20kb'),
  );
  return router;
}
