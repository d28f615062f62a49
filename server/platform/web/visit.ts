// One request as the pages see it: its language, its words, its addresses, and who is acting.
import type { Request, Response } from 'express';
import { NotSignedIn } from '../../lib/errors.ts';
import { directionOf } from '../../lib/languages.ts';
import { pathsFor, type Paths } from '../../lib/paths.ts';
import type { SafeHtml } from '../../lib/safe-html.ts';
import type { Params, Strings } from '../strings/strings.ts';

/** A request and its answer, for files that are no routes and answer with a page. */
export type { Request as Req, Response as Res };

/** What the site says of itself on every page; the settings feature fills it. */
export type Chrome = Readonly<{
  siteName: string;
  /** Whether demo content is loaded: every page then says so. */
  demo: boolean;
  /** Languages of the site, the first one without a prefix. */
  languages: readonly string[];
  /** The time zone in which the desk reads times; UTC until it is chosen. */
  timeZone?: string;
}>;

/** The person acting on the desk. */
export type Actor = Readonly<{ id: string; name: string; role: string }>;

/** A visit as far as it is that of everybody who reads the language: what is kept for all is made from this alone. */
export type Reader = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Addresses in the language. */
  readonly to: Paths;
  t(key: string, params?: Params): string;
  th(key: string, params?: Params): SafeHtml;
};

export type Visit = Reader & {
  readonly chrome: Chrome;
  /** The time zone of what is told in times of day. */
  readonly zone: string;
  /** The path without its language prefix, with the query. */
  readonly path: string;
  readonly requestId: string;
  /** Set by the desk's doorkeeper. */
  actor: Actor | null;
};

/** @param first the site's first language, whose addresses have no prefix. */
export const readerOf = (strings: Strings, lang: string, first: string): Reader => ({
  lang,
  dir: directionOf(lang),
  to: pathsFor(lang, first),
  t: (key, params) => strings.text(lang, key, params),
  th: (key, params) => strings.html(lang, key, params),
});

const visits = new WeakMap<Request, Visit>();

export function beginVisit(
  req: Request,
  strings: Strings,
  given: { lang: string; chrome: Chrome; path: string; requestId: string },
): Visit {
  const visit: Visit = {
    ...readerOf(strings, given.lang, given.chrome.languages[0] ?? 'en'),
    ...given,
    zone: given.chrome.timeZone ?? 'UTC',
    actor: null,
  };
  visits.set(req, visit);
  return visit;
}

/** The visit of a request. Every request that reaches a feature has one. */
export function visitOf(req: Request): Visit {
  const visit = visits.get(req);
  if (!visit) throw new Error('A request reached a page before its visit began');
  return visit;
}

export const visitOrNull = (req: Request): Visit | null => visits.get(req) ?? null;

/** The coordinator who acts. @throws {NotSignedIn} where the doorkeeper was passed by: a second lock. */
export function actorOf(req: Request): Actor {
  const { actor } = visitOf(req);
  if (actor === null) throw new NotSignedIn();
  return actor;
}
