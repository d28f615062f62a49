// The desk's first page.
import { Router } from 'express';
import type { App } from '../platform/app.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { todayPage } from './pages.ts';

export function deskRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk', {
    get: (req, res) => {
      const title = visitOf(req).t('desk.today.title');
      sendPage(app, req, res, todayPage, { title }, { title, private: true, nav: 'today' });
    },
  });
  return router;
}
