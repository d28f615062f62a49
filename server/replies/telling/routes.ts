// Telling of an answer: the form, the post, and the teller's own page. No cookie; it works without a script.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { findAction, findActionById, findEveryTarget } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { Refused, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { newSecret } from '../../platform/seal.ts';
import { openTurns } from '../../platform/turns.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf } from '../../platform/web/form.ts';
import { limit } from '../../platform/web/limits.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { oneAfterAnother, readUploads, uploadOf, uploadsOf } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { isKey } from '../../reports/model.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import type { SentFile } from '../check-files.ts';
import { eraseOwnReply } from '../erase-reply.ts';
import { findOwnReply } from '../find-own-reply.ts';
import { fileField, LARGEST_PHOTOGRAPH, LARGEST_SENT, MOST_FILES } from '../model.ts';
import { tellReply, ToldBefore } from '../tell-reply.ts';
import { ownReplyPage, tellPage } from './pages.ts';
import { openedReply, tellModel, type FormWish } from './show-form.ts';
import { ownReplyModel } from './show-own.ts';
import { toldFrom, typedReply, type TypedReply } from './typed.ts';

const UPLOADS = {
  fileBytes: LARGEST_PHOTOGRAPH,
  totalBytes: LARGEST_SENT,
  files: MOST_FILES,
  fieldBytes: 128 * 1024,
  fields: 40,
  keepFields: true,
};

/** What is sent is in memory until it is sealed; a school's computer room waits its turn unread. */
const AT_ONCE = 6;
const MOST_WAITING = 300;
/** So that one network, a school's or that of somebody who means harm, never shuts the form for everybody. */
const AT_ONCE_OF_A_NETWORK = 3;
/**
 * Three minutes are for the largest form over a slow line. The floor is below what a telephone has on the worst network
 * that carries photographs at all, and its fifteen seconds let it lose the signal; a form without files has come by then.
 */
const PACE = { longestMs: 3 * 60_000, floor: { bytesPerSecond: 4000, afterMs: 15_000 } };

export function tellingRoutes(app: App): Router {
  const router = Router();
  const turns = openTurns(AT_ONCE, MOST_WAITING, 10, AT_ONCE_OF_A_NETWORK);
  router.post(
    '/actions/:slug/reply',
    limit(app, 'reply', 600, 600),
    ...readForms('160kb'),
    oneAfterAnother(turns, PACE),
    readUploads(UPLOADS),
  );
  at(router, '/actions/:slug/reply', { get: showForm(app), post: take(app) });
  const own = limit(app, 'own reply', 3000, 60);
  at(router, '/replies/:code', { get: showOwn(app) }, own);
  at(router, '/replies/:code/erasure', { post: erase(app) }, own, ...readForms('4kb'));
  return router;
}

const actionOf = (app: App, req: Request): Promise<PublishedAction> =>
  findAction(app, String(req.params['slug'] ?? ''));

async function answerForm(
  app: App,
  req: Request,
  res: Response,
  action: PublishedAction,
  given: Partial<FormWish> & { typed: TypedReply; status?: number },
): Promise<void> {
  const visit = visitOf(req);
  const { status = 200, ...wish } = given;
  const model = tellModel(visit, action, {
    key: newSecret(),
    problems: [],
    filesLost: false,
    before: null,
    months: (await currentSettings(app)).replyMonths,
    ...wish,
  });
  const title = `${model.title}: ${action.title}`;
  sendPage(app, req, res, tellPage, model, {
    title: model.errors ? visit.t('form.errorTitle', { title }) : title,
    status,
    private: true,
    nav: 'actions',
  });
}

const showForm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    await answerForm(app, req, res, action, { typed: openedReply(action, queryOf(req).one('target')) });
  };

/** The files that came, by the fields they came in. */
const filesOf = (req: Request): SentFile[] =>
  Array.from({ length: MOST_FILES }, (_, n) => fileField(n + 1)).flatMap(field => {
    const upload = uploadOf(req, field);
    return upload === null ? [] : [{ field, bytes: upload.bytes, tooLarge: upload.tooLarge ?? false }];
  });

const take =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const form = formOf(req);
    const typed = typedReply(form);
    const key = form.one('key');
    const filesLost = uploadsOf(req) > 0;
    const again = (problems: readonly FieldProblem[]): Promise<void> =>
      answerForm(app, req, res, action, {
        typed,
        problems,
        filesLost,
        key: isKey(key) ? key : newSecret(),
        status: 422,
      });
    try {
      const { lang } = visitOf(req);
      const told = toldFrom(form);
      const code = await tellReply(app, { action, key, told, files: filesOf(req), lang });
      res.set('Cache-Control', 'no-store');
      res.redirect(303, visitOf(req).to.ownReply(code));
    } catch (error) {
      if (error instanceof Refused) await again(error.problems);
      else if (error instanceof ToldBefore) {
        const before = visitOf(req).to.ownReply(error.code);
        await answerForm(app, req, res, action, { typed, filesLost, before, status: 409 });
      } else throw error;
    }
  };

const codeOf = (req: Request): string => String(req.params['code'] ?? '');

const showOwn =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const reply = await findOwnReply(app, codeOf(req));
    const action = await findActionById(app, reply.actionId);
    const model = ownReplyModel(visit, reply, {
      action,
      target: (await findEveryTarget(app, action)).get(reply.targetId),
      publicUrl: app.config.publicUrl,
      months: (await currentSettings(app)).replyMonths,
    });
    sendPage(app, req, res, ownReplyPage, model, {
      title: visit.t('reply.own.pageTitle', { title: action.title }),
      // As a receipt that was withdrawn: gone for good.
      status: reply.erased?.by === 'teller' ? 410 : 200,
      private: true,
      nav: 'actions',
      path: `/replies/${reply.code}`,
    });
  };

const erase =
  (app: App): RequestHandler =>
  async (req, res) => {
    await eraseOwnReply(app, codeOf(req));
    res.set('Cache-Control', 'no-store');
    res.redirect(303, visitOf(req).to.ownReply(codeOf(req)));
  };
