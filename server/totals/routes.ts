// The numbers of an action and the deadlines of all, on the desk; and the statements made of them.
import { Router, type RequestHandler } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { may } from '../accounts/model.ts';
import type { App } from '../platform/app.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { chooseReminders } from './choose-reminders.ts';
import { askedFrom } from './filter-numbers.ts';
import { findNumbers } from './find-numbers.ts';
import { deadlinesModel, deadlinesPage } from './deadlines-page.ts';
import { deadlineWish, deadlinesFor } from './list-deadlines.ts';
import { numbersPage } from './pages.ts';
import { numbersModel, type AnswersTold } from './show-numbers.ts';
import { statementRoutes } from './statements/routes.ts';

/** What a feature to the right knows of an action: the mount hands it in, since left never calls right. */
export type Around = { answers: (actionId: string) => Promise<AnswersTold['byTarget']> };

export function totalsRoutes(app: App, around: Around): Router {
  const router = Router();
  at(router, '/desk/actions/:id/numbers', { get: showNumbers(app, around) });
  router.use(statementRoutes(app));
  at(router, '/desk/deadlines', { get: showDeadlines(app) });
  at(router, '/desk/deadlines/reminders', { post: chooseMail(app) }, ...readForms('4kb'));
  return router;
}

const showNumbers =
  (app: App, around: Around): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const { one } = queryOf(req);
    const found = await findNumbers(app, by, String(req.params['id'] ?? ''), askedFrom(one));
    const visit = visitOf(req);
    const title = visit.t('numbers.title', { title: found.action.title });
    const can = { review: may(by, 'reports.review'), bring: may(by, 'reports.import') };
    const model = numbersModel(visit, found, can, {
      byTarget: await around.answers(found.action.id),
      mayRead: may(by, 'replies.read'),
    });
    sendPage(app, req, res, numbersPage, model, { title, private: true, nav: 'deadlines' });
  };

const showDeadlines =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const { one } = queryOf(req);
    const visit = visitOf(req);
    const shown = await deadlinesFor(app, by, deadlineWish(one));
    const model = deadlinesModel(visit, shown, app.clock.now());
    const title = visit.t('deadlines.title');
    sendPage(app, req, res, deadlinesPage, model, { title, private: true, nav: 'deadlines' });
  };

const chooseMail =
  (app: App): RequestHandler =>
  async (req, res) => {
    await chooseReminders(app, actingBy(req), formOf(req).one('wanted') === 'yes');
    res.redirect(303, `${visitOf(req).to.deskDeadlines()}#reminders`);
  };
