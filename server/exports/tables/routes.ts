// An action's reports and tally as CSV for the desk, streamed as they are read.
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { Router, type RequestHandler } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { findActionById } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import type { App } from '../../platform/app.ts';
import { at } from '../../platform/web/methods.ts';
import { exportReports } from '../export-reports.ts';
import { exportTally } from '../export-tally.ts';

export function tableRoutes(app: App): Router {
  const router = Router();
  const reports = async (action: PublishedAction) => exportReports(app, action, 'csv');
  const tally = (action: PublishedAction) => exportTally(app, action, 'csv');
  at(router, '/desk/actions/:id/reports.csv', { get: sendCsv(app, 'reports', reports) });
  at(router, '/desk/actions/:id/tally.csv', { get: sendCsv(app, 'tally', tally) });
  return router;
}

const sendCsv =
  (app: App, what: string, table: (action: PublishedAction) => Promise<Readable>): RequestHandler =>
  async (req, res) => {
    mustBeAble(actingBy(req), 'numbers.read');
    const action = await findActionById(app, String(req.params['id'] ?? ''));
    const rows = await table(action);
    res.set('Cache-Control', 'no-store');
    res.set('Content-Disposition', `attachment; filename="${action.slug}-${what}.csv"`);
    res.type('text/csv; charset=utf-8');
    try {
      await pipeline(rows, res);
    } catch (error) {
      // A reader who goes away half-way is nobody's mistake.
      if (!res.destroyed) throw error;
    }
  };
