// The addresses of the full UA's files.
import { Router, type Request, type Response } from 'express';
import { findAction, slugForNumber } from '../actions/find-action.ts';
import { numberKey, readNumber, type PublishedAction } from '../actions/model.ts';
import { actionJson } from '../actions/describe-action.ts';
import { inLanguage } from '../actions/in-language.ts';

import type { UaFile } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import { queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { mayKeep } from '../platform/web/page-cache/may-keep.ts';
import { visitOf } from '../platform/web/visit.ts';
import { PRINTED, printUa, type Printed } from './print-ua.ts';

const TYPES: Record<Printed, string> = {
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
};
// What a browser shows by itself is shown; the others are for a word processor.
const PLACES: Record<Printed, string> = {
  pdf: 'inline',
  rtf: 'attachment',
  docx: 'attachment',
  txt: 'inline',
};

/** `ua-47-22-two-defenders`: what a folder full of such files is sorted by. */
const fileName = ({ number, slug }: PublishedAction): string =>
  number === null || slug.startsWith(numberKey(number)) ? `ua-${slug}` : `ua-${numberKey(number)}-${slug}`;

export function exportRoutes(app: App): Router {
  const router = Router();

  /** `/actions/47-22.pdf` leads to the file of the action with that number. False when the slug is no number. */
  async function sentOn(req: Request, res: Response, slug: string, ext: UaFile): Promise<boolean> {
    const number = readNumber(slug);
    const found = number === null ? null : await slugForNumber(app, numberKey(number));
    if (found === null || found === slug) return false;
    res.redirect(302, visitOf(req).to.actionFile(found, ext));
    return true;
  }

  for (const ext of PRINTED) {
    at(router, `/actions/:slug.${ext}`, {
      get: async (req, res) => {
        const slug = String(req.params['slug']);
        if (await sentOn(req, res, slug, ext)) return;
        const visit = visitOf(req);
        const asked = queryOf(req).one('text');
        const action = inLanguage(await findAction(app, slug), asked || visit.lang);
        const file = await printUa(app, visit, action, ext, asked);
        mayKeep(res);
        // Asked again each time: a stop must be seen at once, and an unchanged file costs no bytes.
        res.set({ 'Cache-Control': 'no-cache', ETag: `"${file.tag}"`, 'X-Robots-Tag': 'noindex' });
        if (req.fresh) {
          res.status(304).end();
          return;
        }
        res.set('Content-Language', visit.lang);
        res.set('Content-Disposition', `${PLACES[ext]}; filename="${fileName(action)}.${ext}"`);
        res.type(TYPES[ext]).send(Buffer.from(await file.print()));
      },
    });
  }

  at(router, '/actions/:slug.json', {
    get: async (req, res) => {
      const slug = String(req.params['slug']);
      if (await sentOn(req, res, slug, 'json')) return;
      const action = await findAction(app, slug);
      mayKeep(res);
      res.set({ 'Cache-Control': 'no-cache', 'X-Robots-Tag': 'noindex' }).json(actionJson(action));
    },
  });
  return router;
}
