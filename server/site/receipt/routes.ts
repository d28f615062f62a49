// The reporter's private page: see, confirm, correct, withdraw. Never stored by a browser, never found by a search.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { findActionById, findEveryTarget, listActions } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { Conflict, Gone, Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, type Form } from '../../platform/web/form.ts';
import { limit } from '../../platform/web/limits.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { confirmReport } from '../../reports/confirm-report.ts';
import { sourceOfForm } from '../../reports/source.ts';
import { correctReport } from '../../reports/correct-report.ts';
import {
  findReceipt,
  isConfirmationToken,
  waitsForConfirmation,
  type Receipt,
} from '../../reports/find-receipt.ts';
import { reportFromForm } from '../../reports/read-report.ts';
import { mustTakeReports } from '../../reports/take-report.ts';
import { withdrawReport } from '../../reports/withdraw-report.ts';
import { filledFromForm, firstFieldOf } from '../report/show-form.ts';
import { recallStamp } from '../action/recall-page.ts';
import { myActionsPage, receiptPage, withdrawnPage } from './pages.ts';
import { myActionsModel } from './show-after.ts';
import { askOutcome, forgetOutcomeWish, outcomeWishOf } from '../../reports/ask-outcome.ts';
import { readCode } from '../../lib/ids.ts';
import { findProof } from '../../totals/find-proof.ts';
import { statementsOfReport } from '../../totals/find-statement.ts';
import { receiptModel, withdrawnModel, type Around } from './show-receipt.ts';

const LARGEST_FORM = '128kb';

export function receiptRoutes(app: App): Router {
  const router = Router();
  const before = [limit(app, 'receipt', 3000, 60), ...readForms(LARGEST_FORM)];
  at(router, '/receipts/:code', { get: showReceipt(app) }, ...before);
  at(router, '/receipts/:code/proofs/:number.json', { get: sendProof(app) }, ...before);
  at(router, '/receipts/:code/correction', { post: correct(app) }, ...before);
  at(router, '/receipts/:code/withdrawal', { post: withdraw(app) }, ...before);
  at(router, '/receipts/:code/confirmation', { post: confirm(app) }, ...before);
  at(router, '/receipts/:code/outcome-wish', { post: wishOutcome(app) }, ...before);
  at(router, '/receipts', { get: showMyActions(app) });
  return router;
}

const codeOf = (req: Request): string => String(req.params['code'] ?? '');

async function takesReports(app: App, action: PublishedAction): Promise<boolean> {
  try {
    await mustTakeReports(app, action);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** One more open action: the one that runs out next. */
async function nextAction(app: App, action: PublishedAction): Promise<PublishedAction | null> {
  const { actions } = await listActions(app, { status: 'open', limit: 2 });
  return actions.find(each => each.id !== action.id) ?? null;
}

async function answerReceipt(
  app: App,
  req: Request,
  res: Response,
  receipt: Receipt,
  refused: Around['refused'],
  wish: Pick<Around['wish'], 'typed' | 'problems'> = { typed: '', problems: [] },
): Promise<void> {
  const visit = visitOf(req);
  const action = await findActionById(app, receipt.actionId);
  const correctable = await takesReports(app, action);
  const shared = await statementsOfReport(app, receipt.reportId);
  // The path has no query: the mailed token stays out of the links to other languages, which people pass on.
  const head = { private: true, nav: 'actions', path: `/receipts/${receipt.code}` };
  if (receipt.withdrawnAt !== null) {
    const title = visit.t('receipt.withdrawnTitle');
    const model = withdrawnModel(visit, action, receipt, { takesReports: correctable, shared });
    sendPage(app, req, res, withdrawnPage, model, { ...head, title, status: 410 });
    return;
  }
  const token = queryOf(req).one('confirm');
  const model = receiptModel(visit, action, receipt, {
    now: app.clock.now(),
    publicUrl: app.config.publicUrl,
    targets: await findEveryTarget(app, action),
    stamp: await recallStamp(app, visit, action.slug),
    correctable,
    token: (await isConfirmationToken(app, receipt.reportId, token)) ? token : null,
    waits: await waitsForConfirmation(app, receipt),
    mailReady: app.transport.ready,
    next: await nextAction(app, action),
    shared,
    wish: { kept: (await outcomeWishOf(app, receipt.reportId)) !== null, ...wish },
    refused,
  });
  const title = visit.t('receipt.pageTitle', { title: action.title });
  const wrong = refused !== null || wish.problems.length > 0;
  sendPage(app, req, res, receiptPage, model, {
    ...head,
    title: wrong ? visit.t('form.errorTitle', { title }) : title,
    status: wrong ? 422 : 200,
    scripts: ['my-actions', 'report'],
  });
}

const showReceipt =
  (app: App): RequestHandler =>
  async (req, res) =>
    answerReceipt(app, req, res, await findReceipt(app, codeOf(req)), null);

/** The proof that a statement counts this report: a file to keep and to show, without the receipt's code. */
const sendProof =
  (app: App): RequestHandler =>
  async (req, res) => {
    const number = String(req.params['number'] ?? '');
    const proof = await findProof(app, codeOf(req), number);
    res.set({
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="proof-${proof.statement}.json"`,
    });
    res.send(`${JSON.stringify(proof, null, 2)}\n`);
  };

async function correctFrom(app: App, req: Request, receipt: Receipt, form: Form): Promise<void> {
  const action = await findActionById(app, receipt.actionId);
  const { report, atFields } = reportFromForm(form, firstFieldOf(action.targets));
  try {
    await correctReport(app, receipt.code, report, {
      lang: visitOf(req).lang,
      by: 'page',
      source: sourceOfForm(app, req.ip ?? '', ''),
    });
  } catch (error) {
    throw error instanceof Refused ? atFields(error) : error;
  }
}

const correct =
  (app: App): RequestHandler =>
  async (req, res) => {
    const receipt = await findReceipt(app, codeOf(req));
    if (receipt.withdrawnAt !== null) throw new Gone('report.withdrawn');
    const form = formOf(req);
    await orAgain(
      async () => {
        await correctFrom(app, req, receipt, form);
        backToReceipt(req, res, receipt.code);
      },
      problems => answerReceipt(app, req, res, receipt, { filled: filledFromForm(form), problems }),
    );
  };

const withdraw =
  (app: App): RequestHandler =>
  async (req, res) => {
    const { code } = await withdrawReport(app, codeOf(req), 'page');
    backToReceipt(req, res, code);
  };

const confirm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const receipt = await findReceipt(app, codeOf(req));
    await confirmReport(app, receipt.code, formOf(req).one('token'));
    backToReceipt(req, res, receipt.code);
  };

/** Keeps the address for the outcome, or erases it. */
const wishOutcome =
  (app: App): RequestHandler =>
  async (req, res) => {
    const receipt = await findReceipt(app, codeOf(req));
    const form = formOf(req);
    const typed = form.one('outcome.email');
    await orAgain(
      async () => {
        if (form.one('do') === 'forget') await forgetOutcomeWish(app, receipt.code);
        else await askOutcome(app, receipt.code, { email: typed, lang: visitOf(req).lang });
        backToReceipt(req, res, receipt.code);
      },
      problems => answerReceipt(app, req, res, receipt, null, { typed, problems }),
    );
  };

/** The receipts this browser keeps; a code or link typed in leads to its own. */
const showMyActions =
  (app: App): RequestHandler =>
  (req, res) => {
    const visit = visitOf(req);
    const typed = queryOf(req).one('code');
    const code = readCode(typed.split(/[/?#]/).findLast(part => readCode(part).length >= 20) ?? '');
    if (code !== '') {
      backToReceipt(req, res, code);
      return;
    }
    const problems = typed === '' ? [] : [{ path: 'code', reason: 'receipt.noCode' }];
    const title = visit.t('receipt.mine');
    sendPage(app, req, res, myActionsPage, myActionsModel(visit, typed, problems), {
      title: problems.length > 0 ? visit.t('form.errorTitle', { title }) : title,
      status: problems.length > 0 ? 422 : 200,
      private: true,
      nav: 'actions',
      path: '/receipts',
      scripts: ['my-actions', 'report'],
    });
  };

function backToReceipt(req: Request, res: Response, code: string): void {
  res.set('Cache-Control', 'no-store');
  res.redirect(303, visitOf(req).to.receipt(code));
}
