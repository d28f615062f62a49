// The addresses of publishing: the page before it, now or at a time, and calling a planned one off.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { Conflict, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { formOf, parseForm } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { editableAction, type EditableAction } from '../draft.ts';
import { planOf } from '../find-plan.ts';
import { cancelPlan, planPublication } from '../plan-publication.ts';
import { needsSecondPerson, publishAction } from '../publish.ts';
import { readChecklist } from '../read-checklist.ts';
import { publishForm, readWhen, typedPublish, type PublishTyped } from './forms.ts';
import { publicationModel, publicationPage } from './pages.ts';

export function publicationRoutes(app: App, body: readonly RequestHandler[]): Router {
  const router = Router();
  at(router, '/desk/actions/:id/publication', { get: open(app), post: publish(app) }, ...body);
  at(
    router,
    '/desk/actions/:id/publication/cancellation',
    {
      post: async (req, res) => {
        await cancelPlan(app, actingBy(req), idOf(req));
        res.redirect(303, `${visitOf(req).to.deskAction(idOf(req))}?done=cancelled`);
      },
    },
    ...body,
  );
  return router;
}

const idOf = (req: Request): string => String(req.params['id']);

async function show(
  app: App,
  req: Request,
  res: Response,
  given: { action: EditableAction; typed: PublishTyped; problems: readonly FieldProblem[] },
): Promise<void> {
  const { action, typed, problems } = given;
  const { id, content, publishedDeadline } = action;
  const visit = visitOf(req);
  const note = typed.note || null;
  const lines = await readChecklist(app.db.query, app.clock.now(), { id, content, publishedDeadline, note });
  const model = publicationModel(
    visit,
    {
      action: { id, title: content.title, version: action.version, timeZone: content.timeZone },
      lines,
      typed,
      address: `${app.config.publicUrl}${visit.to.action(action.slug)}`,
      plan: await planOf(app.db.query, id),
    },
    // What the checklist says stands above the form already.
    problems.filter(problem => ['whenTime', 'note', 'step'].includes(problem.path)),
  );
  const status = problems.length > 0 ? 422 : 200;
  sendPage(app, req, res, publicationPage, model, {
    title: model.heading,
    status,
    nav: 'actions',
    private: true,
  });
}

const open =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'actions.publish');
    const action = await editableAction(app.db.query, by, idOf(req));
    if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    if (!action.hasDraft) throw new Conflict('action.nothingToPublish');
    if (await needsSecondPerson(app.db.query, by)) {
      res.redirect(303, visitOf(req).to.deskActionReview(action.id));
      return;
    }
    const typed = {
      revision: String(action.revision),
      note: action.note ?? '',
      step: action.step ?? '',
      hidesEarlier: '',
      when: '',
      whenTime: '',
    };
    await show(app, req, res, { action, typed, problems: [] });
  };

const publish =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'actions.publish');
    const action = await editableAction(app.db.query, by, idOf(req));
    const typed = typedPublish(formOf(req));
    await orAgain(
      async () => {
        const { step, ...wish } = parseForm(publishForm, typed);
        const whole = { ...wish, ...(step ? { step } : {}) };
        const dueAt = readWhen(typed, action.content.timeZone);
        if (dueAt === null) await publishAction(app, by, action.id, whole);
        else await planPublication(app, by, action.id, { ...whole, dueAt });
        const done = dueAt === null ? 'published' : 'planned';
        res.redirect(303, `${visitOf(req).to.deskAction(action.id)}?done=${done}`);
      },
      problems => show(app, req, res, { action, typed, problems }),
    );
  };
