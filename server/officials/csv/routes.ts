// Importing officials from a CSV file: the form, the dry run, and the import of what was shown.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { Conflict, Refused, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber, type Form } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { readUploads, uploadOf } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { importOfficials, planImport, type ImportPlan } from '../import-officials.ts';
import { importModel, importPage } from './pages.ts';
import { LARGEST_FILE, textOf } from './read.ts';

/** The dry run's text comes back percent-encoded: up to three bytes for each of its own, nine for some letters. */
const LARGEST_FORM = '9mb';

type Shown = { plan: ImportPlan; text: string } | null;

export function importRoutes(app: App): Router {
  const router = Router();
  const uploads = readUploads({ fileBytes: LARGEST_FILE + 1, fieldBytes: 1000, fields: 20 });
  at(
    router,
    '/desk/officials/import',
    {
      get: (req, res) => {
        mustBeAble(actingBy(req), 'officials.write');
        show(app, req, res, null);
      },
      post: async (req, res) => {
        mustBeAble(actingBy(req), 'officials.write');
        const form = formOf(req);
        await orAgain(
          () => (form.has('csv') ? take(app, req, res, form) : dryRun(app, req, res)),
          problems => show(app, req, res, null, problems),
        );
      },
    },
    uploads,
    ...readForms(LARGEST_FORM),
  );
  return router;
}

function show(
  app: App,
  req: Request,
  res: Response,
  plan: Shown,
  problems: readonly FieldProblem[] = [],
  status = problems.length > 0 || (plan?.plan.counts.wrong ?? 0) > 0 ? 422 : 200,
): void {
  const visit = visitOf(req);
  const query = queryOf(req);
  const done = { added: wholeNumber(query.one('added')), changed: wholeNumber(query.one('changed')) };
  const model = importModel(visit, {
    plan,
    problems,
    done: req.method === 'GET' && done.added >= 0 && done.changed >= 0 ? done : null,
  });
  const head = { title: visit.t('official.import.title'), status, nav: 'officials', private: true };
  sendPage(app, req, res, importPage, model, head);
}

async function dryRun(app: App, req: Request, res: Response): Promise<void> {
  const upload = uploadOf(req, 'file');
  if (!upload) throw new Refused([{ path: 'file', reason: 'problem.import.noFile' }]);
  const text = textOf(upload.bytes);
  show(app, req, res, { plan: await planImport(app.db.query, text), text });
}

async function take(app: App, req: Request, res: Response, form: Form): Promise<void> {
  const text = form.raw('csv');
  try {
    const counts = await importOfficials(app, actingBy(req), text, form.one('mark'));
    const done = `?added=${counts.new}&changed=${counts.changed}`;
    res.redirect(303, `${visitOf(req).to.deskOfficialsImport()}${done}`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // Somebody has changed the book meanwhile: what would happen now is shown, and asked again.
    const problems = [{ path: 'file', reason: 'official.import.moved' }];
    show(app, req, res, { plan: await planImport(app.db.query, text), text }, problems, 409);
  }
}
