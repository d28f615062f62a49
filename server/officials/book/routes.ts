// The list of the officials book, by its address: words, country, body, state, order, page.
import { Router, type Request } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import type { App } from '../../platform/app.ts';
import { queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { BOOK_STATES, bodiesIn, listBook, type BookWish } from '../list-book.ts';
import { officialsModel, officialsPage, readSort } from '../list-page.ts';
import { countNotes } from '../decide-notes.ts';

/** What the address asks for. */
export function bookWish(req: Request): BookWish {
  const query = queryOf(req);
  return {
    search: query.one('search'),
    country: query.one('country'),
    body: query.one('body'),
    state: BOOK_STATES.find(state => state === query.one('state')) ?? '',
    ...readSort(query.one('sort')),
  };
}

export function bookRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/officials', {
    get: async (req, res) => {
      const by = actingBy(req);
      mustBeAble(by, 'actions.read');
      const visit = visitOf(req);
      const wish = bookWish(req);
      const page = /^\d{1,6}$/.test(queryOf(req).one('page')) ? Number(queryOf(req).one('page')) : 1;
      const model = officialsModel(visit, {
        wish,
        entries: await listBook(app.db.query, wish, app.clock.now()),
        bodies: await bodiesIn(app.db.query),
        page,
        mayWrite: may(by, 'officials.write'),
        notes: await countNotes(app),
      });
      sendPage(app, req, res, officialsPage, model, {
        title: visit.t('official.book'),
        nav: 'officials',
        private: true,
      });
    },
  });
  return router;
}
