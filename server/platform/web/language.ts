// The address alone decides the language: `/es/actions` is `/actions` in Spanish; the first language has no prefix.
import type { RequestHandler } from 'express';
import { Unreadable } from '../../lib/errors.ts';
import type { App } from '../app.ts';
import { PSEUDO } from '../../lib/languages.ts';
import { beginVisit, type Chrome } from './visit.ts';

/** Begins the visit: takes the language off the address and loads what the site says of itself. */
export function beginVisits(app: App, chromeOf: () => Chrome | Promise<Chrome>): RequestHandler {
  const begin = (chrome: Chrome, ...[req, res, next]: Parameters<RequestHandler>): void => {
    const first = chrome.languages[0] ?? 'en';
    const found = /^\/([a-z]{2,3})(\/|\?|$)/.exec(req.url);
    const code = found?.[1];
    const spoken =
      code !== undefined && (chrome.languages.includes(code) || (code === PSEUDO && !app.config.production));
    const lang = spoken ? code : first;
    if (spoken) {
      // One slash, whatever was typed: `/en//example.org` must not become a redirect to another host.
      req.url = `/${req.url.slice(code.length + 1).replace(/^[/\\]+/, '')}`;
    }
    const requestId = app.newId();
    res.set('X-Request-Id', requestId);
    beginVisit(req, app.strings, { lang, chrome, path: req.url, requestId });
    // PostgreSQL takes no NUL in a text: no address of ours holds one, so none need reach a query.
    if (/^[^?]*%00/.test(req.url)) throw new Unreadable('error.unreadable');
    if (spoken && lang === first) {
      // The first language has one address only.
      res.redirect(['GET', 'HEAD'].includes(req.method) ? 301 : 308, req.url);
      return;
    }
    next();
  };
  return (req, res, next) => {
    const chrome = chromeOf();
    if (chrome instanceof Promise) return chrome.then(known => begin(known, req, res, next));
    begin(chrome, req, res, next);
    return undefined;
  };
}
