// The addresses of the people pages. Each use case asks the rights table itself.
import { Router, type RequestHandler } from 'express';
import type { FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { addCoordinator, resetCoordinator, type Invited } from '../add-coordinator.ts';
import { changeRole, deactivate, letBackIn } from '../change-person.ts';
import { actingBy } from '../acting.ts';
import { findPerson, listPeople, whoHasSecondFactor } from '../find-people.ts';
import { readInvitation, readRole } from './forms.ts';
import { mustBeAble } from '../model.ts';
import { takeOffSecondFactor } from '../second-factor/take-off.ts';
import { linkPage, peopleModel, peoplePage, personModel, personPage } from './pages.ts';

type Req = Parameters<RequestHandler>[0];
type Res = Parameters<RequestHandler>[1];
type Problems = readonly FieldProblem[];

const DONE = ['role', 'deactivated', 'returned', 'secondFactor'];
const idOf = (req: Req): string => String(req.params['id']);

const form = readForms('20kb');
const nobody = { email: '', name: '', role: 'author' };

export function peopleRoutes(app: App): Router {
  const router = Router();
  listRoutes(app, router);
  personRoutes(app, router);
  return router;
}

// A one-time link is shown by the answer to the post itself: an address to redirect to would have to carry it.
function showLink(app: App, req: Req, res: Res, { coordinator, link }: Invited): void {
  const visit = visitOf(req);
  const { name, email } = coordinator;
  const model = { name, email, link, mailed: app.transport.ready, people: visit.to.deskPeople() };
  sendPage(app, req, res, linkPage, model, {
    title: visit.t('account.link.title', { name }),
    private: true,
    nav: 'settings',
    status: 201,
    path: '/desk/people',
  });
}

function listRoutes(app: App, router: Router): void {
  const showPeople = async (req: Req, res: Res, typed = nobody, problems: Problems = []): Promise<void> => {
    const visit = visitOf(req);
    const holders = await whoHasSecondFactor(app, actingBy(req));
    const people = (await listPeople(app, actingBy(req))).map(person => ({
      ...person,
      secondFactor: holders.has(person.id),
    }));
    sendPage(app, req, res, peoplePage, peopleModel(visit, people, typed, problems), {
      title: visit.t('account.people.title'),
      private: true,
      nav: 'settings',
      status: problems.length === 0 ? 200 : 422,
    });
  };
  at(
    router,
    '/desk/people',
    {
      get: (req, res) => showPeople(req, res),
      post: async (req, res) => {
        mustBeAble(actingBy(req), 'people.write');
        const typed = formOf(req);
        await orAgain(
          async () => {
            const { email, name, role } = readInvitation(typed);
            showLink(app, req, res, await addCoordinator(app, actingBy(req), email, role, name));
          },
          problems =>
            showPeople(
              req,
              res,
              { email: typed.one('email'), name: typed.one('name'), role: typed.one('role') },
              problems,
            ),
        );
      },
    },
    ...form,
  );
}

function personRoutes(app: App, router: Router): void {
  const showPerson = async (req: Req, res: Res, problems: Problems = []): Promise<void> => {
    const visit = visitOf(req);
    const found = await findPerson(app, actingBy(req), idOf(req));
    const done = DONE.find(each => each === queryOf(req).one('done'));
    const said = done === undefined ? null : visit.t(`account.done.${done}`);
    sendPage(
      app,
      req,
      res,
      personPage,
      personModel(visit, { ...found, self: found.person.id === actingBy(req).id, said }, problems),
      {
        title: found.person.name,
        private: true,
        nav: 'settings',
        status: problems.length === 0 ? 200 : 422,
        path: `/desk/people/${idOf(req)}`,
      },
    );
  };
  const doneAt = (req: Req, res: Res, done: string): void =>
    res.redirect(303, `${visitOf(req).to.deskPerson(idOf(req))}?done=${done}`);

  at(router, '/desk/people/:id', { get: (req, res) => showPerson(req, res) });
  at(
    router,
    '/desk/people/:id/role',
    {
      post: async (req, res) => {
        mustBeAble(actingBy(req), 'people.write');
        await orAgain(
          async () => {
            await changeRole(app, actingBy(req), idOf(req), readRole(formOf(req)));
            doneAt(req, res, 'role');
          },
          problems => showPerson(req, res, problems),
        );
      },
    },
    ...form,
  );
  at(router, '/desk/people/:id/link', {
    post: async (req, res) => showLink(app, req, res, await resetCoordinator(app, actingBy(req), idOf(req))),
  });
  at(router, '/desk/people/:id/deactivation', {
    post: async (req, res) => {
      await deactivate(app, actingBy(req), idOf(req));
      doneAt(req, res, 'deactivated');
    },
  });
  at(router, '/desk/people/:id/second-factor-removal', {
    post: async (req, res) => {
      await takeOffSecondFactor(app, actingBy(req), idOf(req));
      doneAt(req, res, 'secondFactor');
    },
  });
  at(router, '/desk/people/:id/return', {
    post: async (req, res) => {
      await letBackIn(app, actingBy(req), idOf(req));
      doneAt(req, res, 'returned');
    },
  });
}
