// The addresses of actions on the desk, and of their images.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { may, mustBeAble } from '../accounts/model.ts';
import { Conflict, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, parseForm, queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { actionOverview, DESK_STATES, listForDesk, officialNames } from './desk-actions.ts';
import { editableAction, type EditableAction } from './draft.ts';
import { careRoutes } from './care/routes.ts';
import { editorRoutes } from './editor/routes.ts';
import { outcomeForm, stopForm } from './forms.ts';
import { laterRoutes } from './later/routes.ts';
import { findImage } from './keep-image.ts';
import { actionsModel, actionsPage } from './list-page.ts';
import { DONE, overviewModel, overviewPage } from './pages.ts';
import { needsSecondPerson } from './publish.ts';
import { publicationRoutes } from './publication/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import {
  outcomeModel,
  outcomePage,
  type OutcomeTyped,
  stopModel,
  stopPage,
  type StepOf,
} from './step-pages.ts';
import { stopAction } from './stop.ts';
import { translationRoutes } from './translations/routes.ts';
import { tellOutcome } from './tell-outcome.ts';

export function actionRoutes(app: App): Router {
  const router = Router();
  const body = readForms('64kb');

  at(router, '/desk/actions', {
    get: async (req, res) => {
      const query = queryOf(req);
      const filter = { search: query.one('search'), state: query.one('status') };
      const state = DESK_STATES.find(each => each === filter.state);
      const found = await listForDesk(app, actingBy(req), {
        search: filter.search,
        ...(state === undefined ? {} : { state }),
      });
      const visit = visitOf(req);
      const head = { title: visit.t('nav.desk.actions'), nav: 'actions', private: true };
      sendPage(app, req, res, actionsPage, actionsModel(visit, found, filter), head);
    },
  });

  // Before the overview: its address must not take `new` for an id.
  router.use(editorRoutes(app));
  router.use(translationRoutes(app));

  at(router, '/desk/actions/:id', {
    get: async (req, res) => {
      const by = actingBy(req);
      const overview = await actionOverview(app, by, idOf(req));
      const visit = visitOf(req);
      const query = queryOf(req);
      const model = overviewModel(visit, {
        overview,
        publicUrl: app.config.publicUrl,
        officialName: await officialNames(app.db.query, [
          overview.content,
          ...overview.versions.map(version => version.content),
        ]),
        mayWrite: may(by, 'actions.write'),
        mayPublish: may(by, 'actions.publish'),
        mayAudit: may(by, 'audit.read'),
        secondPerson: await needsSecondPerson(app.db.query, by),
        done: DONE.find(each => query.one('done') === each) ?? null,
      });
      sendPage(app, req, res, overviewPage, model, { title: model.heading, nav: 'actions', private: true });
    },
  });

  router.use(
    careRoutes(app, body),
    publicationRoutes(app, body),
    reviewRoutes(app, body),
    laterRoutes(app, body),
  );
  stop(app, router, body);
  outcome(app, router, body);
  image(app, router);
  return router;
}

const idOf = (req: Request): string => String(req.params['id']);

const stepOf = (action: EditableAction): StepOf => ({
  id: action.id,
  title: action.content.title,
  version: action.version,
  revision: action.revision,
});

function stop(app: App, router: Router, body: ReturnType<typeof readForms>): void {
  const show = async (
    req: Request,
    res: Response,
    typed: { reason: string },
    problems: readonly FieldProblem[] = [],
  ) => {
    const action = await publishedFor(app, req);
    if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    const visit = visitOf(req);
    const model = stopModel(visit, stepOf(action), typed, problems);
    const status = problems.length > 0 ? 422 : 200;
    sendPage(app, req, res, stopPage, model, { title: model.heading, status, nav: 'actions', private: true });
  };
  at(
    router,
    '/desk/actions/:id/stop',
    {
      get: (req, res) => show(req, res, { reason: '' }),
      post: async (req, res) => {
        const by = actingBy(req);
        const typed = { reason: formOf(req).raw('reason') };
        await orAgain(
          async () => {
            await stopAction(app, by, idOf(req), parseForm(stopForm, typed).reason);
            res.redirect(303, `${visitOf(req).to.deskAction(idOf(req))}?done=stopped`);
          },
          problems => show(req, res, typed, problems),
        );
      },
    },
    ...body,
  );
}

function outcome(app: App, router: Router, body: ReturnType<typeof readForms>): void {
  const isOpen = ({ closesAt }: EditableAction): boolean =>
    closesAt !== null && app.clock.now().toISOString() < closesAt;
  const show = async (
    req: Request,
    res: Response,
    typed: OutcomeTyped,
    problems: readonly FieldProblem[] = [],
  ) => {
    const action = await publishedFor(app, req);
    const model = outcomeModel(
      visitOf(req),
      { ...stepOf(action), open: action.stoppedAt === null && isOpen(action) },
      typed,
      problems,
    );
    const status = problems.length > 0 ? 422 : 200;
    sendPage(app, req, res, outcomePage, model, {
      title: model.heading,
      status,
      nav: 'actions',
      private: true,
    });
  };
  at(
    router,
    '/desk/actions/:id/outcome',
    {
      get: (req, res) => show(req, res, { kind: '', text: '', alsoStop: '' }),
      post: async (req, res) => {
        const by = actingBy(req);
        const form = formOf(req);
        const typed = { kind: form.one('kind'), text: form.raw('text'), alsoStop: form.one('alsoStop') };
        await orAgain(
          async () => {
            const { kind, text, alsoStop } = parseForm(outcomeForm, typed);
            await tellOutcome(app, by, idOf(req), kind, text, { alsoStop });
            res.redirect(303, `${visitOf(req).to.deskAction(idOf(req))}?done=told`);
          },
          problems => show(req, res, typed, problems),
        );
      },
    },
    ...body,
  );
}

/** The action of a step that only a published one can take. */
async function publishedFor(app: App, req: Request): Promise<EditableAction> {
  const by = actingBy(req);
  mustBeAble(by, 'actions.publish');
  const action = await editableAction(app.db.query, by, idOf(req));
  if (action.version === 0) throw new Conflict('action.notPublished');
  return action;
}

function image(app: App, router: Router): void {
  at(router, '/images/:id', {
    get: async (req, res) => {
      const { mime, bytes } = await findImage(app, idOf(req));
      // An id names one picture for ever: another picture has another id.
      res.set('Cache-Control', 'public, max-age=31536000, immutable');
      res.set('X-Content-Type-Options', 'nosniff');
      res.type(mime).send(bytes);
    },
  });
}
