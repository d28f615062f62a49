// The address of the do-no-harm questions: for those who write about the case.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { formOf, parseForm, queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { answerCare, careHistory, careOf } from '../answer-care.ts';
import { editableAction } from '../draft.ts';
import { careSchema } from './model.ts';
import { carePage, carePageModel, typedCare, type CareTyped } from './pages.ts';

export function careRoutes(app: App, body: readonly RequestHandler[]): Router {
  const router = Router();
  const show = async (
    req: Request,
    res: Response,
    given: { typed: CareTyped | null; problems: readonly FieldProblem[] },
  ): Promise<void> => {
    const by = actingBy(req);
    // What must not be mentioned is for those who might mention it, and for nobody else.
    mustBeAble(by, 'actions.write');
    const { id, content } = await editableAction(app.db.query, by, String(req.params['id']));
    const history = await careHistory(app.db.query, id);
    const typed = given.typed ?? typedCare(await careOf(app.db.query, id));
    const of = { id, title: content.title, history, saved: queryOf(req).has('saved') };
    const visit = visitOf(req);
    sendPage(app, req, res, carePage, carePageModel(visit, of, typed, given.problems), {
      title: visit.t('care.heading'),
      status: given.problems.length > 0 ? 422 : 200,
      nav: 'actions',
      private: true,
    });
  };
  at(
    router,
    '/desk/actions/:id/care',
    {
      get: (req, res) => show(req, res, { typed: null, problems: [] }),
      post: async (req, res) => {
        const form = formOf(req);
        const typed: CareTyped = {
          consent: form.one('consent'),
          consentText: form.raw('consentText'),
          names: form.one('names'),
          pictures: form.one('pictures'),
          unsaid: form.one('unsaid'),
          unsaidText: form.raw('unsaidText'),
        };
        const id = String(req.params['id']);
        await orAgain(
          async () => {
            mustBeAble(actingBy(req), 'actions.write');
            await answerCare(app, actingBy(req), id, parseForm(careSchema, typed));
            res.redirect(303, `${visitOf(req).to.deskAction(id)}?done=answered`);
          },
          problems => show(req, res, { typed, problems }),
        );
      },
    },
    ...body,
  );
  return router;
}
