// Every page with its sample, in every language: for looking, and for the browser tests. Not there in production.
import { Router } from 'express';
import type { App } from '../app.ts';
import { PSEUDO } from '../../lib/languages.ts';
import { definedPages, definePage } from '../views/views.ts';
import { NotFound } from '../../lib/errors.ts';
import { renderPage, sendPage } from './pages.ts';
import { visitOf } from './visit.ts';

type GalleryModel = { pages: { name: string; links: { lang: string; href: string }[] }[] };

export const galleryPage = definePage<GalleryModel>({
  name: 'errors/gallery',
  layout: 'public',
  sample: () => ({
    pages: [{ name: 'errors/error', links: [{ lang: 'en', href: '/dev/gallery/errors/error' }] }],
  }),
});

export function galleryRoutes(app: App): Router {
  const router = Router();
  router.get('/dev/gallery', (req, res) => {
    const visit = visitOf(req);
    const languages = [...visit.chrome.languages, PSEUDO];
    const pages = definedPages().map(({ name }) => ({
      name,
      links: languages.map((lang, at) => ({
        lang,
        href: `${at === 0 ? '' : `/${lang}`}/dev/gallery/${name}`,
      })),
    }));
    sendPage(app, req, res, galleryPage, { pages }, { title: 'Gallery', private: true });
  });
  router.get('/dev/gallery/:feature/:page', (req, res) => {
    const page = definedPages().find(each => each.name === `${req.params.feature}/${req.params.page}`);
    if (!page) throw new NotFound();
    const visit = visitOf(req);
    res.type('html').send(renderPage(app, visit, page, page.sample(), { title: page.name, private: true }));
  });
  return router;
}
