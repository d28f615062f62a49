// The addresses of statements of totals: made and handed over on the desk, checked by anyone at /totals/….
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import { findActionById, findEveryTarget } from '../../actions/find-action.ts';
import type { By } from '../../audit/model.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fixed } from '../../lib/paths.ts';
import type { SafeHtml } from '../../lib/safe-html.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, parseForm, queryOf, type Form } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { mayKeep } from '../../platform/web/page-cache/may-keep.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { deliveriesOf, findStatement, listStatements, type Statement } from '../find-statement.ts';
import { freezeStatement, languagesOffered, previewStatement } from '../freeze-statement.ts';
import { mailStatement, officialsOf, recordHandover } from '../hand-over.ts';
import { printStatement, statementOnScreen } from '../print-statement.ts';
import { proofRoutes } from '../proofs/routes.ts';
import { deskStatementModel, deskStatementPage } from './desk-page.ts';
import { statementsModel, statementsPage } from './list-page.ts';
import { statementFormModel, statementFormPage } from './form-page.ts';
import { kindOf, readHandover, readPoints, readWish, type Defaults } from './forms.ts';
import { wishSchema } from './model.ts';
import { STATEMENT_FILES, statementModel, statementPage } from './public-page.ts';

const TYPES = {
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
} as const;

export function statementRoutes(app: App): Router {
  const router = Router();
  const body = readForms('64kb');
  at(
    router,
    '/desk/actions/:id/statement',
    {
      get: async (req, res) => answerForm(app, req, res, queryOf(req), { posted: false, problems: [] }),
      post: make(app),
    },
    ...body,
  );
  at(router, '/desk/statements', { get: showList(app) });
  at(router, '/desk/statements/:number', {
    get: async (req, res) => answerDesk(app, req, res, await asked(app, req), []),
  });
  at(router, '/desk/statements/:number/mails', { post: mail(app) }, ...body);
  at(router, '/desk/statements/:number/handover', { post: handOver(app) }, ...body);
  router.use(proofRoutes(app));
  // The files first: a number has no dot in it.
  for (const ext of STATEMENT_FILES) at(router, `/totals/:number.${ext}`, { get: sendFile(app, ext) });
  at(router, '/totals/:number', { get: showStatement(app) });
  return router;
}

const param = (req: Request, name: string): string => String(req.params[name] ?? '');
const asked = (app: App, req: Request): Promise<Statement> => findStatement(app, param(req, 'number'));

async function defaultsOf(app: App, req: Request, form: Form): Promise<Defaults> {
  const action = await findActionById(app, param(req, 'id'));
  const corrects = form.one('corrects');
  const before = corrects === '' ? null : await findStatement(app, corrects);
  const every = await findEveryTarget(app, action);
  const { languages } = await currentSettings(app);
  return {
    action,
    targets: [...every.values()],
    languages: languagesOffered(app, languages),
    lang: visitOf(req).lang,
    now: app.clock.now(),
    before: before && { ...before, targets: before.paper.letters.map(letter => letter.target) },
  };
}

async function answerForm(
  app: App,
  req: Request,
  res: Response,
  form: Form,
  given: { posted: boolean; problems: readonly FieldProblem[] },
): Promise<void> {
  const by = actingBy(req);
  mustBeAble(by, 'numbers.read');
  const visit = visitOf(req);
  const defaults = await defaultsOf(app, req, form);
  const wish = readWish(form, defaults, given.posted);
  let problems = given.problems;
  let previewHtml: SafeHtml | null = null;
  await orAgain(
    async () => {
      const seen = { ...wish, reason: wish.reason || '…' };
      const { paper } = await previewStatement(app, by, defaults.action, parseForm(wishSchema, seen));
      previewHtml = app.documents.html(statementOnScreen(paper));
    },
    found => {
      if (problems.length === 0) problems = found;
    },
  );
  const refused = problems.length > 0;
  const model = statementFormModel(visit, {
    ...defaults,
    wish,
    kind: kindOf(form),
    mayFreeze: may(by, 'statements.freeze'),
    problems,
    previewHtml,
  });
  sendPage(app, req, res, statementFormPage, model, {
    title: refused ? visit.t('form.errorTitle', { title: model.heading }) : model.heading,
    status: refused && given.posted ? 422 : 200,
    private: true,
    nav: 'deadlines',
  });
}

/** Shows what was chosen, or freezes it. */
const make =
  (app: App): RequestHandler =>
  async (req, res) => {
    const by = actingBy(req);
    mustBeAble(by, 'statements.freeze');
    const form = formOf(req);
    if (form.one('do') !== 'freeze') {
      await answerForm(app, req, res, form, { posted: true, problems: [] });
      return;
    }
    const wish = readWish(form, await defaultsOf(app, req, form), true);
    await orAgain(
      async () => {
        const number = await freezeStatement(app, by, param(req, 'id'), parseForm(wishSchema, wish));
        res.redirect(303, `${visitOf(req).to.deskStatement(number)}?done=frozen`);
      },
      problems => answerForm(app, req, res, form, { posted: true, problems }),
    );
  };

const showList =
  (app: App): RequestHandler =>
  async (req, res) => {
    mustBeAble(actingBy(req), 'numbers.read');
    const visit = visitOf(req);
    const only = queryOf(req).one('action') || null;
    const model = statementsModel(visit, await listStatements(app, only), only !== null);
    const head = { title: visit.t('statement.all'), private: true, nav: 'deadlines' };
    sendPage(app, req, res, statementsPage, model, head);
  };

async function answerDesk(
  app: App,
  req: Request,
  res: Response,
  statement: Statement,
  problems: readonly FieldProblem[],
): Promise<void> {
  const by = actingBy(req);
  mustBeAble(by, 'numbers.read');
  const visit = visitOf(req);
  const done = queryOf(req).one('done');
  const model = deskStatementModel(visit, {
    statement,
    deliveries: await deliveriesOf(app, statement.id),
    officials: await officialsOf(app, statement),
    mayFreeze: may(by, 'statements.freeze'),
    mailReady: app.transport.ready,
    address: `${app.config.publicUrl}${visit.to.statement(statement.number)}`,
    problems,
    done: (['frozen', 'mailed', 'told'] as const).find(each => each === done) ?? null,
  });
  const status = problems.length > 0 ? 422 : 200;
  sendPage(app, req, res, deskStatementPage, model, {
    title: model.heading,
    status,
    private: true,
    nav: 'deadlines',
  });
}

/** A change of the record of one statement, from its page and back to it. */
const record =
  (app: App, done: 'mailed' | 'told', change: (by: By, number: string, form: Form) => Promise<unknown>) =>
  async (req: Request, res: Response): Promise<void> => {
    const by = actingBy(req);
    mustBeAble(by, 'statements.freeze');
    const statement = await asked(app, req);
    await orAgain(
      async () => {
        await change(by, statement.number, formOf(req));
        res.redirect(303, `${visitOf(req).to.deskStatement(statement.number)}?done=${done}`);
      },
      problems => answerDesk(app, req, res, statement, problems),
    );
  };

const mail = (app: App) =>
  record(app, 'mailed', (by, number, form) => mailStatement(app, by, number, readPoints(form)));

const handOver = (app: App) =>
  record(app, 'told', (by, number, form) => recordHandover(app, by, number, readHandover(form)));

const showStatement =
  (app: App): RequestHandler =>
  async (req, res) => {
    const visit = visitOf(req);
    const statement = await asked(app, req);
    const model = statementModel(visit, statement, {
      api: fixed.apiStatement(statement.number),
    });
    sendPage(app, req, res, statementPage, model, {
      title: `${visit.t('statement.numbered', { number: statement.number })} · ${statement.action.title}`,
      description: model.headline,
      nav: 'actions',
      forAll: true,
    });
  };

const sendFile =
  (app: App, ext: (typeof STATEMENT_FILES)[number]): RequestHandler =>
  async (req, res) => {
    const statement = await asked(app, req);
    const letter = queryOf(req).one('letter');
    const file = await printStatement(app, statement.paper, ext, letter);
    mayKeep(res);
    res.set({ 'Cache-Control': 'no-cache', 'Content-Language': statement.lang, 'X-Robots-Tag': 'noindex' });
    const place = ext === 'pdf' || ext === 'txt' ? 'inline' : 'attachment';
    res.set('Content-Disposition', `${place}; filename="statement-${statement.number}.${ext}"`);
    res.type(TYPES[ext]).send(file);
  };
