// The addresses of the outbox.
import { Router, type Request } from 'express';
import type { App } from '../platform/app.ts';
import { queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { actorOf, visitOf } from '../platform/web/visit.ts';
import { findMail, findMails } from './find-mail.ts';
import type { Reader } from './mail-words.ts';
import { mailModel, mailPage, outboxModel, outboxPage } from './pages.ts';
import { retryMail } from './retry-mail.ts';

const idOf = (req: Request): string => String(req.params['id']);

export function outboxRoutes(app: App): Router {
  const router = Router();
  const readerOf = (req: Request): Reader => {
    const { t, lang, to, zone } = visitOf(req);
    return { t, lang, to, zone, has: app.strings.has };
  };
  at(router, '/desk/outbox', {
    get: async (req, res) => {
      const query = queryOf(req);
      const state = query.one('state');
      const list = await findMails(app, actorOf(req), { state, before: query.one('before') });
      const title = visitOf(req).t('outbox.title');
      const head = { title, private: true, nav: 'outbox' };
      sendPage(app, req, res, outboxPage, outboxModel(readerOf(req), list, state), head);
    },
  });
  at(router, '/desk/outbox/:id', {
    get: async (req, res) => {
      const model = mailModel(readerOf(req), await findMail(app, actorOf(req), idOf(req)));
      sendPage(app, req, res, mailPage, model, { title: model.kind, private: true, nav: 'outbox' });
    },
  });
  at(router, '/desk/outbox/:id/retry', {
    post: async (req, res) => {
      await retryMail(app, actorOf(req), idOf(req));
      res.redirect(303, visitOf(req).to.deskOutboxMail(idOf(req)));
    },
  });
  return router;
}
