// The addresses of a review: asking for it, approving, sending back.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import { Conflict, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { formOf, parseForm } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { careOf } from '../answer-care.ts';
import { askReview } from '../ask-review.ts';
import { changeModels } from '../change-words.ts';
import { approveReview, mayApprove, reviewOf, sendBack } from '../decide-review.ts';
import { officialNames, publishedContent } from '../desk-actions.ts';
import { editableAction } from '../draft.ts';
import { publishForm, readWhen, typedPublish } from '../publication/forms.ts';
import { readChecklist } from '../read-checklist.ts';
import { reviewModel, reviewPage, type ReviewWish } from './pages.ts';

type Shown = { typed?: ReviewWish['typed']; problems?: readonly FieldProblem[] };

const idOf = (req: Request): string => String(req.params['id']);

async function show(app: App, req: Request, res: Response, shown: Shown = {}): Promise<void> {
  const by = actingBy(req);
  // Whoever sees this page sees what must not be mentioned.
  mustBeAble(by, 'actions.write');
  const { query: db } = app.db;
  const action = await editableAction(db, by, idOf(req));
  const { id, content, publishedDeadline } = action;
  const visit = visitOf(req);
  const review = await reviewOf(db, id);
  const published = await publishedContent(db, id);
  const request = review?.request;
  if (!action.hasDraft && !review) throw new Conflict('action.nothingToPublish');
  const note = request?.note ?? action.note;
  const names = await officialNames(db, published ? [content, published] : [content]);
  const model = reviewModel(
    visit,
    {
      action: { ...action, title: content.title, timeZone: content.timeZone },
      review: review && {
        id: review.request.id,
        byName: review.request.by_name,
        at: review.request.at,
        message: review.request.message,
        step: review.request.step,
        note: review.request.note,
        stale: review.stale,
        decision: review.decision,
      },
      lines: await readChecklist(db, app.clock.now(), { id, content, publishedDeadline, note }),
      care: await careOf(db, id),
      changes: published ? changeModels(visit, published, content, names) : [],
      decides: !may(by, 'actions.publish') ? 'no' : mayApprove(by, action.savedBy) ? 'yes' : 'own',
      typed: shown.typed ?? {
        revision: '',
        note: action.note ?? '',
        step: action.step ?? '',
        hidesEarlier: '',
        when: '',
        whenTime: '',
        message: '',
        back: '',
      },
    },
    shown.problems,
  );
  sendPage(app, req, res, reviewPage, model, {
    title: visit.t('review.heading'),
    status: shown.problems ? 422 : 200,
    nav: 'actions',
    private: true,
  });
}

/** Runs a verb; what is refused is shown again with what was typed. */
const deciding =
  (
    app: App,
    done: string,
    verb: (req: Request, typed: ReviewWish['typed']) => Promise<void>,
  ): RequestHandler =>
  async (req, res) => {
    const form = formOf(req);
    const typed = { ...typedPublish(form), message: form.raw('message'), back: form.raw('back') };
    await orAgain(
      async () => {
        await verb(req, typed);
        res.redirect(303, `${visitOf(req).to.deskAction(idOf(req))}?done=${done}`);
      },
      problems => show(app, req, res, { typed, problems }),
    );
  };

export function reviewRoutes(app: App, body: readonly RequestHandler[]): Router {
  const router = Router();
  at(
    router,
    '/desk/actions/:id/review',
    {
      get: (req, res) => show(app, req, res),
      post: deciding(app, 'asked', async (req, typed) => {
        mustBeAble(actingBy(req), 'actions.write');
        const { step, ...wish } = parseForm(publishForm, typed);
        const whole = { ...wish, message: typed.message, ...(step ? { step } : {}) };
        await askReview(app, actingBy(req), idOf(req), whole);
      }),
    },
    ...body,
  );
  at(
    router,
    '/desk/actions/:id/review/approval',
    {
      post: deciding(app, 'approved', async (req, typed) => {
        const by = actingBy(req);
        mustBeAble(by, 'actions.publish');
        const { content } = await editableAction(app.db.query, by, idOf(req));
        const dueAt = readWhen(typed, content.timeZone);
        await approveReview(app, by, idOf(req), { requestId: formOf(req).one('request'), dueAt });
      }),
    },
    ...body,
  );
  at(
    router,
    '/desk/actions/:id/review/return',
    {
      post: deciding(app, 'returned', (req, typed) =>
        sendBack(app, actingBy(req), idOf(req), { requestId: formOf(req).one('request'), note: typed.back }),
      ),
    },
    ...body,
  );
  return router;
}
