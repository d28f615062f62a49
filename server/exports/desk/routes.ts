// An action's reports and tally as CSV for the desk, streamed as they are read.
import { Router, type RequestHandler } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { mustBeAble } from '../../accounts/model.ts';
import { findActionById } from '../../actions/find-action.ts';
import type { App } from '../../platform/app.ts';
import { at } from '../../platform/web/methods.ts';
import { EXPORTED, exportNumbers, type Exported } from '../export-numbers.ts';

export function numbersFileRoutes(app: App): Router {
  const router = Router();
  for (const what of EXPORTED) at(router, `/desk/actions/:id/${what}.csv`, { get: sendCsv(app, what) });
  return router;
}

const sendCsv =
  (app: App, what: Exported): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'numbers.read');
    const action = await findActionById(app, String(req.params['id'] ?? ''));
    res.set('Cache-Control', 'no-store');
    res.set('Content-Disposition', `attachment; filename="${action.slug}-${what}.csv"`);
    res.type('text/csv; charset=utf-8');
    try {
      await exportNumbers(app, by, action, { what, format: 'csv' }, res);
    } catch (error) {
      // A reader who goes away half-way is nobody's mistake.
      if (!res.destroyed) throw error;
    }
  };
