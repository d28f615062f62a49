// The numbers of an action on the desk, and the statements made of them.
import { Router, type RequestHandler } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { may, mustBeAble } from '../accounts/model.ts';
import { findActionById } from '../actions/find-action.ts';
import type { App } from '../platform/app.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { numbersPage } from './pages.ts';
import { numbersModel } from './show-numbers.ts';
import { statementRoutes } from './statements/routes.ts';
import { numbersOf } from './tally.ts';

export function totalsRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/actions/:id/numbers', { get: showNumbers(app) });
  router.use(statementRoutes(app));
  return router;
}

const showNumbers =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'numbers.read');
    const action = await findActionById(app, String(req.params['id'] ?? ''));
    const visit = visitOf(req);
    const model = numbersModel(visit, action, await numbersOf(app, action), may(by, 'reports.review'));
    const title = visit.t('numbers.title', { title: action.title });
    sendPage(app, req, res, numbersPage, model, { title, private: true, nav: 'actions' });
  };
