// The desk's page of reports held for review, and the decision on one. Supporters' own pages are in site/.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import type { FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { decideHold, heldForReview } from './decide-hold.ts';
import { readDecision } from './forms.ts';
import { reportImportRoutes } from './imports/routes.ts';
import { reviewPage } from './pages.ts';
import { reviewModel } from './show-held.ts';

export function reportRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/reports', { get: (req, res) => showReview(app, req, res, null) });
  router.use(reportImportRoutes(app));
  at(router, '/desk/reports/:id/decision', { post: decide(app) }, ...readForms('20kb'));
  return router;
}

async function showReview(
  app: App,
  req: Request,
  res: Response,
  refusal: { reportId: string; typed: string; problems: readonly FieldProblem[] } | null,
): Promise<void> {
  const visit = visitOf(req);
  const actionId = refusal === null ? queryOf(req).one('action') : '';
  const held = await heldForReview(app, actingBy(req), actionId === '' ? {} : { actionId });
  const model = await reviewModel(app, visit, held, { filtered: actionId !== '', refusal });
  sendPage(app, req, res, reviewPage, model, {
    title: visit.t('review.title'),
    private: true,
    nav: 'reports',
    status: refusal === null ? 200 : 422,
    path: '/desk/reports',
  });
}

const decide =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const reportId = String(req.params['id'] ?? '');
    const form = formOf(req);
    await orAgain(
      async () => {
        const { decision, reason } = readDecision(form);
        await decideHold(app, by, reportId, decision, reason);
        res.redirect(303, visitOf(req).to.deskReview());
      },
      problems => showReview(app, req, res, { reportId, typed: form.one('reason'), problems }),
    );
  };
