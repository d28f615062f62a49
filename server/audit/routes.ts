// The address of the audit trail.
import { Router } from 'express';
import type { App } from '../platform/app.ts';
import { queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { actorOf, visitOf } from '../platform/web/visit.ts';
import { findAudit } from './find-audit.ts';
import { auditModel, auditPage } from './pages.ts';

export function auditRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/audit', {
    get: async (req, res) => {
      const query = queryOf(req);
      const wish = {
        person: query.one('person'),
        type: query.one('type'),
        subject: query.one('subject'),
        before: query.one('before'),
      };
      const visit = visitOf(req);
      const list = await findAudit(app, actorOf(req), wish);
      const reader = { t: visit.t, lang: visit.lang, to: visit.to, has: app.strings.has };
      sendPage(app, req, res, auditPage, auditModel(reader, list, wish), {
        title: visit.t('audit.title'),
        private: true,
        nav: 'settings',
      });
    },
  });
  return router;
}
