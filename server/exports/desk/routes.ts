// Numbers as files for the desk, exactly as they are seen there: an action's tally and reports, the list of deadlines.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import type { NumbersFile } from '../../lib/paths.ts';
import type { App } from '../../platform/app.ts';
import type { PrintDocument } from '../../platform/documents/document.ts';
import { queryOf } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { momentInWords } from '../../platform/web/words.ts';
import { countAnswers } from '../../replies/find-answers.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { askedFrom, filterQuery } from '../../totals/filter-numbers.ts';
import { findNumbers, type FoundNumbers } from '../../totals/find-numbers.ts';
import { deadlinesFor, deadlineWish } from '../../totals/list-deadlines.ts';
import { exportNumbers } from '../export-numbers.ts';
import { deadlinesDocument, numbersDocument } from '../numbers-document.ts';
import {
  DEADLINE_COLUMNS,
  deadlineRows,
  deadlinesJson,
  TALLY_COLUMNS,
  tallyJson,
  tallyRows,
} from '../tally-tables.ts';
import { writeTable, type Table } from '../write-table.ts';

const TYPES: Record<NumbersFile, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};
const FILES = ['csv', 'xlsx', 'json', 'pdf'] as const;

/** One set of numbers in each form; only the one that is asked for is made. */
type Offered = {
  name: string;
  table: () => Table;
  json: () => object | Promise<object>;
  document: () => Promise<PrintDocument>;
};

export function numbersFileRoutes(app: App): Router {
  const router = Router();
  for (const ext of FILES) {
    at(router, `/desk/actions/:id/tally.${ext}`, {
      get: async (req, res) => send(app, res, ext, offeredTally(app, req, await foundFor(app, req))),
    });
    at(router, `/desk/deadlines.${ext}`, {
      get: async (req, res) => send(app, res, ext, await offeredDeadlines(app, req)),
    });
  }
  at(router, '/desk/actions/:id/reports.csv', { get: sendReports(app) });
  return router;
}

const foundFor = (app: App, req: Request): Promise<FoundNumbers> =>
  findNumbers(app, actingBy(req), String(req.params['id'] ?? ''), askedFrom(queryOf(req).one));

/** A download of the desk: nobody keeps it but who asked. */
function begin(res: Response, name: string, ext: NumbersFile): void {
  res.set('Cache-Control', 'no-store');
  res.set('Content-Disposition', `attachment; filename="${name}.${ext}"`);
  res.type(TYPES[ext]);
}

async function send(app: App, res: Response, ext: NumbersFile, offered: Offered): Promise<void> {
  if (ext === 'pdf') {
    const bytes = await app.documents.pdf(await offered.document());
    begin(res, offered.name, ext);
    res.send(Buffer.from(bytes));
    return;
  }
  begin(res, offered.name, ext);
  if (ext === 'json') res.send(`${JSON.stringify(await offered.json(), null, 2)}\n`);
  else await unlessGone(res, writeTable(offered.table(), ext, res, { end: true }));
}

/** A reader who goes away half-way is nobody's mistake. */
const unlessGone = (res: Response, writing: Promise<void>): Promise<void> =>
  writing.catch((error: unknown) => {
    if (!res.destroyed) throw error;
  });

function offeredTally(app: App, req: Request, found: FoundNumbers): Offered {
  const { action, numbers, filter } = found;
  const visit = visitOf(req);
  const page = visit.to.deskActionNumbers(action.id, filterQuery(filter));
  const url = `${app.config.publicUrl}${page}`;
  return {
    name: `${action.slug}-tally`,
    table: () => ({ columns: TALLY_COLUMNS, rows: tallyRows(numbers, filter) }),
    json: async () => tallyJson(found, await countAnswers(app, action.id)),
    document: async () => numbersDocument(visit, found, { paper: (await currentSettings(app)).paper, url }),
  };
}

async function offeredDeadlines(app: App, req: Request): Promise<Offered> {
  const visit = visitOf(req);
  const { deadlines } = await deadlinesFor(app, actingBy(req), deadlineWish(queryOf(req).one));
  const now = app.clock.now();
  const asOf = momentInWords(visit, now.toISOString());
  return {
    name: 'deadlines',
    table: () => ({ columns: DEADLINE_COLUMNS, rows: deadlineRows(deadlines) }),
    json: () => deadlinesJson(deadlines),
    document: async () =>
      deadlinesDocument(visit, deadlines, { paper: (await currentSettings(app)).paper, now, asOf }),
  };
}

const sendReports =
  (app: App): RequestHandler =>
  async (req, res) => {
    const { action, filter } = await foundFor(app, req);
    begin(res, `${action.slug}-reports`, 'csv');
    const wish = { what: 'reports', format: 'csv', filter } as const;
    await unlessGone(res, exportNumbers(app, actingBy(req), action, wish, res));
  };
