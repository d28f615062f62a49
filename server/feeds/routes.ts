// The addresses that programs read: feeds, the calendar of deadlines, and the files every site is asked for.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { join } from 'node:path';
import { NotFound } from '../lib/errors.ts';
import { fixed } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import { at } from '../platform/web/methods.ts';
import { mayKeep } from '../platform/web/page-cache/may-keep.ts';
import { visitOf, type Visit } from '../platform/web/visit.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { listChanges, type Entry } from './list-changes.ts';
import { deadlineCalendar, deadlines } from './write-calendar.ts';
import { atomFeed, jsonFeed, type FeedHead } from './write-feeds.ts';
import { everyAction, robotsTxt, securityTxt, sitemapXml } from './write-site-files.ts';

/** Asked again each time, for a stop must be seen at once; an unchanged answer is 304 and costs no bytes. */
function answer(res: Response, type: string, text: string, changed: string | undefined): void {
  mayKeep(res);
  res.set('Cache-Control', 'no-cache');
  if (changed !== undefined) res.set('Last-Modified', new Date(changed).toUTCString());
  res.type(type).send(text);
}

const newest = (times: readonly string[]): string | undefined => [...times].sort().at(-1);

const lastingDay =
  (type: string, text: (req: Request) => string | Promise<string>): RequestHandler =>
  async (req, res) => {
    const body = await text(req);
    mayKeep(res);
    res.set('Cache-Control', 'public, max-age=3600').type(type).send(body);
  };

export function feedRoutes(app: App): Router {
  const router = Router();
  const { publicUrl } = app.config;

  function headOf(visit: Visit, self: string, entries: readonly Entry[]): FeedHead {
    const { siteName, demo } = visit.chrome;
    return {
      title: visit.t('feeds.actions', { site: siteName }),
      subtitle: visit.t(demo ? 'frame.demo' : 'feeds.about'),
      lang: visit.lang,
      home: `${publicUrl}${visit.to.home()}`,
      self: `${publicUrl}${visit.to.in(self)}`,
      author: siteName,
      updatedAt: newest(entries.map(entry => entry.updatedAt)) ?? app.clock.now().toISOString(),
    };
  }

  at(router, fixed.feedAtom, {
    get: async (req, res) => {
      const visit = visitOf(req);
      const entries = await listChanges(app, visit);
      const head = headOf(visit, fixed.feedAtom, entries);
      answer(
        res,
        'application/atom+xml; charset=utf-8',
        atomFeed(head, entries),
        newest(entries.map(each => each.updatedAt)),
      );
    },
  });
  at(router, fixed.feedJson, {
    get: async (req, res) => {
      const visit = visitOf(req);
      const entries = await listChanges(app, visit);
      const feed = JSON.stringify(jsonFeed(headOf(visit, fixed.feedJson, entries), entries));
      answer(res, 'application/feed+json; charset=utf-8', feed, newest(entries.map(each => each.updatedAt)));
    },
  });
  at(router, fixed.feedDeadlines, {
    get: async (req, res) => {
      const actions = await deadlines(app);
      const calendar = deadlineCalendar(app, visitOf(req), actions);
      answer(res, 'text/calendar; charset=utf-8', calendar, newest(actions.map(each => each.updatedAt)));
    },
  });

  const languagesOf = (req: Request): readonly string[] => visitOf(req).chrome.languages;
  at(router, '/robots.txt', {
    get: lastingDay('text/plain; charset=utf-8', req => robotsTxt(publicUrl, languagesOf(req))),
  });
  at(router, '/sitemap.xml', {
    get: lastingDay('application/xml; charset=utf-8', async req =>
      sitemapXml(publicUrl, languagesOf(req), await everyAction(app)),
    ),
  });
  at(router, '/.well-known/security.txt', {
    get: lastingDay('text/plain; charset=utf-8', async req => {
      const { contactEmail } = await currentSettings(app);
      if (contactEmail === '') throw new NotFound();
      return securityTxt(publicUrl, languagesOf(req), contactEmail, app.clock.now());
    }),
  });
  at(router, '/favicon.ico', {
    get: (_req, res) => res.sendFile(join(app.assets.folder, 'favicon.ico'), { maxAge: '1d' }),
  });
  return router;
}
