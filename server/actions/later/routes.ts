// The addresses of what follows a publication: an update begun, a deadline made longer.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { isDay } from '../../lib/dates.ts';
import { Conflict, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { formOf, parseForm } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { careOf } from '../answer-care.ts';
import { beginUpdate } from '../begin-update.ts';
import type { ChecklistLine } from '../checklist/model.ts';
import { mustsOf } from '../checklist/run.ts';
import { publishedContent } from '../desk-actions.ts';
import { editableAction } from '../draft.ts';
import { extendDeadline } from '../extend-deadline.ts';
import { readChecklist } from '../read-checklist.ts';
import { UPDATE_STEPS } from '../version-steps.ts';
import { extensionModel, extensionPage, updateModel, updatePage, type UpdateTyped } from './pages.ts';

const day = z.string().refine(isDay, 'problem.day');
const note = z.string().trim().max(1000, 'problem.tooLong');
const updateForm = z.object({
  revision: z.coerce.number('problem.invalid').int('problem.invalid'),
  step: z.enum(UPDATE_STEPS, 'problem.choose'),
  note: note.min(1, 'problem.missing'),
  deadline: day,
});
const extensionForm = z.object({ deadline: day, note });

const idOf = (req: Request): string => String(req.params['id']);

/** The published action, if this person may go on from it. */
async function runningAction(app: App, req: Request, right: 'actions.write' | 'actions.publish') {
  const by = actingBy(req);
  mustBeAble(by, right);
  const action = await editableAction(app.db.query, by, idOf(req));
  if (action.publishedDeadline === null) throw new Conflict('action.notPublished');
  if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
  const { title, timeZone } = action.content;
  return { action, of: { id: action.id, title, timeZone, deadline: action.publishedDeadline } };
}

export function laterRoutes(app: App, body: readonly RequestHandler[]): Router {
  const router = Router();
  update(app, router, body);
  extension(app, router, body);
  return router;
}

function update(app: App, router: Router, body: readonly RequestHandler[]): void {
  const show = async (
    req: Request,
    res: Response,
    given: { typed?: UpdateTyped; problems?: readonly FieldProblem[] } = {},
  ): Promise<void> => {
    const { action, of } = await runningAction(app, req, 'actions.write');
    const visit = visitOf(req);
    const kept = {
      revision: String(action.revision),
      step: action.step ?? '',
      note: action.note ?? '',
      deadline: action.content.deadline,
    };
    const care = await careOf(app.db.query, of.id);
    const model = updateModel(visit, of, care, given.typed ?? kept, given.problems);
    const status = given.problems ? 422 : 200;
    sendPage(app, req, res, updatePage, model, {
      title: model.heading,
      status,
      nav: 'actions',
      private: true,
    });
  };
  at(
    router,
    '/desk/actions/:id/update',
    {
      get: (req, res) => show(req, res),
      post: async (req, res) => {
        const form = formOf(req);
        const typed: UpdateTyped = {
          revision: form.one('revision'),
          step: form.one('step'),
          note: form.raw('note'),
          deadline: form.one('deadline'),
        };
        await orAgain(
          async () => {
            mustBeAble(actingBy(req), 'actions.write');
            await beginUpdate(app, actingBy(req), idOf(req), parseForm(updateForm, typed));
            res.redirect(303, `${visitOf(req).to.deskActionEdit(idOf(req))}?saved=1`);
          },
          problems => show(req, res, { typed, problems }),
        );
      },
    },
    ...body,
  );
}

function extension(app: App, router: Router, body: readonly RequestHandler[]): void {
  const linesOf = async (id: string, deadline: string): Promise<ChecklistLine[]> => {
    const content = await publishedContent(app.db.query, id);
    if (!content || !isDay(deadline)) return [];
    const asked = { id, content: { ...content, deadline }, publishedDeadline: content.deadline };
    return mustsOf(await readChecklist(app.db.query, app.clock.now(), asked));
  };
  const show = async (
    req: Request,
    res: Response,
    given: { typed: { deadline: string; note: string }; problems: readonly FieldProblem[] },
  ): Promise<void> => {
    const { of } = await runningAction(app, req, 'actions.publish');
    const visit = visitOf(req);
    const problems = given.problems.filter(({ path }) => ['deadline', 'note'].includes(path));
    const lines = given.problems.length > 0 ? await linesOf(of.id, given.typed.deadline) : [];
    const model = extensionModel(visit, of, given.typed, { problems, lines });
    const status = given.problems.length > 0 ? 422 : 200;
    sendPage(app, req, res, extensionPage, model, {
      title: model.heading,
      status,
      nav: 'actions',
      private: true,
    });
  };
  at(
    router,
    '/desk/actions/:id/extension',
    {
      get: (req, res) => show(req, res, { typed: { deadline: '', note: '' }, problems: [] }),
      post: async (req, res) => {
        const form = formOf(req);
        const typed = { deadline: form.one('deadline'), note: form.raw('note') };
        await orAgain(
          async () => {
            mustBeAble(actingBy(req), 'actions.publish');
            const done = await extendDeadline(app, actingBy(req), idOf(req), parseForm(extensionForm, typed));
            const said = done === 'published' ? 'extended' : 'asked';
            res.redirect(303, `${visitOf(req).to.deskAction(idOf(req))}?done=${said}`);
          },
          problems => show(req, res, { typed, problems }),
        );
      },
    },
    ...body,
  );
}
