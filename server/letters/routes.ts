// The addresses of this feature: the letter form, its preview, the letter as a file, the writing guide.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { lettersTaken, reportsEnd, type PublishedAction } from '../actions/model.ts';
import { recallAction } from '../actions/recall-action.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formFrom, formOf, queryOf, type Form } from '../platform/web/form.ts';
import { limit } from '../platform/web/limits.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { visitOf } from '../platform/web/visit.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { countStarted } from './count-started.ts';
import { openLetter, readLetter, readPress, type ReadLetter } from './forms.ts';
import { guideModel } from './show-guide.ts';
import { isLetterFile, makeLetterFile, type MadeFile } from './make-file.ts';
import type { LetterWish } from './model.ts';
import { packLetters } from './pack-letters.ts';
import { openPacket, packetModel, readPacket } from './packet-form.ts';
import { letterPage, notTakenPage } from './pages.ts';
import { guidePage, packetPage, type PacketModel } from './side-pages.ts';
import { LAID_ASIDE, type Moment } from './show-form.ts';
import { letterModel } from './show-letter.ts';
import { isUntouched } from './begin-letter.ts';
import { refill } from './write-letters.ts';

// 20,000 characters of Chinese, percent-encoded, are 180 kB.
const LARGEST = '320kb';

/** Of one address in so many seconds: three hundred pupils in one hall, whose letters are each drawn four times a minute. */
const LETTERS = [1200, 60] as const;

export function letterRoutes(app: App): Router {
  const router = Router();
  const letters = limit(app, 'letter', ...LETTERS);
  const posted = [letters, ...readForms(LARGEST)];
  router.post(['/actions/:slug/letter', '/actions/:slug/letter.:ext'], ...posted);
  at(router, '/actions/:slug/letter', { get: openForm(app), post: preview(app) });
  at(router, '/actions/:slug/letter.:ext', { post: makeFile(app) });
  router.post('/actions/:slug/letter/started', letters, ...readForms('2kb'));
  at(router, '/actions/:slug/letter/started', { post: countPress(app) });
  router.post('/actions/:slug/packet', limit(app, 'packet', 120, 600), ...readForms('32kb'));
  at(router, '/actions/:slug/packet', { get: openPacketForm(app), post: makePacket(app) });
  at(router, '/guide', { get: showGuide(app) });
  return router;
}

const actionOf = async (app: App, req: Request): Promise<PublishedAction> =>
  recallAction(app, String(req.params['slug'] ?? ''));

async function sendLetter(
  app: App,
  req: Request,
  res: Response,
  given: { action: PublishedAction; moment: Moment; asked?: boolean; aside?: string | null } & ReadLetter,
): Promise<void> {
  const visit = visitOf(req);
  const model = letterModel({ app, visit, settings: await currentSettings(app), ...given });
  sendPage(app, req, res, letterPage, model, {
    title: visit.t('letter.title', { action: given.action.title }),
    status: given.problems.length > 0 ? 422 : 200,
    // As its address opens it, it holds nothing of whoever reads it.
    ...(given.moment === 'opened' ? { unlisted: true, forAll: true } : { private: true }),
    nav: 'actions',
    bodyClass: 'has-dock',
    scripts: given.moment === 'previewed' ? ['draft', 'copy', 'letter-done'] : ['draft', 'letter'],
  });
}

/** Why no letter is taken: the stop's own reason, or that the deadline has passed. */
async function sendNotTaken(app: App, req: Request, res: Response, action: PublishedAction): Promise<void> {
  const visit = visitOf(req);
  const { graceDays } = await currentSettings(app);
  const reports = app.clock.now().toISOString() < reportsEnd(action, graceDays);
  const model = {
    home: visit.to.home(),
    title: visit.t(action.stop ? 'letter.stopped.title' : 'letter.over.title'),
    text: action.stop ? action.stop.reason : visit.t('letter.over.text'),
    lang: action.stop ? action.lang : visit.lang,
    actionTitle: action.title,
    actionHref: visit.to.action(action.slug),
    reportHref: reports ? visit.to.report(action.slug) : null,
    // Whoever was writing when it ended keeps their words, though not to send them.
    typed: req.method === 'POST' ? formOf(req).raw('body').trim() || null : null,
  };
  const head = { title: model.title, status: 409, private: true, scripts: ['copy'] };
  sendPage(app, req, res, notTakenPage, model, head);
}

/** The form as opened: the sample is in it. */
const opened = (action: PublishedAction, query: Form = formFrom([])): LetterWish =>
  refill(action, openLetter(query, action), true);

const openForm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    if (!lettersTaken(action)) return sendNotTaken(app, req, res, action);
    const query = queryOf(req);
    const asked = ['target', 'channel', 'lang'].some(name => query.has(name));
    await sendLetter(app, req, res, {
      action,
      wish: opened(action, query),
      moment: 'opened',
      asked,
      problems: [],
    });
  };

/** The form with other choices, begun again from the sample, or with the text back that was laid aside for it. */
function begunAgain(action: PublishedAction, wish: LetterWish, form: Form) {
  const asked = form.one('refresh');
  const aside = form.raw(LAID_ASIDE);
  if (asked === 'back' && aside !== '') return { wish: { ...wish, body: aside }, aside: null };
  const anew = asked === 'again';
  const written = anew && wish.body.trim() !== '' && !isUntouched(action, wish);
  return { wish: refill(action, wish, anew), aside: written ? wish.body : aside || null };
}

const preview =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    if (!lettersTaken(action)) return sendNotTaken(app, req, res, action);
    const form = formOf(req);
    const { wish, problems } = readLetter(form, action, opened(action));
    if (form.has('refresh')) {
      // An empty text is no mistake here: it is filled with the sample of the new choice.
      const left = problems.filter(problem => problem.path !== 'body' || wish.body.trim() !== '');
      const again = begunAgain(action, wish, form);
      await sendLetter(app, req, res, { action, ...again, moment: 'again', problems: left });
      return;
    }
    const shown = problems.length > 0 ? wish : refill(action, wish, false);
    await sendLetter(app, req, res, {
      action,
      wish: shown,
      moment: problems.length > 0 ? 'again' : 'previewed',
      problems,
    });
  };

const makeFile =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const ext = String(req.params['ext'] ?? '');
    if (!isLetterFile(ext)) throw new NotFound();
    if (!lettersTaken(action)) return sendNotTaken(app, req, res, action);
    const { wish, problems } = readLetter(formOf(req), action, opened(action));
    if (problems.length > 0) {
      await sendLetter(app, req, res, { action, wish, moment: 'again', problems });
      return;
    }
    const query = queryOf(req);
    const asked = { ext, only: query.one('only'), as: query.one('as') };
    const file = await makeLetterFile({ app, reader: visitOf(req), action, wish, asked });
    sendFile(res, file);
  };

/** A press on a link that leads out of the site: counted where the browser tells us, and never refused. */
const countPress =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    const line = readPress(formOf(req), action);
    if (line && lettersTaken(action)) await countStarted(app, action, [line]);
    res.status(204).end();
  };

function sendFile(res: Response, file: MadeFile): void {
  const { name } = file;
  res.set('Cache-Control', 'no-store');
  res.set('X-Robots-Tag', 'noindex');
  res.set(
    'Content-Disposition',
    `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  res.set('Content-Type', file.type).send(file.bytes);
}

function sendPacket(app: App, req: Request, res: Response, model: PacketModel, status: number): void {
  const title = visitOf(req).t('packet.pageTitle', { action: model.actionTitle });
  const who = req.method === 'POST' ? { private: true } : { unlisted: true, forAll: true };
  sendPage(app, req, res, packetPage, model, { title, status, ...who, nav: 'actions' });
}

const openPacketForm =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    if (!lettersTaken(action)) return sendNotTaken(app, req, res, action);
    const wish = openPacket(action, await currentSettings(app));
    const model = packetModel(visitOf(req), action, wish, { letters: String(wish.letters), problems: [] });
    sendPacket(app, req, res, model, 200);
  };

const makePacket =
  (app: App): RequestHandler =>
  async (req, res) => {
    const action = await actionOf(app, req);
    if (!lettersTaken(action)) return sendNotTaken(app, req, res, action);
    const { wish, ...read } = readPacket(formOf(req), action);
    if (read.problems.length > 0) {
      sendPacket(app, req, res, packetModel(visitOf(req), action, wish, read), 422);
      return;
    }
    const bytes = await packLetters(app, visitOf(req), action, wish);
    sendFile(res, { bytes, type: 'application/pdf', name: `packet-${action.slug}.pdf` });
  };

const showGuide =
  (app: App): RequestHandler =>
  (req, res) => {
    const visit = visitOf(req);
    sendPage(app, req, res, guidePage, guideModel(visit), {
      title: visit.t('guide.title'),
      description: visit.t('guide.intro'),
    });
  };
