// The desk's first page.
import { Router } from 'express';
import { actingBy } from '../accounts/acting.ts';
import type { App } from '../platform/app.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { findToday } from './find-today.ts';
import { todayModel, todayPage } from './pages.ts';

export function deskRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk', {
    get: async (req, res) => {
      const { t, lang, to, zone } = visitOf(req);
      const by = actingBy(req);
      const reader = { t, lang, to, zone, has: app.strings.has };
      const model = todayModel(reader, await findToday(app, by), by, app.clock.now());
      sendPage(app, req, res, todayPage, model, {
        title: t('desk.today.title'),
        private: true,
        nav: 'today',
      });
    },
  });
  return router;
}
