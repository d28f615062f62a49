// A form that arrives after its session has ended: the sign-in page carries it, and gives it back after signing in.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { Refused, TooMany } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { giveCookie, safeNext, tokenOf } from '../../platform/web/door.ts';
import { limit } from '../../platform/web/limits.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { readUploads, uploadsOf } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { recogniseActor } from '../keep-session.ts';
import { againModel, againPage } from './pages.ts';
import { openTyped, sealTyped, whoseSession, type Carried } from './typed.ts';

/** Where secrets are typed, and where nothing is: these are asked for again instead of carried. */
const NOT_CARRIED = /^\/desk\/(sign-|password|second-factor|sessions|people)/;
const SECRET = /password|passwort|secret|token|^code$|^current$/i;

/** Where an ended session's page is to be opened again, when nothing is to be sent. */
const placeOf = (path: string): string => safeNext(path.split('?')[0] ?? '');

/**
 * Stands where a post comes without a session.
 * @param showSignIn answers with the sign-in page, which holds what was typed, and leads to `next`.
 */
export function carryTyped(
  app: App,
  showSignIn: (req: Request, res: Response, given: { sealed: string; next: string }) => void,
): RequestHandler {
  const router = Router();
  const toSignIn: RequestHandler = (req, res) => {
    const visit = visitOf(req);
    if (req.get('accept') === 'application/json') res.status(401).end();
    else res.redirect(303, visit.to.deskSignInFor('/desk'));
  };
  router.use((req, res, next) => {
    const form = req.is('application/x-www-form-urlencoded') || req.is('multipart/form-data');
    const script = req.get('accept') === 'application/json';
    if (form && !script && !NOT_CARRIED.test(visitOf(req).path)) next();
    else toSignIn(req, res, next);
  });
  // Strangers can send here: what it costs to read is bounded for each of them.
  router.use(limit(app, 'carried', 60, 600));
  router.use(...readForms('2mb'));
  router.use(readUploads({ fileBytes: 1024, fieldBytes: 1024 * 1024, fields: 4000, keepFields: true }));
  router.use(async (req, res, next) => {
    const body: unknown = req.body;
    if (!(body instanceof URLSearchParams) || body.size === 0) {
      toSignIn(req, res, next);
      return;
    }
    const { path } = visitOf(req);
    const sealed = sealTyped(app, {
      path,
      pairs: [...body].filter(([name]) => !SECRET.test(name)),
      at: app.clock.now().toISOString(),
      person: await whoseSession(app, tokenOf(app, req)),
      file: uploadsOf(req) > 0,
    });
    showSignIn(req, res, { sealed, next: placeOf(path) });
  });
  return router;
}

/** Too many attempts: where something typed hangs on the page, the page says so and stays. */
export const staysWith =
  (sealed: string, field: string) =>
  (error: unknown): never => {
    if (!(error instanceof TooMany) || sealed === '') throw error;
    throw new Refused([{ path: field, reason: error.reason, params: error.params }]);
  };

/** Answers whoever signed in with a form still to be sent. False when there is none, or it is no longer good. */
export async function giveBack(
  app: App,
  req: Request,
  res: Response,
  entered: { token: string; sealed: string },
): Promise<boolean> {
  const carried: Carried | null = openTyped(app, entered.sealed);
  if (carried === null) return false;
  const visit = visitOf(req);
  const known = await recogniseActor(app, entered.token);
  const another = carried.person !== null && carried.person !== known?.actor.id;
  giveCookie(app, res, entered.token);
  visit.actor = known?.actor ?? null;
  const model = againModel(visit, carried, another);
  sendPage(app, req, res, againPage, model, {
    title: visit.t('account.again.title'),
    private: true,
    path: placeOf(carried.path),
  });
  return true;
}
