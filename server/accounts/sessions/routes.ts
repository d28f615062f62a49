// The addresses of one's own sessions: their list, and ending one.
import { Router, type Request, type Response } from 'express';
import type { App } from '../../platform/app.ts';
import { takeCookie, tokenOf } from '../../platform/web/door.ts';
import { queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { actingBy } from '../acting.ts';
import { endOwnSession, listOwnSessions } from '../own-sessions.ts';
import { sessionsModel, sessionsPage } from './pages.ts';

export function sessionRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/sessions', { get: (req, res) => showSessions(app, req, res) });
  at(router, '/desk/sessions/:session/end', { post: (req, res) => endOne(app, req, res) });
  return router;
}

async function showSessions(app: App, req: Request, res: Response): Promise<void> {
  const visit = visitOf(req);
  const sessions = await listOwnSessions(app, actingBy(req), tokenOf(app, req));
  const said = queryOf(req).has('ended') ? visit.t('account.ownSessions.ended') : null;
  const head = { title: visit.t('account.ownSessions.title'), private: true };
  sendPage(app, req, res, sessionsPage, sessionsModel(visit, sessions, said), head);
}

async function endOne(app: App, req: Request, res: Response): Promise<void> {
  const { to } = visitOf(req);
  const id = String(req.params['session']);
  const own = await listOwnSessions(app, actingBy(req), tokenOf(app, req));
  const isThisOne = own.some(session => session.current && session.id === id);
  const ended = await endOwnSession(app, actingBy(req), id);
  if (isThisOne) takeCookie(app, res);
  const sessions = ended ? `${to.deskSessions()}?ended` : to.deskSessions();
  res.redirect(303, isThisOne ? `${to.deskSignIn()}?out` : sessions);
}
