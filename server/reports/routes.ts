// The desk's page of reports under review, and the decisions made on it. Supporters' own pages are in site/.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { listActions } from '../actions/find-action.ts';
import { Refused } from '../lib/errors.ts';
import { may } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber, type Form } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { readDecisionWish, readReviewWish, type ReviewWish } from './forms.ts';
import { reportImportRoutes } from './imports/routes.ts';
import { reviewQuery } from './review/address.ts';
import { decideMany } from './review/decide.ts';
import { isTooWide, lookAtReports } from './review/look.ts';
import { reviewPage } from './review/pages.ts';
import { reviewModel, type Done, type Refusal } from './review/show-review.ts';

export function reportRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/reports', {
    get: (req, res) =>
      showReview(app, req, res, { wish: readReviewWish(queryOf(req)), done: doneIn(queryOf(req)) }),
  });
  router.use(reportImportRoutes(app));
  at(router, '/desk/reports/decision', { post: decide(app) }, ...readForms('40kb'));
  return router;
}

/** What was just decided, told by the address that the decision led to. */
function doneIn(query: Form): Done | null {
  const decision = query.one('done');
  if (decision === '') return null;
  const count = (name: string): number => Math.max(0, wholeNumber(query.one(name)));
  return {
    decision,
    reports: count('n'),
    leftOut: count('out'),
    left: count('left'),
    bulkId: query.one('of'),
  };
}

async function showReview(
  app: App,
  req: Request,
  res: Response,
  given: { wish: ReviewWish; done?: Done | null; refusal?: Refusal },
): Promise<void> {
  const { wish, done = null, refusal = null } = given;
  const visit = visitOf(req);
  const by = actingBy(req);
  const looked = await lookAtReports(app, by, wish);
  const imports = may(by, 'reports.import');
  const held = wish.filter.standing === 'held';
  const open = held ? [] : (await listActions(app, { status: 'open', limit: 100 })).actions;
  sendPage(app, req, res, reviewPage, reviewModel(visit, looked, { done, refusal, open, imports }), {
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
    const form = formOf(req);
    const wish = readReviewWish(form);
    await orAgain(
      async () => {
        const { decision, ticks, seen, until } = readDecisionWish(form);
        if (isTooWide(wish.filter)) throw new Refused([{ path: 'when', reason: 'review.problem.wide' }]);
        const of = ticks === null ? null : { by: wish.by, of: ticks };
        const done = await decideMany(
          app,
          actingBy(req),
          { filter: wish.filter, ticks: of, until },
          { decision, reason: form.one('reason'), seen },
        );
        const said = {
          done: decision,
          n: String(done.reports),
          out: String(done.leftOut),
          left: String(done.left),
          of: done.bulkId,
        };
        const query = { ...reviewQuery({ ...wish, page: 0 }), ...said };
        res.redirect(303, visitOf(req).to.deskReview(query));
      },
      problems => {
        const typed = { reason: form.one('reason'), all: form.has('all'), ticks: form.all('tick') };
        return showReview(app, req, res, { wish, refusal: { ...typed, problems } });
      },
    );
  };
