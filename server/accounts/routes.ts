// The addresses of this feature: signing in and out, one-time links, one's own password, the people of the desk.
import { Router, type RequestHandler } from 'express';
import type { FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { safeNext, takeCookie, tokenOf } from '../platform/web/door.ts';
import { formOf, queryOf } from '../platform/web/form.ts';
import { networkOf } from '../platform/web/limits.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { askForReset } from './add-coordinator.ts';
import { changePassword, endOtherSessions } from './change-password.ts';
import { actingBy } from './acting.ts';
import { readForgotten, readPasswordChange, readSignIn, readWelcome } from './forms.ts';
import { endSession } from './keep-session.ts';
import {
  accountFormPage,
  forgottenModel,
  passwordModel,
  passwordPage,
  signInModel,
  welcomeModel,
  type FormPage,
} from './pages.ts';
import { carryTyped, staysWith } from './carry/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { rightsRoutes } from './rights/routes.ts';
import { browserOf, letIn, secondFactorRoutes } from './second-factor/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { ownLinks } from './sessions/pages.ts';
import { signIn } from './sign-in.ts';
import { openLink, welcome } from './welcome.ts';

type Req = Parameters<RequestHandler>[0];
type Res = Parameters<RequestHandler>[1];
type Problems = readonly FieldProblem[];

const statusOf = (problems: Problems): number => (problems.length === 0 ? 200 : 422);

const form = readForms('20kb');
/** The sign-in page may hold a form that came after its session had ended. */
const formWithTyped = readForms('4mb');

export function accountRoutes(app: App): Router {
  const router = Router();
  signInRoutes(app, router);
  welcomeRoutes(app, router);
  forgottenRoutes(app, router);
  passwordRoutes(app, router);
  router.use(secondFactorRoutes(app));
  router.use(sessionRoutes(app));
  router.use(rightsRoutes(app));
  router.use(peopleRoutes(app));
  return router;
}

function send(app: App, req: Req, res: Res, model: FormPage, problems: Problems): void {
  const head = { title: model.title, private: true, status: statusOf(problems), path: req.path };
  sendPage(app, req, res, accountFormPage, model, head);
}

/** Answers a post whose session has ended with the sign-in page, which says that nothing typed is lost and holds it. */
export const signInAgain = (app: App): RequestHandler =>
  carryTyped(app, (req, res, { sealed, next }) => {
    const visit = visitOf(req);
    const model = signInModel(visit, {
      action: visit.to.deskSignInFor(next),
      forgotten: visit.to.deskForgotten(),
      email: '',
      said: visit.t('account.again.ended'),
      carried: sealed,
    });
    const head = { title: model.title, private: true, status: 401, path: next };
    sendPage(app, req, res, accountFormPage, model, head);
  });

function signInRoutes(app: App, router: Router): void {
  const showSignIn = (req: Req, res: Res, email: string, problems: Problems = [], carried = ''): void => {
    const visit = visitOf(req);
    const query = queryOf(req);
    const action = visit.to.deskSignInFor(safeNext(query.one('next')));
    const said = query.has('out')
      ? visit.t('account.signedOut')
      : carried
        ? visit.t('account.again.ended')
        : null;
    send(
      app,
      req,
      res,
      signInModel(visit, { action, forgotten: visit.to.deskForgotten(), email, said, carried }, problems),
      problems,
    );
  };
  at(
    router,
    '/desk/sign-in',
    {
      get: (req, res) => {
        const visit = visitOf(req);
        if (visit.actor) res.redirect(303, visit.to.in(safeNext(queryOf(req).one('next'))));
        else showSignIn(req, res, '');
      },
      post: (req, res) => {
        const given = readSignIn(formOf(req));
        const sealed = formOf(req).one('carried');
        return orAgain(
          async () => {
            const who = { ...given, ip: networkOf(req), browser: browserOf(req) };
            const entered = await signIn(app, who).catch(staysWith(sealed, 'password'));
            await letIn(app, req, res, entered, { next: safeNext(queryOf(req).one('next')), sealed });
          },
          problems => showSignIn(req, res, given.email, problems, sealed),
        );
      },
    },
    ...formWithTyped,
  );

  at(router, '/desk/sign-out', {
    post: async (req, res) => {
      await endSession(app, tokenOf(app, req));
      takeCookie(app, res);
      res.redirect(303, `${visitOf(req).to.deskSignIn()}?out`);
    },
  });
}

function welcomeRoutes(app: App, router: Router): void {
  const showWelcome = async (
    req: Req,
    res: Res,
    token: string,
    typed: { email: string; name: string },
    problems: Problems = [],
  ) => {
    const visit = visitOf(req);
    const link = await openLink(app, token);
    const name = typed.name === '' && problems.length === 0 ? (link.coordinator?.name ?? '') : typed.name;
    const action = visit.to.deskWelcome(token);
    send(app, req, res, welcomeModel(visit, { action, link, email: typed.email, name }, problems), problems);
  };
  at(
    router,
    '/desk/welcome/:token',
    {
      get: (req, res) => showWelcome(req, res, String(req.params['token']), { email: '', name: '' }),
      post: async (req, res) => {
        const token = String(req.params['token']);
        const typed = formOf(req);
        const { purpose } = await openLink(app, token);
        await orAgain(
          async () => {
            const given = { ...readWelcome(typed, purpose), browser: browserOf(req) };
            await letIn(app, req, res, await welcome(app, token, given));
          },
          problems =>
            showWelcome(req, res, token, { email: typed.one('email'), name: typed.one('name') }, problems),
        );
      },
    },
    ...form,
  );
}

function forgottenRoutes(app: App, router: Router): void {
  const showForgotten = (req: Req, res: Res, email: string, problems: Problems = []): void => {
    const visit = visitOf(req);
    const said = queryOf(req).has('sent') ? visit.t('account.forgotten.said') : null;
    const given = { action: visit.to.deskForgotten(), signIn: visit.to.deskSignIn(), email, said };
    send(app, req, res, forgottenModel(visit, given, problems), problems);
  };
  at(
    router,
    '/desk/forgotten',
    {
      get: (req, res) => showForgotten(req, res, ''),
      post: (req, res) =>
        orAgain(
          async () => {
            await askForReset(app, readForgotten(formOf(req)), networkOf(req));
            res.redirect(303, `${visitOf(req).to.deskForgotten()}?sent`);
          },
          problems => showForgotten(req, res, formOf(req).one('email'), problems),
        ),
    },
    ...form,
  );
}

function passwordRoutes(app: App, router: Router): void {
  const showPassword = (req: Req, res: Res, problems: Problems = []): void => {
    const visit = visitOf(req);
    const done = queryOf(req).one('done');
    const said = done === 'password' ? visit.t('account.done.password') : null;
    const given = { own: ownLinks(visit, visit.to.deskPassword()), action: visit.to.deskPassword(), said };
    const model = passwordModel(visit, given, problems);
    const head = { title: model.title, private: true, status: statusOf(problems) };
    sendPage(app, req, res, passwordPage, model, head);
  };
  at(
    router,
    '/desk/password',
    {
      get: (req, res) => showPassword(req, res),
      post: (req, res) =>
        orAgain(
          async () => {
            const given = readPasswordChange(formOf(req));
            await changePassword(app, actingBy(req), {
              ...given,
              token: tokenOf(app, req),
              ip: networkOf(req),
            });
            res.redirect(303, `${visitOf(req).to.deskPassword()}?done=password`);
          },
          problems => showPassword(req, res, problems),
        ),
    },
    ...form,
  );
  at(router, '/desk/password/other-sessions', {
    post: async (req, res) => {
      await endOtherSessions(app, actingBy(req), tokenOf(app, req));
      res.redirect(303, `${visitOf(req).to.deskSessions()}?ended`);
    },
  });
}
