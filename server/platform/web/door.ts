// Who may pass to the desk: a stranger is sent to sign in (303); whoever has a session acts in their own name.
import type { Request, RequestHandler, Response } from 'express';
import type { App } from '../app.ts';
import { visitOf, type Actor } from './visit.ts';

/** Doors in front of the door: everything else under /desk needs a session. */
const OPEN_TO_STRANGERS = /^\/(sign-in(\/code)?|forgotten|welcome\/[^/]+)\/?$/i;

/** All that is open to whoever must set up a second factor first. */
const WHILE_SETTING_UP = /^\/(second-factor(\/[\w-]+)?|sign-out)\/?$/i;

/** Whose session a token is; `mustSetUp`: a second factor is asked of them and they have none yet. */
export type Recognised = Readonly<{ actor: Actor; mustSetUp: boolean }>;

/** `__Host-` binds the cookie to this host and to TLS; over http browsers refuse the prefix. */
const overTls = (app: App): boolean => app.config.publicUrl.startsWith('https:');
const cookieName = (app: App): string => (overTls(app) ? '__Host-insist' : 'insist');
const cookieOptions = (app: App) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: overTls(app),
});

/** Without an end date: the browser forgets it when it is closed, and the server decides besides. */
export const giveCookie = (app: App, res: Response, token: string): void =>
  void res.cookie(cookieName(app), token, cookieOptions(app));

export const takeCookie = (app: App, res: Response): void =>
  void res.clearCookie(cookieName(app), cookieOptions(app));

/** The session's token a request carries, or ''. */
export function tokenOf(app: App, req: Request): string {
  for (const pair of (req.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === cookieName(app)) return pair.slice(at + 1).trim();
  }
  return '';
}

/** Where to go after signing in: an address of the desk on this site, or the desk. Never anywhere else. */
export function safeNext(next: string): string {
  const base = 'http://desk.invalid';
  if (!/^\/desk([/?]|$)/.test(next) || !URL.canParse(next, base)) return '/desk';
  const { origin, pathname, search } = new URL(next, base);
  return origin === base && /^\/desk(\/|$)/.test(pathname) ? `${pathname}${search}` : '/desk';
}

/**
 * Stands before everything under /desk (where Express has taken `/desk` off the path).
 * @param recognise whose session a token is, or null.
 * @param carry answers a post without a session, so that what was typed is not lost.
 */
export function doorkeeper(
  app: App,
  recognise: (token: string) => Promise<Recognised | null>,
  carry: RequestHandler,
): RequestHandler {
  return async (req, res, next) => {
    const visit = visitOf(req);
    res.set('Cache-Control', 'no-store');
    const token = tokenOf(app, req);
    const known = token === '' ? null : await recognise(token);
    visit.actor = known?.actor ?? null;
    if (known?.mustSetUp === true && !WHILE_SETTING_UP.test(req.path)) {
      res.redirect(303, visit.to.deskSecondFactor());
    } else if (visit.actor !== null || OPEN_TO_STRANGERS.test(req.path)) next();
    else if (req.method === 'POST') await carry(req, res, next);
    else res.redirect(303, visit.to.deskSignInFor(req.method === 'GET' ? safeNext(visit.path) : '/desk'));
  };
}
