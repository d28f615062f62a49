// Finding doubles, merging two entries into one, and separating them again.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { NotFound, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber, type Form } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { findDoubles } from '../find-doubles.ts';
import { findOfficial, searchOfficials, usesOfOfficial } from '../find-officials.ts';
import { keepApart, mergeOfficials, separateOfficials } from '../merge-officials.ts';
import type { Official } from '../model.ts';
import { mergedDetails, PICKS, usualPick, type MergedField, type Picks } from './choose.ts';
import { doublesModel, doublesPage } from './doubles-page.ts';
import { mergeModel, mergePage } from './pages.ts';

export function mergeRoutes(app: App): Router {
  const router = Router();
  const body = readForms('20kb');
  const head = { nav: 'officials', private: true };

  at(
    router,
    '/desk/officials/doubles',
    {
      get: async (req, res) => {
        mustBeAble(actingBy(req), 'officials.write');
        const visit = visitOf(req);
        const said = queryOf(req).has('apart') ? visit.t('official.doubles.apart') : null;
        const model = doublesModel(visit, await findDoubles(app.db.query), said);
        sendPage(app, req, res, doublesPage, model, { ...head, title: visit.t('official.doubles.title') });
      },
      post: async (req, res) => {
        const by = actingBy(req);
        mustBeAble(by, 'officials.write');
        const form = formOf(req);
        if (form.has('one')) await keepApart(app, by, form.one('one'), form.one('other'));
        res.redirect(303, `${visitOf(req).to.deskDoubles()}${form.has('one') ? '?apart=1' : ''}`);
      },
    },
    ...body,
  );
  at(router, '/desk/officials/merge', { get: openMerge(app), post: merge(app) }, ...body);
  at(
    router,
    '/desk/officials/:id/separation',
    {
      post: async (req, res) => {
        const restored = await separateOfficials(app, actingBy(req), String(req.params['id']));
        const { to } = visitOf(req);
        res.redirect(
          303,
          `${to.deskOfficial(String(req.params['id']))}?separated=${restored ? 'whole' : 'kept'}`,
        );
      },
    },
    ...body,
  );
  return router;
}

type Handler = (req: Request, res: Response) => Promise<void>;

/** The choices as posted; a field that says nothing is chosen as usual. */
function picksFrom(form: Form, keep: Official, other: Official): Picks {
  const pick = (field: MergedField) =>
    PICKS.find(each => each === form.one(`pick.${field}`)) ?? usualPick(field, keep, other);
  return {
    name: pick('name'),
    title: pick('title'),
    body: pick('body'),
    country: pick('country'),
    salutations: pick('salutations'),
    addressLines: pick('addressLines'),
    emails: pick('emails'),
    phones: pick('phones'),
    faxes: pick('faxes'),
    handles: pick('handles'),
    notes: pick('notes'),
  };
}

/** The two entries, each as it stands: one that was merged already gives the one that stands for it. */
async function pairOf(app: App, form: Form): Promise<{ keep: Official; other: Official | null }> {
  const db = app.db.query;
  const standing = async (id: string): Promise<Official> => {
    const official = await findOfficial(db, id);
    return official.mergedInto === null ? official : standing(official.mergedInto);
  };
  const keep = await standing(form.one('keep'));
  const other = form.one('other') === '' ? null : await standing(form.one('other'));
  if (other?.id === keep.id) throw new NotFound();
  return { keep, other };
}

async function show(
  app: App,
  req: Request,
  res: Response,
  pair: { keep: Official; other: Official | null; picks: Picks | null },
  problems: readonly FieldProblem[] = [],
): Promise<void> {
  const db = app.db.query;
  const { keep, other } = pair;
  const uses = other ? await usesOfOfficial(db, other.id) : [];
  const own = other ? await usesOfOfficial(db, keep.id) : [];
  const visit = visitOf(req);
  const model = mergeModel(visit, {
    ...pair,
    choices: other ? [] : (await searchOfficials(db, {})).filter(each => each.id !== keep.id),
    uses,
    shared: uses.filter(use => own.some(each => each.id === use.id)).length,
    problems,
  });
  const status = problems.length > 0 ? 422 : 200;
  sendPage(app, req, res, mergePage, model, {
    title: model.heading,
    status,
    nav: 'officials',
    private: true,
    path: `/desk/officials/merge?keep=${keep.id}${other ? `&other=${other.id}` : ''}`,
  });
}

const openMerge =
  (app: App): Handler =>
  async (req, res) => {
    mustBeAble(actingBy(req), 'officials.write');
    const query = queryOf(req);
    if (query.one('keep') === '') {
      res.redirect(303, visitOf(req).to.deskDoubles());
      return;
    }
    const { keep, other } = await pairOf(app, query);
    await show(app, req, res, { keep, other, picks: other ? picksFrom(query, keep, other) : null });
  };

const merge =
  (app: App): Handler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'officials.write');
    const form = formOf(req);
    if (form.one('keep') === '' || form.one('other') === '') {
      res.redirect(303, visitOf(req).to.deskDoubles());
      return;
    }
    const { keep, other } = await pairOf(app, form);
    if (!other) throw new NotFound();
    const picks = picksFrom(form, keep, other);
    await orAgain(
      async () => {
        await mergeOfficials(app, by, {
          keepId: keep.id,
          otherId: other.id,
          keepVersion: wholeNumber(form.one('keepVersion')),
          otherVersion: wholeNumber(form.one('otherVersion')),
          details: mergedDetails(keep, other, picks),
        });
        res.redirect(303, `${visitOf(req).to.deskOfficial(keep.id)}?merged=1`);
      },
      problems => show(app, req, res, { keep, other, picks }, problems),
    );
  };
