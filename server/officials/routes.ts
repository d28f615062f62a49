// The addresses of the officials book.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { may, mustBeAble } from '../accounts/model.ts';
import { changesOf } from '../audit/find-changes.ts';
import type { By } from '../audit/model.ts';
import { Conflict, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { checkPoint } from './check-point.ts';
import { isState, pointsSeen } from './find-points.ts';
import { pointsModel, type RefusedCheck } from './points-page.ts';
import { findOfficial, usesOfOfficial } from './find-officials.ts';
import { blankOfficial, officialFromTyped, readTypedOfficial, typedOfficial } from './forms.ts';
import { changeOfficial, keepOfficial } from './keep-official.ts';
import type { AnswersGiven, LostAction, Official, OfficialDetails } from './model.ts';
import { bookRoutes } from './book/routes.ts';
import { mergedInto } from './merge-officials.ts';
import { mergeRoutes } from './merge/routes.ts';
import { importRoutes } from './csv/routes.ts';
import { contactNotesRoutes } from './notes/routes.ts';
import { officialModel, officialPage, type OfficialWish } from './pages.ts';

/** What the features to the right know of an official: the mount hands it in, since left never calls right. */
export type Around = {
  lost: (officialId: string) => Promise<readonly LostAction[]>;
  answers: (officialId: string) => Promise<AnswersGiven>;
};

export function officialRoutes(app: App, around: Around): Router {
  const router = Router();
  const body = readForms('256kb');

  router.use(bookRoutes(app));
  router.use(contactNotesRoutes(app));
  router.use(mergeRoutes(app));
  router.use(importRoutes(app));
  at(router, '/desk/officials/new', newOfficial(app), ...body);
  at(router, '/desk/officials/:id', oneOfficial(app, around), ...body);
  at(router, '/desk/officials/:id/points', checkOne(app, around), ...body);
  return router;
}

type Verbs = Parameters<typeof at>[2];

const newOfficial = (app: App): Verbs => ({
  get: (req, res) => {
    mustBeAble(actingBy(req), 'officials.write');
    sendForm(app, req, res, { typed: blankOfficial(), official: null, version: 0 });
  },
  post: async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const form = formOf(req);
    const show = { typed: readTypedOfficial(form), official: null, version: 0 };
    if (form.has('add')) {
      sendForm(app, req, res, show);
      return;
    }
    await orAgain(
      async () => {
        const id = await keepOfficial(app, by, officialFromTyped(show.typed));
        res.redirect(303, `${visitOf(req).to.deskOfficial(id)}?saved=1`);
      },
      problems => sendForm(app, req, res, { ...show, problems }, 422),
    );
  },
});

const oneOfficial = (app: App, around: Around): Verbs => ({
  get: async (req, res) => {
    mustBeAble(actingBy(req), 'actions.read');
    const official = await findOfficial(app.db.query, idOf(req));
    if (official.mergedInto !== null) {
      res.redirect(303, visitOf(req).to.deskOfficial(official.mergedInto));
      return;
    }
    sendForm(app, req, res, {
      ...(await aroundOf(app, req, official, around)),
      typed: typedOfficial(official),
      official,
      version: official.version,
      said: saidOf(req),
    });
  },
  post: async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const official = await findOfficial(app.db.query, idOf(req));
    const form = formOf(req);
    const version = wholeNumber(form.one('version'));
    const shown = await aroundOf(app, req, official, around);
    const show = { ...shown, typed: readTypedOfficial(form), official, version };
    if (form.has('add')) {
      sendForm(app, req, res, show);
      return;
    }
    await orAgain(
      async () => {
        const details = officialFromTyped(show.typed);
        if (await changed(app, by, official.id, version, details)) {
          res.redirect(303, `${visitOf(req).to.deskOfficial(official.id)}?saved=1`);
          return;
        }
        // The page now stands on the other's version: saving it again is a choice made with both in view.
        const theirs = await findOfficial(app.db.query, official.id);
        sendForm(app, req, res, { ...show, official: theirs, version: theirs.version, conflict: true }, 409);
      },
      problems => sendForm(app, req, res, { ...show, problems }, 422),
    );
  },
});

/** False when somebody else has changed it meanwhile. */
async function changed(app: App, ...change: [By, string, number, OfficialDetails]): Promise<boolean> {
  try {
    await changeOfficial(app, ...change);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

const idOf = (req: Request): string => String(req.params['id']);

async function aroundOf(
  app: App,
  req: Request,
  official: Official,
  { lost, answers }: Around,
  refused: RefusedCheck | null = null,
): Promise<Omit<OfficialWish, 'typed' | 'official' | 'version'>> {
  const visit = visitOf(req);
  const checked = queryOf(req).one('checked');
  const mayWrite = may(actingBy(req), 'officials.write');
  return {
    mayWrite,
    merged: await mergedInto(app.db.query, official.id),
    uses: await usesOfOfficial(app.db.query, official.id),
    changes: await changesOf(app.db.query, { type: 'official', id: official.id }),
    points: pointsModel(visit, official.id, await pointsSeen(app.db.query, official), {
      mayWrite,
      said: isState(checked) && refused === null ? visit.t(`official.point.said.${checked}`) : null,
      refused,
    }),
    lost: await lost(official.id),
    answers: await answers(official.id),
    mayReadAnswers: may(actingBy(req), 'replies.read'),
  };
}

/** What was just done, as the address tells it. */
function saidOf(req: Request): string | null {
  const { t } = visitOf(req);
  const query = queryOf(req);
  if (query.has('saved')) return t('official.saved');
  if (query.has('merged')) return t('official.merge.done');
  if (!query.has('separated')) return null;
  return t(query.one('separated') === 'whole' ? 'official.separated.whole' : 'official.separated.kept');
}

/** A button beside one of the contact points was pressed. */
const checkOne = (app: App, around: Around): Verbs => ({
  post: async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const form = formOf(req);
    const state = form.one('state');
    const key = form.one('key');
    const typed = { key, reason: form.one('reason'), instead: form.raw('instead') };
    await orAgain(
      async () => {
        if (!isState(state)) throw new Refused([{ path: 'reason', reason: 'problem.choice' }]);
        const { reason, instead } = typed;
        await checkPoint(app, by, idOf(req), key, {
          state,
          reason,
          ...(state === 'changed' ? { instead } : {}),
        });
        res.redirect(303, `${visitOf(req).to.deskOfficial(idOf(req))}?checked=${state}#points`);
      },
      async problems => {
        const official = await findOfficial(app.db.query, idOf(req));
        const shown = await aroundOf(app, req, official, around, { ...typed, problems });
        sendForm(
          app,
          req,
          res,
          { ...shown, typed: typedOfficial(official), official, version: official.version },
          422,
        );
      },
    );
  },
});

function sendForm(app: App, req: Request, res: Response, wish: OfficialWish, status = 200): void {
  const model = officialModel(visitOf(req), wish);
  sendPage(app, req, res, officialPage, model, {
    title: model.heading,
    status,
    nav: 'officials',
    private: true,
    scripts: ['repeat-rows'],
  });
}
