// The addresses of the audit trail: the page, and the same rows as a file.
import { Router, type Request } from 'express';
import type { App } from '../platform/app.ts';
import { queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { actorOf, visitOf } from '../platform/web/visit.ts';
import { everyAuditRow, findAudit, type AuditWish } from './find-audit.ts';
import { auditModel, auditPage } from './pages.ts';
import { AUDIT_FILES, writeAudit } from './write-audit.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

function wishOf(req: Request): AuditWish {
  const query = queryOf(req);
  return {
    person: query.one('person'),
    verb: query.one('verb'),
    type: query.one('type'),
    subject: query.one('subject'),
    from: query.one('from'),
    to: query.one('to'),
    before: query.one('before'),
    zone: visitOf(req).zone,
  };
}

export function auditRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/audit', {
    get: async (req, res) => {
      const wish = wishOf(req);
      const visit = visitOf(req);
      const list = await findAudit(app, actorOf(req), wish);
      const reader = { t: visit.t, lang: visit.lang, to: visit.to, zone: visit.zone, has: app.strings.has };
      sendPage(app, req, res, auditPage, auditModel(reader, list, wish), {
        title: visit.t('audit.title'),
        private: true,
        nav: 'settings',
      });
    },
  });
  for (const ext of AUDIT_FILES) {
    at(router, `/desk/audit.${ext}`, {
      get: async (req, res) => {
        // The whole of what is filtered, wherever the page stands in it.
        const rows = everyAuditRow(app, actorOf(req), { ...wishOf(req), before: '' });
        res.set({ 'Cache-Control': 'no-store', 'Content-Type': TYPES[ext] });
        res.set('Content-Disposition', `attachment; filename="audit.${ext}"`);
        await writeAudit(rows, ext, res);
      },
    });
  }
  return router;
}
