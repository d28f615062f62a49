// The desk's side of replies: the list, one reply, its files, and every step of what is done with it.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { may, mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import type { FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber, type Form } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { repliesModel, repliesPage, type ListGiven } from './desk/list-page.ts';
import { replyPage } from './desk/reply-page.ts';
import type { RefusedForm } from './desk/reply-forms.ts';
import { replyModel } from './desk/show-reply.ts';
import { eraseReply } from './erase-reply.ts';
import { findReply, findReplyFile, listReplies, type ListFilter } from './find-reply.ts';
import { filterFrom, publishWishFrom, unreadFrom } from './forms.ts';
import { markRead, setAside, setManyAside, setUnreadAside, takeBack } from './move-reply.ts';
import { publishReply, unpublishReply } from './publish-reply.ts';
import { redactReply } from './redact-reply.ts';

export function replyRoutes(app: App): Router {
  const router = Router();
  const small = readForms('40kb');
  at(router, '/desk/replies', { get: (req, res) => sendList(app, req, res, filterFrom(queryOf(req)), null) });
  at(router, '/desk/replies/set-aside', { post: setTickedAside(app) }, ...small);
  at(router, '/desk/replies/:id', { get: (req, res) => sendReply(app, req, res, null) });
  at(router, '/desk/replies/:id/files/:file', { get: sendFile(app) });
  for (const [step, post] of Object.entries(stepsOf(app)))
    at(router, `/desk/replies/:id/${step}`, { post }, ...readForms('200kb'));
  return router;
}

const idOf = (req: Request): string => String(req.params['id'] ?? '');

/** What was just done, as the address tells it. */
const SAID = ['read', 'redacted', 'published', 'unpublished', 'set-aside', 'returned', 'erased'] as const;

async function sendList(
  app: App,
  req: Request,
  res: Response,
  filter: ListFilter,
  refused: ListGiven['refused'],
): Promise<void> {
  const visit = visitOf(req);
  const by = actingBy(req);
  const moved = wholeNumber(queryOf(req).one('aside'));
  const model = repliesModel(visit, await listReplies(app, by, filter), {
    filter,
    now: app.clock.now(),
    refused,
    mayPublish: may(by, 'replies.publish'),
    said: moved < 0 || refused ? null : visit.t('replies.asideMany', { n: moved }),
  });
  sendPage(app, req, res, repliesPage, model, {
    title: visit.t('replies.title'),
    status: refused ? 422 : 200,
    private: true,
    nav: 'replies',
    path: '/desk/replies',
  });
}

const setTickedAside =
  (app: App): RequestHandler =>
  async (req, res) => {
    const form = formOf(req);
    const typed = { ticked: form.all('reply'), reason: form.one('reason') };
    await orAgain(
      async () => {
        const by = actingBy(req);
        const moved = form.has('all')
          ? await setUnreadAside(app, by, unreadFrom(form), typed.reason)
          : await setManyAside(app, by, typed.ticked, typed.reason);
        res.redirect(303, visitOf(req).to.deskReplies({ aside: String(moved) }));
      },
      problems => sendList(app, req, res, filterFrom(form), { ...typed, problems }),
    );
  };

async function sendReply(app: App, req: Request, res: Response, refused: RefusedForm | null): Promise<void> {
  const visit = visitOf(req);
  const by = actingBy(req);
  const done = SAID.find(each => each === queryOf(req).one('done'));
  const model = replyModel(visit, await findReply(app, by, idOf(req)), {
    mayPublish: may(by, 'replies.publish'),
    said: done === undefined || refused ? null : visit.t(`replies.said.${done}`),
    refused,
  });
  sendPage(app, req, res, replyPage, model, {
    title: visit.t('replies.pageTitle', { name: model.heading }),
    status: refused ? 422 : 200,
    private: true,
    nav: 'replies',
  });
}

/** A photograph is shown within the page; a PDF is only taken away, and would be shut in where a browser opens it. */
const sendFile =
  (app: App): RequestHandler =>
  async (req, res) => {
    const wish = { replyId: idOf(req), fileId: String(req.params['file'] ?? '') };
    const file = await findReplyFile(app, actingBy(req), wish);
    const name = `answer-${file.position}.${file.kind === 'pdf' ? 'pdf' : 'webp'}`;
    res.set({
      'Cache-Control': 'no-store',
      'Content-Disposition': `${file.kind === 'pdf' ? 'attachment' : 'inline'}; filename="${name}"`,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    res.type(file.mime).send(file.bytes);
  };

type Step = {
  done: (typeof SAID)[number];
  right: 'replies.read' | 'replies.publish';
  verb: (by: By, id: string, form: Form) => Promise<void>;
  /** The form as it is shown again; a step without one refuses nothing. */
  again?: (form: Form, problems: readonly FieldProblem[]) => RefusedForm;
};

const step =
  (app: App, { done, right, verb, again }: Step): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, right);
    const form = formOf(req);
    await orAgain(
      async () => {
        await verb(by, idOf(req), form);
        res.redirect(303, `${visitOf(req).to.deskReply(idOf(req))}?done=${done}`);
      },
      problems => sendReply(app, req, res, again ? again(form, problems) : null),
    );
  };

/** Every step by the last part of its address. */
function stepsOf(app: App): Record<string, RequestHandler> {
  const reasoned =
    (form: 'unpublication' | 'set-aside' | 'erasure'): NonNullable<Step['again']> =>
    (sent, problems) => ({ form, typed: sent.one('reason'), problems });
  const steps: Record<string, Step> = {
    reading: { done: 'read', right: 'replies.read', verb: (by, id) => markRead(app, by, id) },
    redaction: {
      done: 'redacted',
      right: 'replies.read',
      verb: (by, id, form) =>
        redactReply(app, by, id, { version: wholeNumber(form.one('version')), text: form.raw('redacted') }),
      again: (form, problems) => ({ form: 'redaction', typed: form.raw('redacted'), problems }),
    },
    publication: {
      done: 'published',
      right: 'replies.publish',
      verb: (by, id, form) => publishReply(app, by, id, publishWishFrom(form)),
      again: (form, problems) => ({ form: 'publication', typed: publishWishFrom(form), problems }),
    },
    unpublication: {
      done: 'unpublished',
      right: 'replies.publish',
      verb: (by, id, form) => unpublishReply(app, by, id, form.one('reason')),
      again: reasoned('unpublication'),
    },
    'set-aside': {
      done: 'set-aside',
      right: 'replies.publish',
      verb: (by, id, form) => setAside(app, by, id, form.one('reason')),
      again: reasoned('set-aside'),
    },
    return: { done: 'returned', right: 'replies.publish', verb: (by, id) => takeBack(app, by, id) },
    erasure: {
      done: 'erased',
      right: 'replies.publish',
      verb: (by, id, form) => eraseReply(app, by, id, form.one('reason')),
      again: reasoned('erasure'),
    },
  };
  return Object.fromEntries(Object.entries(steps).map(([name, each]) => [name, step(app, each)]));
}
