// The list of the officials book, by its address: words, country, body, state, order, page; and the same as CSV.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import type { App } from '../../platform/app.ts';
import { queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { BOOK_STATES, bodiesIn, listBook, type BookWish } from '../list-book.ts';
import { officialsModel, officialsPage, readSort } from '../list-page.ts';
import { officialsCsv, officialsTemplate } from '../export-officials.ts';
import { countNotes } from '../decide-notes.ts';

/** What the address asks for. */
function bookWish(req: Request): BookWish {
  const query = queryOf(req);
  return {
    search: query.one('search'),
    country: query.one('country'),
    body: query.one('body'),
    state: BOOK_STATES.find(state => state === query.one('state')) ?? '',
    ...readSort(query.one('sort')),
  };
}

function sendCsv(res: Response, name: string, text: string): void {
  res.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
  res.set('Content-Disposition', `attachment; filename="${name}.csv"`);
  res.type('text/csv; charset=utf-8').send(text);
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
  at(router, '/desk/officials.csv', {
    get: async (req, res) => {
      mustBeAble(actingBy(req), 'actions.read');
      sendCsv(res, 'officials', officialsCsv(await listBook(app.db.query, bookWish(req), app.clock.now())));
    },
  });
  at(router, '/desk/officials/template.csv', {
    get: (req, res) => {
      mustBeAble(actingBy(req), 'officials.write');
      sendCsv(res, 'officials-template', officialsTemplate());
    },
  });
  return router;
}
