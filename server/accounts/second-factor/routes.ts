// The addresses of the second factor: the second step of signing in, and one's own page.
import { Router, type Request, type Response } from 'express';
import type { FieldProblem } from '../../lib/errors.ts';
import { browserFamily } from '../../lib/browser-family.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { giveCookie, safeNext, tokenOf } from '../../platform/web/door.ts';
import { formOf, queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { actingBy } from '../acting.ts';
import { giveBack, staysWith } from '../carry/routes.ts';
import { enterWithCode, waitsForCode, type Entered } from './enter.ts';
import { readCodeForm, readProof } from './forms.ts';
import { codeModel, codePage, codesPage, secondFactorModel, secondFactorPage, type Step } from './pages.ts';
import { beginSetUp, confirmSetUp, ownSecondFactor, renewRecoveryCodes, turnOff } from './set-up.ts';

type Problems = readonly FieldProblem[];
const form = readForms('20kb');
const statusOf = (problems: Problems): number => (problems.length === 0 ? 200 : 422);

/** What a session keeps of the browser: its family. */
export const browserOf = (req: Request): string => browserFamily(req.get('user-agent') ?? '');

/**
 * Answers whoever came through a step: to where they wanted to go, or to the page that asks for a code.
 * @param on.sealed what was typed before the session ended, or ''; it goes along until somebody is wholly in.
 */
export async function letIn(
  app: App,
  req: Request,
  res: Response,
  entered: Entered,
  on: { next: string; sealed: string } = { next: '/desk', sealed: '' },
): Promise<void> {
  const { to } = visitOf(req);
  if (entered.whole && (await giveBack(app, req, res, { token: entered.token, sealed: on.sealed }))) return;
  giveCookie(app, res, entered.token);
  if (!entered.whole && on.sealed !== '') showCodeForm(app, req, res, on);
  else res.redirect(303, entered.whole ? to.in(on.next) : to.deskSignInCode(on.next));
}

export function secondFactorRoutes(app: App): Router {
  const router = Router();
  at(
    router,
    '/desk/sign-in/code',
    { get: (req, res) => askForCode(app, req, res), post: (req, res) => takeCode(app, req, res) },
    ...readForms('4mb'),
  );
  at(router, '/desk/second-factor', { get: (req, res) => showOwn(app, req, res) });
  at(router, '/desk/second-factor/beginning', { post: (req, res) => begin(app, req, res) });
  at(router, '/desk/second-factor/confirmation', { post: (req, res) => confirm(app, req, res) }, ...form);
  at(router, '/desk/second-factor/recovery-codes', { post: (req, res) => renew(app, req, res) }, ...form);
  at(router, '/desk/second-factor/removal', { post: (req, res) => remove(app, req, res) }, ...form);
  return router;
}

/** The second step's page. */
function showCodeForm(
  app: App,
  req: Request,
  res: Response,
  on: { next: string; sealed: string },
  problems: Problems = [],
): void {
  const visit = visitOf(req);
  const given = {
    action: visit.to.deskSignInCode(on.next),
    signIn: visit.to.deskSignInFor(on.next),
    carried: on.sealed,
  };
  const model = codeModel(visit, given, problems);
  const head = { title: model.title, private: true, status: statusOf(problems), path: '/desk/sign-in/code' };
  sendPage(app, req, res, codePage, model, head);
}

async function askForCode(
  app: App,
  req: Request,
  res: Response,
  problems: Problems = [],
  sealed = '',
): Promise<void> {
  const visit = visitOf(req);
  const next = safeNext(queryOf(req).one('next'));
  if (!(await waitsForCode(app, tokenOf(app, req)))) {
    res.redirect(303, visit.to.deskSignInFor(next));
    return;
  }
  showCodeForm(app, req, res, { next, sealed }, problems);
}

async function takeCode(app: App, req: Request, res: Response): Promise<void> {
  const { to } = visitOf(req);
  const next = safeNext(queryOf(req).one('next'));
  const token = tokenOf(app, req);
  if (!(await waitsForCode(app, token))) {
    res.redirect(303, to.deskSignInFor(next));
    return;
  }
  const sealed = formOf(req).one('carried');
  const given = { token, code: readCodeForm(formOf(req)), ip: req.ip ?? '', browser: browserOf(req) };
  await orAgain(
    async () => {
      const whole = await enterWithCode(app, given).catch(staysWith(sealed, 'code'));
      const entered = { token: whole, whole: true };
      await letIn(app, req, res, entered, { next, sealed });
    },
    problems => askForCode(app, req, res, problems, sealed),
  );
}

async function showOwn(
  app: App,
  req: Request,
  res: Response,
  refused?: Step,
  problems: Problems = [],
): Promise<void> {
  const visit = visitOf(req);
  const own = await ownSecondFactor(app, actingBy(req));
  const said = queryOf(req).one('done') === 'off' ? visit.t('account.secondFactor.turnedOff') : null;
  const model = secondFactorModel(visit, { ...own, said, ...(refused ? { refused } : {}) }, problems);
  sendPage(app, req, res, secondFactorPage, model, {
    title: visit.t('account.secondFactor.title'),
    private: true,
    status: statusOf(problems),
    path: '/desk/second-factor',
  });
}

const proofOf = (req: Request) => ({ ...readProof(formOf(req)), ip: req.ip ?? '' });

async function begin(app: App, req: Request, res: Response): Promise<void> {
  await beginSetUp(app, actingBy(req));
  res.redirect(303, visitOf(req).to.deskSecondFactor());
}

const confirm = (app: App, req: Request, res: Response): Promise<void> =>
  orAgain(
    async () => {
      const given = { ...proofOf(req), token: tokenOf(app, req) };
      showCodes(app, req, res, await confirmSetUp(app, actingBy(req), given));
    },
    problems => showOwn(app, req, res, 'confirmation', problems),
  );

const renew = (app: App, req: Request, res: Response): Promise<void> =>
  orAgain(
    async () => showCodes(app, req, res, await renewRecoveryCodes(app, actingBy(req), proofOf(req))),
    problems => showOwn(app, req, res, 'recovery-codes', problems),
  );

const remove = (app: App, req: Request, res: Response): Promise<void> =>
  orAgain(
    async () => {
      await turnOff(app, actingBy(req), proofOf(req));
      res.redirect(303, `${visitOf(req).to.deskSecondFactor()}?done=off`);
    },
    problems => showOwn(app, req, res, 'removal', problems),
  );

// Shown by the answer to the post itself: what is shown once has no address to come back to.
function showCodes(app: App, req: Request, res: Response, codes: string[]): void {
  const visit = visitOf(req);
  sendPage(
    app,
    req,
    res,
    codesPage,
    { codes, desk: visit.to.desk() },
    { title: visit.t('account.recovery.title'), private: true, status: 201, path: '/desk/second-factor' },
  );
}
