// The addresses of the officials book.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { mustBeAble } from '../accounts/model.ts';
import { changesOf } from '../audit/find-changes.ts';
import type { By } from '../audit/model.ts';
import { Conflict } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { findOfficial, searchOfficials, usesOfOfficial } from './find-officials.ts';
import { blankOfficial, officialFromTyped, readTypedOfficial, typedOfficial } from './forms.ts';
import { changeOfficial, keepOfficial } from './keep-official.ts';
import type { OfficialDetails } from './model.ts';
import { officialsModel, officialsPage } from './list-page.ts';
import { officialModel, officialPage, type OfficialWish } from './pages.ts';

export function officialRoutes(app: App): Router {
  const router = Router();
  const body = readForms('256kb');

  at(router, '/desk/officials', {
    get: async (req, res) => {
      mustBeAble(actingBy(req), 'actions.read');
      const query = queryOf(req);
      const filter = { search: query.one('search'), country: query.one('country') };
      const found = await searchOfficials(app.db.query, {
        words: filter.search.split(/\s+/).filter(word => word !== ''),
        ...(filter.country === '' ? {} : { country: filter.country }),
      });
      const visit = visitOf(req);
      sendPage(app, req, res, officialsPage, officialsModel(visit, found, filter), {
        title: visit.t('official.book'),
        nav: 'officials',
        private: true,
      });
    },
  });

  at(router, '/desk/officials/new', newOfficial(app), ...body);
  at(router, '/desk/officials/:id', oneOfficial(app), ...body);
  return router;
}

type Verbs = Parameters<typeof at>[2];

const newOfficial = (app: App): Verbs => ({
  get: (req, res) => {
    mustBeAble(actingBy(req), 'officials.write');
    sendForm(app, req, res, { typed: blankOfficial(), official: null, version: 0 });
  },
  post: async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const form = formOf(req);
    const show = { typed: readTypedOfficial(form), official: null, version: 0 };
    if (form.has('add')) {
      sendForm(app, req, res, show);
      return;
    }
    await orAgain(
      async () => {
        const id = await keepOfficial(app, by, officialFromTyped(show.typed));
        res.redirect(303, `${visitOf(req).to.deskOfficial(id)}?saved=1`);
      },
      problems => sendForm(app, req, res, { ...show, problems }, 422),
    );
  },
});

const oneOfficial = (app: App): Verbs => ({
  get: async (req, res) => {
    mustBeAble(actingBy(req), 'actions.read');
    const official = await findOfficial(app.db.query, idOf(req));
    sendForm(app, req, res, {
      ...(await aroundOf(app, official.id)),
      typed: typedOfficial(official),
      official,
      version: official.version,
      saved: queryOf(req).has('saved'),
    });
  },
  post: async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const official = await findOfficial(app.db.query, idOf(req));
    const form = formOf(req);
    const version = wholeNumber(form.one('version'));
    const show = { ...(await aroundOf(app, official.id)), typed: readTypedOfficial(form), official, version };
    if (form.has('add')) {
      sendForm(app, req, res, show);
      return;
    }
    await orAgain(
      async () => {
        const details = officialFromTyped(show.typed);
        if (await changed(app, by, official.id, version, details)) {
          res.redirect(303, `${visitOf(req).to.deskOfficial(official.id)}?saved=1`);
          return;
        }
        // The page now stands on the other's version: saving it again is a choice made with both in view.
        const theirs = await findOfficial(app.db.query, official.id);
        sendForm(app, req, res, { ...show, official: theirs, version: theirs.version, conflict: true }, 409);
      },
      problems => sendForm(app, req, res, { ...show, problems }, 422),
    );
  },
});

/** False when somebody else has changed it meanwhile. */
async function changed(app: App, ...change: [By, string, number, OfficialDetails]): Promise<boolean> {
  try {
    await changeOfficial(app, ...change);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

const idOf = (req: Request): string => String(req.params['id']);

const aroundOf = async (app: App, id: string): Promise<Pick<OfficialWish, 'uses' | 'changes'>> => ({
  uses: await usesOfOfficial(app.db.query, id),
  changes: await changesOf(app.db.query, { type: 'official', id }),
});

function sendForm(app: App, req: Request, res: Response, wish: OfficialWish, status = 200): void {
  const model = officialModel(visitOf(req), wish);
  sendPage(app, req, res, officialPage, model, {
    title: model.heading,
    status,
    nav: 'officials',
    private: true,
    scripts: ['repeat-rows'],
  });
}
