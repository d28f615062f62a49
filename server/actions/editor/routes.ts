// The addresses of the editor: a new action, an action in work, two drafts that differ, who else is here.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import type { App } from '../../platform/app.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { readUploads } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { copyAction } from '../copy-action.ts';
import { createDraft, editableAction } from '../draft.ts';
import { answerDifference, sendDifference } from '../editing/answer-difference.ts';
import { leaveDraft, openDraft } from '../editing/presence.ts';
import { saveEdited } from '../editing/save-edited.ts';
import { emptyContent } from '../model.ts';
import { answerScript, byScript } from './answer-script.ts';
import { othersInWords } from './page.ts';
import { received, typedIn } from './receive.ts';
import { sendEditor } from './show.ts';

const MEGABYTE = 1024 * 1024;

const idOf = (req: Request): string => String(req.params['id']);

export const mayWrite: RequestHandler = (req, _res, next) => {
  mustBeAble(actingBy(req), 'actions.write');
  next();
};

export function editorRoutes(app: App): Router {
  const router = Router();
  const limits = { fileBytes: 12 * MEGABYTE, fieldBytes: MEGABYTE, fields: 4000, keepFields: true };
  // Who may not write is told before the file is read.
  const body: RequestHandler[] = [mayWrite, ...readForms('2mb'), readUploads(limits)];
  at(router, '/desk/actions/new', { get: openNew(app), post: keepNew(app) }, ...body);
  at(router, '/desk/actions/:id/edit', { get: open(app), post: keep(app) }, ...body);
  at(
    router,
    '/desk/actions/:id/difference',
    {
      get: (req, res) => res.redirect(303, visitOf(req).to.deskActionEdit(idOf(req))),
      post: (req, res) => answerDifference(app, req, res),
    },
    ...body,
  );
  at(router, '/desk/actions/:id/presence', { post: present(app) }, ...body);
  at(
    router,
    '/desk/actions/:id/copy',
    {
      post: async (req, res) => {
        const copy = await copyAction(app, actingBy(req), idOf(req), visitOf(req).lang);
        res.redirect(303, `${visitOf(req).to.deskActionEdit(copy)}?saved=copy`);
      },
    },
    mayWrite,
  );
  return router;
}

const openNew =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const content = emptyContent(app.strings.languages.includes(visit.lang) ? visit.lang : 'en', 'UTC');
    // The zone is that of the country, which is not chosen yet.
    const typed = { ...typedIn(visit, content), timeZone: '' };
    await sendEditor(app, req, res, { typed, action: null, revision: 0, content });
  };

const keepNew =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const got = await received(app, by, req);
    if (got.content === null) return sendEditor(app, req, res, { ...got, action: null, revision: 0 });
    const id = await createDraft(app, by, got.content);
    // The browser's own copy of a new action is told by the page it was typed on.
    res.redirect(303, savedAt(req, id, 'new'));
  };

const open =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await editableAction(app.db.query, actingBy(req), idOf(req));
    const { content, revision } = action;
    const said = queryOf(req).one('saved');
    const saved = said === 'copy' ? 'copy' : said === '' ? null : said === 'new' ? 'new' : 'saved';
    const typed = typedIn(visitOf(req), content);
    await sendEditor(app, req, res, { typed, action, revision, saved, content });
  };

const keep =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const action = await editableAction(app.db.query, by, idOf(req));
    const form = formOf(req);
    const revision = wholeNumber(form.one('revision'));
    const got = await received(app, by, req);
    if (byScript(req)) return answerScript(app, req, res, { action, revision, got });
    // Stopped for good meanwhile: nothing can be kept, and what was typed is still the person's.
    const notKept = action.stoppedAt !== null;
    if (got.content === null || notKept)
      return sendEditor(app, req, res, { ...got, action, revision, notKept });
    const kept = await saveEdited(app, by, action.id, revision, got.content);
    if ('apart' in kept) return sendDifference(app, req, res, { apart: kept.apart });
    res.redirect(303, savedAt(req, action.id, '1'));
  };

/** Where a saved draft goes on: to the editor again, or on to be published when that was asked for. */
function savedAt(req: Request, id: string, said: string): string {
  const { to } = visitOf(req);
  return formOf(req).one('then') === 'publication'
    ? to.deskActionPublication(id)
    : `${to.deskActionEdit(id)}?saved=${said}`;
}

/** A page that is open with a script says so from time to time, and hears who else has come; and says when it goes. */
const present =
  (app: App): RequestHandler =>
  async (req: Request, res: Response) => {
    const by = actingBy(req);
    const action = await editableAction(app.db.query, by, idOf(req));
    const form = formOf(req);
    if (form.has('leaving')) {
      await leaveDraft(app, by, action.id, form.one('leaving'));
      res.status(204).end();
      return;
    }
    const { seen, others } = await openDraft(app, by, action.id);
    res.json({ others: othersInWords(visitOf(req), others), seen });
  };
