// A supporter says that a contact point does not work: the form, the post, and thanks. No cookie, nothing personal.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { findAction } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { Conflict, Refused, type FieldProblem } from '../../lib/errors.ts';
import { isNoteKind } from '../../officials/find-points.ts';
import { takeContactNote } from '../../officials/take-contact-note.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, HONEYPOT, queryOf, type Form } from '../../platform/web/form.ts';
import { limit } from '../../platform/web/limits.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { contactNotePage } from './pages.ts';
import { noteModel, openedNote, spokenOf, type TypedNote } from './show-note.ts';

export function contactNoteRoutes(app: App): Router {
  const router = Router();
  router.post('/actions/:slug/contact-note', limit(app, 'contact-note', 120, 600), ...readForms('8kb'));
  at(router, '/actions/:slug/contact-note', { get: showForm(app), post: takeForm(app) });
  return router;
}

const actionOf = (app: App, req: Request): Promise<PublishedAction> =>
  findAction(app, String(req.params['slug'] ?? ''));

function answer(
  app: App,
  req: Request,
  res: Response,
  action: PublishedAction,
  given: { typed: TypedNote; problems: readonly FieldProblem[] },
): void {
  const model = noteModel(visitOf(req), action, queryOf(req), given);
  sendPage(app, req, res, contactNotePage, model, {
    title: `${model.title}: ${action.title}`,
    status: given.problems.length > 0 ? 422 : 200,
    private: true,
    nav: 'actions',
  });
}

const showForm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const query = queryOf(req);
    answer(app, req, res, action, { typed: openedNote(query, spokenOf(action, query)), problems: [] });
  };

async function keep(app: App, action: PublishedAction, form: Form, query: Form): Promise<void> {
  if (form.one(HONEYPOT) !== '') throw new Refused([{ path: HONEYPOT, reason: 'report.honeypot' }]);
  const chosen = spokenOf(action, query).find(each => each.value === form.one('point'));
  const kind = form.one('kind');
  const problems = [
    ...(chosen
      ? []
      : [
          {
            path: 'point',
            reason: form.one('point') === '' ? 'contactNote.choosePoint' : 'contactNote.gone',
          },
        ]),
    ...(isNoteKind(kind) ? [] : [{ path: 'kind', reason: 'contactNote.chooseKind' }]),
  ];
  if (!chosen || !isNoteKind(kind)) throw new Refused(problems);
  await takeContactNote(app, {
    officialId: chosen.target.officialId,
    actionId: action.id,
    pointKey: chosen.point.key,
    kind,
    words: form.one('words'),
  });
}

const takeForm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const form = formOf(req);
    const query = queryOf(req);
    const target = query.one('target');
    const thanks = visitOf(req).to.contactNote(action.slug, {
      ...(target === '' ? {} : { target }),
      thanks: '1',
    });
    await orAgain(
      async () => {
        try {
          await keep(app, action, form, query);
        } catch (error) {
          // Marked dead a moment ago: what the supporter came to say is known already.
          if (!(error instanceof Conflict)) throw error;
        }
        res.redirect(303, thanks);
      },
      problems =>
        answer(app, req, res, action, {
          typed: { point: form.one('point'), kind: form.one('kind'), words: form.one('words') },
          problems,
        }),
    );
  };
