// Answering with a page: the frame around it, its head, its language links, its caching.
import type { Request, Response } from 'express';
import { directionOf, ownName, PSEUDO } from '../../lib/languages.ts';
import { pathsFor } from '../../lib/paths.ts';
import type { App } from '../app.ts';
import type { Page } from '../views/views.ts';
import { handOver, mayKeep } from './page-cache/may-keep.ts';
import { addressAsRead, namesRead } from './names-read.ts';
import { visitOf, type Visit } from './visit.ts';

export type Head = {
  /** The page's own title; the site's name is put behind it. */
  title: string;
  description?: string;
  status?: number;
  /** A page nobody should find or keep: receipts, the desk. */
  private?: boolean;
  /** A page for anybody, though not one to find by searching: a form to fill in. */
  unlisted?: boolean;
  /** The same for everybody who asks for this address, until the database or the minute changes: see `mayKeep`. */
  forAll?: boolean;
  /** Seconds a shared cache may serve it as fresh; 0 (the default): asked again each time. */
  freshFor?: number;
  /** Which entry of the navigation this page belongs to. */
  nav?: string;
  /** Class of the body, such as `has-act`. */
  bodyClass?: string;
  /** Path of the page in every language, without prefix; default: the request's own path. */
  path?: string;
  /** Names of scripts under public/js that this page is better with. */
  scripts?: readonly string[];
  /** Address of a picture for links shared elsewhere, or none. */
  image?: string | null;
};

/** What layouts print; `@root.frame` in any template. */
export type Frame = {
  lang: string;
  dir: string;
  title: string;
  description: string | null;
  siteName: string;
  demo: boolean;
  noindex: boolean;
  canonical: string;
  bodyClass: string;
  languages: { code: string; name: string; href: string; current: boolean; absolute: string }[];
  nav: { href: string; label: string; current: boolean }[];
  actor: { name: string } | null;
  signOut: string;
  password: string;
  home: string;
  about: string;
  privacy: string;
  myActions: string;
  desk: string;
  scripts: string[];
  image: string | null;
};

const PUBLIC_NAV = ['actions', 'closed', 'about'] as const;
const DESK_NAV = [
  'today',
  'actions',
  'deadlines',
  'reports',
  'replies',
  'officials',
  'outbox',
  'settings',
] as const;

function navOf(visit: Visit, layout: string, current: string | undefined): Frame['nav'] {
  const { to, t } = visit;
  if (layout === 'desk') {
    const href = {
      today: to.desk(),
      actions: to.deskActions(),
      deadlines: to.deskDeadlines(),
      reports: to.deskReview(),
      replies: to.deskReplies(),
      officials: to.deskOfficials(),
      outbox: to.deskOutbox(),
      settings: to.deskSettings(),
    };
    return DESK_NAV.map(name => ({
      href: href[name],
      label: t(`nav.desk.${name}`),
      current: name === current,
    }));
  }
  const href = { actions: to.home(), closed: to.actions({ status: 'closed' }), about: to.about() };
  return PUBLIC_NAV.map(name => ({ href: href[name], label: t(`nav.${name}`), current: name === current }));
}

/** The frame of a page; also used by the gallery and the strict-render test. */
export function frameFor(
  app: Pick<App, 'config' | 'assets'>,
  visit: Visit,
  layout: string,
  head: Head,
): Frame {
  const path = head.path ?? visit.path;
  const first = visit.chrome.languages[0] ?? 'en';
  const base = app.config.publicUrl;
  const shown = visit.lang === PSEUDO ? [...visit.chrome.languages, PSEUDO] : visit.chrome.languages;
  return {
    lang: visit.lang,
    dir: directionOf(visit.lang),
    title: head.title === visit.chrome.siteName ? head.title : `${head.title} · ${visit.chrome.siteName}`,
    description: head.description ?? null,
    siteName: visit.chrome.siteName,
    demo: visit.chrome.demo,
    noindex: (head.private ?? false) || (head.unlisted ?? false),
    canonical: `${base}${pathsFor(visit.lang, first).in(path)}`,
    bodyClass: head.bodyClass ?? '',
    languages: shown.map(code => {
      const href = code === first ? path : `/${code}${path === '/' ? '/' : path}`;
      return {
        code,
        name: code === PSEUDO ? 'Pseudo' : ownName(code),
        href,
        current: code === visit.lang,
        absolute: `${base}${href}`,
      };
    }),
    nav: navOf(visit, layout, head.nav),
    actor: visit.actor === null ? null : { name: visit.actor.name },
    signOut: visit.to.deskSignOut(),
    password: visit.to.deskPassword(),
    home: visit.to.home(),
    about: visit.to.about(),
    privacy: visit.to.privacy(),
    myActions: visit.to.myActions(),
    desk: visit.to.desk(),
    scripts: (head.scripts ?? []).map(name => app.assets.address(`js/${name}.js`)),
    image: head.image ?? null,
  };
}

/** A whole page as text. */
export function renderPage<Model extends object>(
  app: Pick<App, 'config' | 'assets' | 'views'>,
  visit: Visit,
  page: Page<Model>,
  model: Model,
  head: Head,
): string {
  const frame = frameFor(app, visit, page.layout, head);
  const body = app.views.render(page.name, model, visit.lang, frame);
  return app.views.render(`layouts/${page.layout}`, { body }, visit.lang, frame).toString();
}

/** Answers with a page. */
export function sendPage<Model extends object>(
  app: Pick<App, 'config' | 'assets' | 'views'>,
  req: Request,
  res: Response,
  page: Page<Model>,
  model: Model,
  head: Head,
): void {
  const visit = visitOf(req);
  res.status(head.status ?? 200);
  if (head.forAll && !head.private && visit.actor === null) mayKeep(res);
  res.set('Content-Language', visit.lang);
  if (head.private) {
    res.set('Cache-Control', 'no-store');
  } else if (!res.get('Cache-Control')) {
    res.set('Cache-Control', head.freshFor ? `public, max-age=${head.freshFor}` : 'no-cache');
  }
  if (head.private || head.unlisted) res.set('X-Robots-Tag', 'noindex');
  // Its links to itself say what it was made from, not whatever somebody has put behind its address.
  const path = addressAsRead(visit.path, namesRead(req));
  const text = renderPage(app, visit, page, model, { path, ...head });
  res.type('html');
  if (!handOver(res, text)) res.send(text);
}
