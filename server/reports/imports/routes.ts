// Bringing an office's file of reports in: the template, the dry run, the import of what was seen, the list, the undoing.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import { findActionById, findEveryTarget } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { Conflict, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { readUploads, uploadOf } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { mustTakeReports } from '../take-report.ts';
import { actionsTakingReports } from './choose-action.ts';
import { findImport, listImports } from './find-imports.ts';
import { importFormModel, importFormPage, type Typed } from './form-page.ts';
import { NOTHING_TYPED, readImport, typedIn } from './forms.ts';
import { importsModel, importsPage } from './list-page.ts';
import { LARGEST_FILE } from './model.ts';
import { oneImportModel, oneImportPage } from './one-page.ts';
import { planImport, type ImportPlan } from './plan-import.ts';
import { takeImport } from './take-import.ts';
import { templateFor } from './template.ts';
import { undoImport } from './undo-import.ts';

/** The dry run's text comes back with the press of the button: up to three bytes for each of the file's own. */
const LARGEST_TEXT = 3 * LARGEST_FILE;

export function reportImportRoutes(app: App): Router {
  const router = Router();
  const uploads = readUploads({
    fileBytes: LARGEST_FILE,
    fieldBytes: LARGEST_TEXT,
    fields: 20,
    files: 1,
    keepFields: true,
  });
  const body = readForms('9mb');
  at(router, '/desk/reports/imports', { get: showList(app) });
  at(router, '/desk/reports/imports/:id', { get: showOne(app) });
  at(router, '/desk/reports/imports/:id/undoing', { post: undo(app) }, ...readForms('20kb'));
  at(router, '/desk/reports/import', { get: choose });
  at(router, '/desk/actions/:id/reports/template.csv', { get: sendTemplate(app) });
  at(router, '/desk/actions/:id/reports/import', { get: showEmpty(app), post: bring(app) }, uploads, ...body);
  return router;
}

const showList =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    const visit = visitOf(req);
    const only = queryOf(req).one('action') || null;
    const list = await listImports(app, by, only === null ? {} : { actionId: only });
    const open = await actionsTakingReports(app);
    const model = importsModel(visit, list, { open, only, mayReview: may(by, 'reports.review') });
    const head = { title: visit.t('reportImport.list.title'), private: true, nav: 'reports' };
    sendPage(app, req, res, importsPage, model, head);
  };

type Shown = { typed: Typed; plan?: ImportPlan; problems?: readonly FieldProblem[]; status?: number };

async function showForm(
  app: App,
  req: Request,
  res: Response,
  action: PublishedAction,
  { typed, plan, problems = [], status }: Shown,
): Promise<void> {
  const visit = visitOf(req);
  const targets = await findEveryTarget(app, action);
  const given = { now: app.clock.now(), targets, typed, plan: plan ?? null, problems };
  const model = importFormModel(visit, action, given);
  const wrong = problems.length > 0 || (plan?.faults.length ?? 0) > 0;
  const title = visit.t('reportImport.title');
  sendPage(app, req, res, importFormPage, model, {
    title: wrong ? visit.t('form.errorTitle', { title }) : title,
    status: status ?? (wrong ? 422 : plan?.same ? 409 : 200),
    private: true,
    nav: 'reports',
    scripts: ['import'],
  });
}

/** A form that a browser sends without JavaScript names its choice in the query; the address of it is another. */
const choose: RequestHandler = (req, res) => {
  mustBeAble(actingBy(req), 'reports.import');
  const { to } = visitOf(req);
  const chosen = queryOf(req).one('action');
  res.redirect(303, chosen === '' ? to.deskReportImports() : to.deskReportImport(chosen));
};

const actionOf = (app: App, req: Request): Promise<PublishedAction> =>
  findActionById(app, String(req.params['id'] ?? ''));

const showEmpty =
  (app: App): RequestHandler =>
  async (req, res) => {
    mustBeAble(actingBy(req), 'reports.import');
    const action = await actionOf(app, req);
    await mustTakeReports(app, action);
    await showForm(app, req, res, action, { typed: NOTHING_TYPED });
  };

const bring =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'reports.import');
    const form = formOf(req);
    const visit = visitOf(req);
    const action = await actionOf(app, req);
    const typed = typedIn(form);
    await orAgain(
      async () => {
        const { lang } = visit;
        const read = readImport(typed, uploadOf(req, 'file'));
        const { office, dayOrder } = read;
        const wish = { action, office, dayOrder, lang, text: read.typed.text };
        if (!form.has('mark')) {
          await showForm(app, req, res, action, { typed: read.typed, plan: await planImport(app, by, wish) });
          return;
        }
        try {
          const given = { mark: form.one('mark'), fileName: typed.fileName };
          const id = await takeImport(app, by, wish, given);
          res.redirect(303, `${visit.to.deskReportImportOne(id)}?done`);
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          // Something has happened since the dry run: what would be counted now is shown, and asked again.
          const plan = await planImport(app, by, wish);
          const problems = plan.same === null ? [{ path: 'file', reason: error.reason }] : [];
          await showForm(app, req, res, action, { typed: read.typed, plan, problems, status: 409 });
        }
      },
      problems => showForm(app, req, res, action, { typed, problems }),
    );
  };

const sendTemplate =
  (app: App): RequestHandler =>
  async (req, res) => {
    mustBeAble(actingBy(req), 'reports.import');
    const action = await actionOf(app, req);
    const { name, text } = templateFor(app, action, visitOf(req).lang);
    res.set('Cache-Control', 'no-store');
    res.attachment(name).type('text/csv; charset=utf-8').send(text);
  };

async function answerOne(
  app: App,
  req: Request,
  res: Response,
  given: { typed: string; problems: readonly FieldProblem[] },
): Promise<void> {
  const visit = visitOf(req);
  const found = await findImport(app, actingBy(req), String(req.params['id'] ?? ''));
  const done = req.method === 'GET' && queryOf(req).has('done');
  const model = oneImportModel(visit, found, { ...given, now: app.clock.now(), done });
  sendPage(app, req, res, oneImportPage, model, {
    title: `${found.office}: ${visit.t('reportImport.list.title')}`,
    status: given.problems.length > 0 ? 422 : 200,
    private: true,
    nav: 'reports',
    path: `/desk/reports/imports/${found.id}`,
  });
}

const showOne =
  (app: App): RequestHandler =>
  (req, res) =>
    answerOne(app, req, res, { typed: '', problems: [] });

const undo =
  (app: App): RequestHandler =>
  async (req, res) => {
    const id = String(req.params['id'] ?? '');
    const typed = formOf(req).one('reason');
    await orAgain(
      async () => {
        await undoImport(app, actingBy(req), id, typed);
        res.redirect(303, visitOf(req).to.deskReportImportOne(id));
      },
      problems => answerOne(app, req, res, { typed, problems }),
    );
  };
