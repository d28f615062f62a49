// What anyone needs to check a statement: its leaf list as a file, and a page that compares a copy with it.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound, Refused, type FieldProblem } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { openTurns } from '../../platform/turns.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf } from '../../platform/web/form.ts';
import { limit } from '../../platform/web/limits.ts';
import { at } from '../../platform/web/methods.ts';
import { mayKeep } from '../../platform/web/page-cache/may-keep.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { oneAfterAnother, readUploads, uploadOf } from '../../platform/web/uploads.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { checkAgainst, type Checked } from '../check-statement.ts';
import { findStatement, type Statement } from '../find-statement.ts';
import { leafFile } from '../find-proof.ts';
import { checkModel, checkPage } from './check-page.ts';

const MEGABYTE = 1_000_000;
/** A list of some hundred thousand leaves; greater ones are checked by the command. */
const LARGEST_FILE = 12 * MEGABYTE;
const LARGEST_TEXT = 2 * MEGABYTE;
/** The page's own form has a file and comes in parts; one without waits in no line, so it is kept small. */
const LARGEST_BARE_FORM = '512kb';
/** A file is in memory, several times itself, until it is answered; the others wait unread. */
const AT_ONCE = 2;
const MOST_WAITING = 50;
/** A list of many megabytes over a slow line has its minute; who sends next to nothing is cut off. */
const PACE = { longestMs: 60_000, floor: { bytesPerSecond: 2_000, afterMs: 10_000 } };

export function proofRoutes(app: App): Router {
  const router = Router();
  const files = { fileBytes: LARGEST_FILE, fieldBytes: LARGEST_TEXT, files: 1, fields: 2, keepFields: true };
  const turns = openTurns(AT_ONCE, MOST_WAITING);
  router.post(
    '/totals/:number/check',
    limit(app, 'statement-check', 240, 600),
    ...readForms(LARGEST_BARE_FORM),
    oneAfterAnother(turns, PACE),
    readUploads(files),
  );
  at(router, '/totals/:number/check', { get: showCheck(app), post: check(app) });
  at(router, '/totals/:number/leaves.csv', { get: sendLeaves(app) }, limit(app, 'leaves', 120, 600));
  return router;
}

const asked = (app: App, req: Request): Promise<Statement> =>
  findStatement(app, String(req.params['number'] ?? ''));

function answer(
  app: App,
  req: Request,
  res: Response,
  statement: Statement,
  given: { checked: Checked | null; typed: string; problems: readonly FieldProblem[] },
): void {
  const visit = visitOf(req);
  const model = checkModel(visit, statement, given);
  const wrong = given.problems.length > 0;
  const posted = req.method === 'POST';
  sendPage(app, req, res, checkPage, model, {
    title: wrong ? visit.t('form.errorTitle', { title: model.title }) : model.title,
    status: wrong ? 422 : 200,
    nav: 'actions',
    scripts: ['check-list'],
    // What somebody held is nobody else's: a receipt's code may be in it.
    ...(posted ? { private: true } : { forAll: true }),
  });
}

const showCheck =
  (app: App): RequestHandler =>
  async (req, res) =>
    answer(app, req, res, await asked(app, req), { checked: null, typed: '', problems: [] });

/** The text to check: a file where one was chosen, else what was pasted. */
function givenText(req: Request): { text: string; field: string } {
  const upload = uploadOf(req, 'file');
  if (upload?.tooLarge) throw new Refused([{ path: 'file', reason: 'proof.problem.tooLarge' }]);
  if (upload) return { text: upload.bytes.toString('utf8'), field: 'file' };
  return { text: formOf(req).raw('given'), field: 'given' };
}

const check =
  (app: App): RequestHandler =>
  async (req, res) => {
    const statement = await asked(app, req);
    const { commitment } = statement;
    if (commitment === null) throw new NotFound('proof.noList');
    const typed = formOf(req).raw('given');
    await orAgain(
      async () => {
        const { text, field } = givenText(req);
        const checked = await checkAgainst(app, { ...statement, commitment }, text);
        if (checked === null) throw new Refused([{ path: field, reason: 'proof.problem.nothing' }]);
        answer(app, req, res, statement, { checked, typed, problems: [] });
      },
      problems => answer(app, req, res, statement, { checked: null, typed, problems }),
    );
  };

/** The list never changes: whoever has it need not ask again. */
const sendLeaves =
  (app: App): RequestHandler =>
  async (req, res) => {
    const { id, number, commitment } = await asked(app, req);
    if (commitment === null) throw new NotFound('proof.noList');
    mayKeep(res);
    res.set({
      'Cache-Control': 'public, max-age=86400, immutable',
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="statement-${number}-leaves.csv"`,
      'X-Robots-Tag': 'noindex',
      ETag: `"${commitment.root}"`,
    });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    if (req.method === 'HEAD') res.end();
    else await unlessGone(res, pipeline(Readable.from(leafFile(app, id)), res));
  };

/** A reader who goes away half-way is nobody's mistake. A list that cannot be read is: it ends the answer as well. */
const unlessGone = (res: Response, writing: Promise<void>): Promise<void> =>
  writing.catch((error: unknown) => {
    const left = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!(left && res.destroyed)) throw error;
  });
