// Reporting what one did: the page, filled in by a link from the letter, and the post that leads to the receipt.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { findAction } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { Refused } from '../../lib/errors.ts';
import { isLanguage } from '../../lib/languages.ts';
import type { App } from '../../platform/app.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, HONEYPOT, queryOf, type Form } from '../../platform/web/form.ts';
import { limit } from '../../platform/web/limits.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { isKey } from '../../reports/model.ts';
import { reportFromForm } from '../../reports/read-report.ts';
import { OtherContent } from '../../reports/intake.ts';
import { newFormKey, sourceOfForm } from '../../reports/source.ts';
import { mustTakeReports, takeReport } from '../../reports/take-report.ts';
import { recallStamp } from '../action/recall-page.ts';
import { groupReportPage, reportPage } from './pages.ts';
import { filledFromForm, filledFromLink, firstFieldOf } from './show-form.ts';
import { reportModel } from './show-report.ts';

const LARGEST_FORM = '128kb';

export function reportPageRoutes(app: App): Router {
  const router = Router();
  at(
    router,
    '/actions/:slug/report',
    { get: showReport(app), post: postReport(app) },
    limit(app, 'report', 3000, 60),
    ...readForms(LARGEST_FORM),
  );
  return router;
}

type Wish = Partial<Omit<Parameters<typeof reportModel>[2], 'now' | 'stamp'>>;

async function answerPage(
  app: App,
  req: Request,
  res: Response,
  action: PublishedAction,
  status: number,
  wish: Wish & Pick<Parameters<typeof reportModel>[2], 'filled'>,
): Promise<void> {
  const visit = visitOf(req);
  const stamp = await recallStamp(app, visit, action.slug);
  const given = { key: newFormKey(app, req.ip ?? ''), version: action.version, now: app.clock.now(), stamp };
  const model = reportModel(visit, action, { ...given, ...wish });
  const title = `${model.title}: ${action.title}`;
  sendPage(app, req, res, model.form.table ? groupReportPage : reportPage, model, {
    title: model.form.errors ? visit.t('form.errorTitle', { title }) : title,
    status,
    private: true,
    nav: 'actions',
    scripts: ['report'],
  });
}

const actionOf = (app: App, req: Request): Promise<PublishedAction> =>
  findAction(app, String(req.params['slug'] ?? ''));

const showReport =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    await mustTakeReports(app, action);
    const query = queryOf(req);
    const version = versionIn(query, action);
    await answerPage(app, req, res, action, 200, {
      filled: filledFromLink(query, action),
      version,
      langs: query.all('lang').filter(isLanguage).slice(0, 10),
    });
  };

/** The version of the action that the reporter read; the current one when it says none that there is. */
function versionIn(form: Form, action: PublishedAction): number {
  const said = Number(form.one('v'));
  return Number.isInteger(said) && said >= 1 && said <= action.version ? said : action.version;
}

/** What this form says, taken once; gives the receipt's code. */
async function take(app: App, req: Request, action: PublishedAction, form: Form): Promise<string> {
  const key = form.one('key');
  if (!isKey(key)) throw new Refused([{ path: 'key', reason: 'report.formIncomplete' }]);
  if (form.one(HONEYPOT) !== '') throw new Refused([{ path: HONEYPOT, reason: 'report.honeypot' }]);
  const { report, atFields } = reportFromForm(form, firstFieldOf(action.targets));
  try {
    const { lang } = visitOf(req);
    const version = versionIn(form, action);
    const source = sourceOfForm(app, req.ip ?? '', key);
    return (await takeReport(app, { action, version, key, report, lang, by: 'page', source })).code;
  } catch (error) {
    throw error instanceof Refused ? atFields(error) : error;
  }
}

const postReport =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const form = formOf(req);
    const filled = filledFromForm(form);
    try {
      const code = await take(app, req, action, form);
      res.set('Cache-Control', 'no-store');
      res.redirect(303, visitOf(req).to.receipt(code));
    } catch (error) {
      if (error instanceof Refused) {
        const key = isKey(form.one('key')) ? form.one('key') : newFormKey(app, req.ip ?? '');
        const { problems } = error;
        const version = versionIn(form, action);
        await answerPage(app, req, res, action, error.status, { filled, problems, key, version });
      } else if (error instanceof OtherContent) {
        await answerPage(app, req, res, action, error.status, { filled, againstReceipt: error.code });
      } else throw error;
    }
  };
