// The public pages that show several features: the list, the action with its totals, the pages about the site.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { slugForNumber } from '../actions/find-action.ts';
import { recallAction } from '../actions/recall-action.ts';
import { findVersion } from '../actions/find-version.ts';
import { previewAction } from '../actions/preview.ts';
import { inLanguage } from '../actions/in-language.ts';
import { numberKey, readNumber, type PublishedAction } from '../actions/model.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { at } from '../platform/web/methods.ts';
import { queryOf, wholeNumber } from '../platform/web/form.ts';
import { sendPage } from '../platform/web/pages.ts';
import { mayBeFramed } from '../platform/web/security.ts';
import { visitOf } from '../platform/web/visit.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { actionPage, type ActionModel } from './action/pages.ts';
import { aboutModel, privacyModel } from './about.ts';
import { listModel } from './list-page.ts';
import { aboutPage, homePage, privacyPage } from './pages.ts';
import { recallPage, recallStamp } from './action/recall-page.ts';
import { actionModel } from './action/show-action.ts';
import { earlierModel } from './action/show-earlier.ts';
import { surroundings } from './action/surroundings.ts';

export function siteRoutes(app: App): Router {
  const router = Router();
  at(router, '/', { get: showList(app, false) });
  at(router, '/actions', {
    get: (req, res, next) => showList(app, queryOf(req).one('status') === 'closed')(req, res, next),
  });
  at(router, '/actions/:slug', { get: showAction(app) });
  at(router, '/actions/:slug/versions/:version', { get: showEarlier(app) });
  at(router, '/desk/actions/:id/preview', { get: showPreview(app) });
  at(router, '/about', { get: showAbout(app) });
  at(router, '/privacy', { get: showPrivacy(app) });
  return router;
}

const showList =
  (app: App, closed: boolean): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const model = await listModel(app, visit, queryOf(req), closed);
    sendPage(app, req, res, homePage, model, {
      title: closed ? visit.t('closed.title') : visit.chrome.siteName,
      description: model.intro,
      nav: closed ? 'closed' : 'actions',
      forAll: true,
    });
  };

/** The action, or `null` and a redirect's address when it was asked for by its number. */
async function findAsked(app: App, req: Request): Promise<{ action: PublishedAction } | { moved: string }> {
  const asked = String(req.params['slug'] ?? '');
  const number = readNumber(asked);
  if (number === null || number.replace('/', '-') !== asked.replace(/^0+/, ''))
    return { action: await recallAction(app, asked) };
  const slug = await slugForNumber(app, numberKey(number));
  if (slug === null) throw new NotFound();
  return { moved: visitOf(req).to.action(slug) };
}

/** The language in which the action's own texts were asked for: by the address, else that of the page. */
const textOf = (req: Request): string => queryOf(req).one('text') || visitOf(req).lang;

/** An action as it is not published, or is no more: found by nobody who searches, and without its totals. */
const sendUncounted = (app: App, req: Request, res: Response, shown: ActionModel, title: string): void =>
  sendPage(app, req, res, actionPage, { shown, stamp: null }, { title, private: true, nav: 'actions' });

/** The draft as its page will look; on the desk, behind its door. */
const showPreview =
  (app: App): RequestHandler =>
  async (req, res) => {
    const found = await previewAction(app, actingBy(req), String(req.params['id'] ?? ''));
    const visit = visitOf(req);
    const { open } = found;
    const action = inLanguage(found.action, textOf(req));
    const beside = queryOf(req).has('beside');
    // Beside the editor it stands in a frame of this site; nobody else may frame it.
    if (beside) mayBeFramed(res);
    const model = actionModel(visit, action, {
      ...(await surroundings(app, action)),
      versions: [],
      answers: null,
      address: text =>
        visit.to.deskActionPreview(action.id, {
          ...(text ? { text } : {}),
          ...(beside ? { beside: '1' } : {}),
        }),
      preview:
        open.length === 0 ? visit.t('action.preview') : visit.t('action.previewOpen', { n: open.length }),
    });
    sendUncounted(app, req, res, model, visit.t('action.previewTitle', { title: action.title }));
  };

const showAction =
  (app: App): RequestHandler =>
  async (req, res) => {
    const found = await findAsked(app, req);
    if ('moved' in found) {
      res.redirect(302, found.moved);
      return;
    }
    const visit = visitOf(req);
    const { action } = found;
    const { shown, ...head } = await recallPage(app, visit, action, textOf(req));
    const model = { shown, stamp: await recallStamp(app, visit, action.slug) };
    sendPage(app, req, res, actionPage, model, {
      ...head,
      nav: action.status === 'open' ? 'actions' : 'closed',
      ...(shown.letterHref ? { bodyClass: 'has-act' } : {}),
      scripts: ['share', 'copy'],
      forAll: true,
    });
  };

/** A version that an update has followed; once the action is stopped its notice stands for all of them. */
const showEarlier =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const current = await recallAction(app, String(req.params['slug'] ?? ''));
    if (current.stop) {
      res.redirect(303, visit.to.action(current.slug));
      return;
    }
    const earlier = await findVersion(app, current.slug, wholeNumber(String(req.params['version'])));
    const model = earlierModel(visit, inLanguage(earlier.action, textOf(req)), earlier, {
      ...(await surroundings(app, earlier.action)),
      address: text =>
        `${visit.to.actionVersion(current.slug, earlier.version.version)}${text ? `?text=${text}` : ''}`,
    });
    sendUncounted(app, req, res, model, visit.t('action.supersededTitle', { title: earlier.action.title }));
  };

const showAbout =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const model = aboutModel(visit, await currentSettings(app));
    sendPage(app, req, res, aboutPage, model, {
      title: visit.t('about.title', { name: model.name }),
      nav: 'about',
      forAll: true,
    });
  };

const showPrivacy =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    sendPage(app, req, res, privacyPage, privacyModel(visit, await currentSettings(app)), {
      title: visit.t('privacy.title'),
      forAll: true,
    });
  };
