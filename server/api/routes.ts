// The API, version 1: no cookie, no Origin asked, every error as problem+json.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actionJson } from '../actions/describe-action.ts';
import { findAction, findActionById, findEveryTarget, listActions } from '../actions/find-action.ts';
import { Gone, Unreadable } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { readJson } from '../platform/web/bodies.ts';
import { queryOf } from '../platform/web/form.ts';
import { limit, openLimit, type Limit } from '../platform/web/limits.ts';
import { at } from '../platform/web/methods.ts';
import { mayKeep } from '../platform/web/page-cache/may-keep.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { answersTo } from '../replies/find-answers.ts';
import { correctReport } from '../reports/correct-report.ts';
import { findReceipt, type Receipt } from '../reports/find-receipt.ts';
import { isKey } from '../reports/model.ts';
import { reportFromJson } from '../reports/read-report.ts';
import { sourceOfProgram } from '../reports/source.ts';
import { takeReport } from '../reports/take-report.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { findStatement } from '../totals/find-statement.ts';
import { recallTally } from '../totals/tally.ts';
import {
  OPEN_TO_ALL,
  PRIVATE,
  receiptApiUrl,
  receiptJson,
  repliesJson,
  statementJson,
  takenJson,
} from './describe.ts';
import { readListWish } from './forms.ts';
import { referenceModel, referencePage } from './pages.ts';
import { openapiDocument } from './print-openapi.ts';

const LARGEST_REPORT = '64kb';

const openToAll: RequestHandler = (req, res, next) => {
  res.set(OPEN_TO_ALL);
  res.set('Cache-Control', 'no-cache');
  if (req.method !== 'OPTIONS') {
    next();
    return;
  }
  res.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE');
  res.set('Access-Control-Allow-Headers', 'Content-Type, Idempotency-Key');
  res.set('Access-Control-Max-Age', '86400');
  res.status(204).end();
};

const privately: RequestHandler = (_req, res, next) => {
  res.set(PRIVATE);
  next();
};

const param = (req: Request, name: string): string => String(req.params[name] ?? '');

/** The key of a report. @throws {Unreadable} when there is none. */
function keyOf(req: Request): string {
  const key = req.get('Idempotency-Key') ?? '';
  if (!isKey(key)) throw new Unreadable('report.noKey');
  return key;
}

/** How often one address may report or correct; kept here and by what takes plain reports before Express. */
export const writesLimit = (app: App): Limit => openLimit(app, 'api-writes', 3000, 60);

const showReplies =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await findAction(app, param(req, 'slug'));
    const json = repliesJson(await answersTo(app, action.id), await findEveryTarget(app, action));
    mayKeep(res);
    res.json(json);
  };

const showReference =
  (app: App): RequestHandler =>
  (req, res) => {
    const title = visitOf(req).t('api.title');
    sendPage(app, req, res, referencePage, referenceModel(app.config.publicUrl), { title });
  };

export function apiRoutes(app: App): Router {
  const router = Router();
  router.use('/api', openToAll);
  at(router, '/api', { get: showReference(app) });
  at(router, '/api/openapi.json', {
    get: async (_req, res) => {
      const { organisationName } = await currentSettings(app);
      res.json(openapiDocument(app.config.publicUrl, organisationName));
    },
  });
  const reads = limit(app, 'api-reads', 6000, 60);
  const writes = writesLimit(app).handler;

  at(
    router,
    '/api/v1/actions',
    {
      get: async (req, res) => {
        const list = await listActions(app, { ...readListWish(queryOf(req)), soonestFirst: true });
        mayKeep(res);
        res.json({ actions: list.actions.map(actionJson), next: list.next });
      },
    },
    reads,
  );
  at(
    router,
    '/api/v1/actions/:slug',
    {
      get: async (req, res) => {
        const action = await findAction(app, param(req, 'slug'));
        mayKeep(res);
        res.json(actionJson(action));
      },
    },
    reads,
  );
  at(
    router,
    '/api/v1/actions/:slug/tally',
    {
      get: async (req, res) => void res.json(await recallTally(app, param(req, 'slug'))),
    },
    reads,
  );
  at(router, '/api/v1/actions/:slug/replies', { get: showReplies(app) }, reads);
  at(router, '/api/v1/totals/:number', { get: showStatement(app) }, reads);
  at(
    router,
    '/api/v1/actions/:slug/reports',
    { post: (req, res) => answerReport(app, req, res) },
    privately,
    writes,
    ...readJson(LARGEST_REPORT),
  );
  at(
    router,
    '/api/v1/receipts/:code',
    {
      get: async (req, res) => void res.json(await receiptOf(app, param(req, 'code'))),
      put: correct(app),
      delete: async (req, res) => {
        await withdrawReport(app, param(req, 'code'), 'api');
        res.status(204).end();
      },
    },
    privately,
    writes,
    ...readJson(LARGEST_REPORT),
  );
  return router;
}

const correct =
  (app: App): RequestHandler =>
  async (req, res) => {
    // Unknown and withdrawn ones are told before what is wrong with the body.
    const { lang } = await standingReceipt(app, param(req, 'code'));
    const report = reportFromJson(req.body);
    const receipt = await correctReport(app, param(req, 'code'), report, {
      lang,
      by: 'api',
      source: sourceOfProgram(app, req.ip ?? ''),
    });
    const action = await findActionById(app, receipt.actionId);
    res.json(await receiptJson(app, receipt, action.slug));
  };

const showStatement =
  (app: App): RequestHandler =>
  async (req, res) => {
    const statement = await findStatement(app, param(req, 'number'));
    mayKeep(res);
    res.json(await statementJson(app, statement));
  };

/** 201 for a new report, 200 with the same body for one already taken. */
async function answerReport(app: App, req: Request, res: Response): Promise<void> {
  const action = await findAction(app, param(req, 'slug'));
  const key = keyOf(req);
  const report = reportFromJson(req.body);
  const lang = (await currentSettings(app)).languages[0] ?? 'en';
  const source = sourceOfProgram(app, req.ip ?? '');
  const taken = await takeReport(app, { action, key, report, lang, by: 'api', source });
  res.set('Location', receiptApiUrl(app, taken.code));
  res.status(taken.outcome === 'taken' ? 201 : 200).json(takenJson(app, await currentSettings(app), taken));
}

async function standingReceipt(app: App, code: string): Promise<Receipt> {
  const receipt = await findReceipt(app, code);
  if (receipt.withdrawnAt !== null) throw new Gone('report.withdrawn');
  return receipt;
}

async function receiptOf(app: App, code: string) {
  const receipt = await standingReceipt(app, code);
  const action = await findActionById(app, receipt.actionId);
  return receiptJson(app, receipt, action.slug);
}
