// The address of the table of rights: everyone of the desk may read what they and the others may do.
import { Router } from 'express';
import type { App } from '../../platform/app.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { rightsModel, rightsPage } from './pages.ts';

export function rightsRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/people/rights', {
    get: (req, res) => {
      const visit = visitOf(req);
      const head = { title: visit.t('account.rights.title'), private: true, nav: 'settings' };
      sendPage(app, req, res, rightsPage, rightsModel(visit), head);
    },
  });
  return router;
}
