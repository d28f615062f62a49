// The addresses of the importer: the box, the review, and the draft that comes of it.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../accounts/acting.ts';
import { mustBeAble } from '../accounts/model.ts';
import { Conflict, Refused, type FieldProblem } from '../lib/errors.ts';
import { isLanguage } from '../lib/languages.ts';
import { searchOfficials } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf } from '../platform/web/form.ts';
import { limit } from '../platform/web/limits.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { readUploads, uploadOf } from '../platform/web/uploads.ts';
import { visitOf } from '../platform/web/visit.ts';
import { MEGABYTE, READ_LIMITS, type ReadDocument } from './files/limits.ts';
import { importFromTyped, readTypedImport } from './forms.ts';
import { matchOfficials } from './match-officials.ts';
import { importModel, importPage, statementModel, statementPage, type ImportWish } from './pages.ts';
import { readDocument } from './read-document.ts';
import { beginReview, type TypedImport } from './review/begin-review.ts';
import { notesInWords, reviewModel, reviewPage } from './review/page.ts';
import { saveImport } from './save-import.ts';
import { writeSignatories } from './write-signatories.ts';

/** A text of that many characters, each sent as up to nine, and the fields read from it once more. */
const FORM_LIMIT = '6mb';

const mayWrite: RequestHandler = (req, _res, next) => {
  mustBeAble(actingBy(req), 'actions.write');
  next();
};

export function importRoutes(app: App): Router {
  const router = Router();
  const slow = limit(app, 'import', 240, 600);
  const files = { fileBytes: READ_LIMITS.bytes, fieldBytes: 2 * MEGABYTE, fields: 10 };
  const forms = readForms(FORM_LIMIT);
  // Who may not write is told before the file is read.
  at(router, '/desk/import', beginning(app), mayWrite, slow, ...forms, readUploads(files));
  at(router, '/desk/import/draft', { post: (req, res) => saved(app, req, res) }, mayWrite, ...forms);
  at(router, '/desk/import/signatories.csv', { post: signatories }, mayWrite, slow, ...forms);
  return router;
}

const beginning = (app: App): Parameters<typeof at>[2] => ({
  get: (req, res) => sendImport(app, req, res, { text: '' }),
  post: async (req, res) => {
    const form = formOf(req);
    const text = form.raw('text');
    const upload = uploadOf(req, 'file');
    await orAgain(
      async () => {
        if (upload === null && text.trim() === '')
          throw new Refused([{ path: 'text', reason: 'importer.problem.nothing' }]);
        await sendRead(app, req, res, await readDocument(upload?.bytes ?? text));
      },
      problems => sendImport(app, req, res, { text, problems }),
    );
  },
});

/** What was read: the review of an action, what was recognised of a statement, or why it is neither. */
async function sendRead(app: App, req: Request, res: Response, read: ReadDocument): Promise<void> {
  const visit = visitOf(req);
  const { reading, text } = read;
  if (reading.kind === 'joint-statement' && reading.statement) {
    const model = statementModel(visit, reading.statement, text);
    sendPage(app, req, res, statementPage, model, {
      title: visit.t('importer.statement.title'),
      nav: 'actions',
      private: true,
    });
  } else if (reading.kind === 'none') {
    const reasons = notesInWords(visit, reading).map(note => note.text);
    sendImport(app, req, res, { text, none: { reasons } });
  } else await sendReview(app, req, res, read);
}

type Again = { typed: TypedImport; problems: readonly FieldProblem[]; status: number };

async function sendReview(
  app: App,
  req: Request,
  res: Response,
  read: ReadDocument,
  again?: Again,
): Promise<void> {
  const visit = visitOf(req);
  const { reading, text } = read;
  const matches = matchOfficials(reading.draft, await searchOfficials(app.db.query, {}));
  const own = isLanguage(visit.lang) ? visit.lang : 'en';
  const typed = again?.typed ?? beginReview(read, matches, own);
  const model = reviewModel(visit, { reading, text, matches, typed, problems: again?.problems ?? [] });
  sendPage(app, req, res, reviewPage, model, {
    title: visit.t('importer.review.title'),
    status: again?.status ?? 200,
    nav: 'actions',
    private: true,
    scripts: ['import'],
  });
}

function sendImport(app: App, req: Request, res: Response, wish: ImportWish): void {
  const visit = visitOf(req);
  const refused = wish.none !== undefined || (wish.problems ?? []).length > 0;
  sendPage(app, req, res, importPage, importModel(visit, wish), {
    title: visit.t('importer.title'),
    status: refused ? 422 : 200,
    nav: 'actions',
    private: true,
    scripts: ['import'],
  });
}

async function saved(app: App, req: Request, res: Response): Promise<void> {
  const by = actingBy(req);
  const form = formOf(req);
  const typed = readTypedImport(form);
  // The text comes back with the form, so that nothing of it is kept between the pages.
  const again = async (problems: readonly FieldProblem[], status = 422): Promise<void> => {
    if (form.raw('text').trim() === '') {
      sendImport(app, req, res, { text: '', problems });
      return;
    }
    const read = await readDocument(form.raw('text'));
    await sendReview(app, req, res, read, { typed, problems, status });
  };
  await orAgain(async () => {
    try {
      const id = await saveImport(app, by, importFromTyped(typed));
      res.redirect(303, `${visitOf(req).to.deskActionEdit(id)}?saved=1`);
    } catch (error) {
      if (!(error instanceof Conflict) || error.reason !== 'official.moved') throw error;
      // The page now shows the entry as it stands: choosing again is a choice with both in view.
      await again([{ path: 'officials', reason: 'importer.problem.officialMoved' }], 409);
    }
  }, again);
}

async function signatories(req: Request, res: Response): Promise<void> {
  const { reading } = await readDocument(formOf(req).raw('text'));
  if (!reading.statement) throw new Refused([{ path: 'text', reason: 'importer.problem.noStatement' }]);
  res.attachment('signatories.csv');
  res.type('text/csv; charset=utf-8').send(writeSignatories(reading.statement));
}
