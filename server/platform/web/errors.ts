// Errors as answers: a page with the true status, or problem+json under /api. Anything untyped is a bug: 500 and an id.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import {
  AnswerError,
  NotFound,
  Refused,
  TooLarge,
  TooMany,
  Unreadable,
  WrongMethod,
  WrongType,
} from '../../lib/errors.ts';
import type { App } from '../app.ts';
import { definePage } from '../views/views.ts';
import { renderPage } from './pages.ts';
import { visitOrNull } from './visit.ts';

export type ErrorModel = {
  title: string;
  sentence: string;
  whatNow: string;
  requestId: string | null;
  home: string;
};

export const errorPage = definePage<ErrorModel>({
  name: 'errors/error',
  layout: 'public',
  sample: () => ({
    title: 'Page not found',
    sentence: 'There is nothing at this address.',
    whatNow: 'It may have been typed with a slip.',
    requestId: '01jd3',
    home: '/',
  }),
});

const typeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string'
    ? error.type
    : '';
const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 500;

/** What Express and its body readers throw, as our own errors; null when it is none of them. */
function asAnswer(error: unknown): AnswerError | null {
  if (error instanceof AnswerError) return error;
  if (error instanceof URIError) return new Unreadable('error.unreadable');
  const type = typeOf(error);
  const status = statusOf(error);
  if (status === 413 || type === 'entity.too.large') return new TooLarge();
  if (status === 415 || type.endsWith('.unsupported')) return new WrongType();
  if (type.startsWith('entity.') || type.startsWith('request.') || status === 400)
    return new Unreadable('error.unreadable');
  return null;
}

/** Whether a program asked: in whatever language and letter case the address is written, Express leads it to the API. */
const isApi = (req: Request): boolean => /^\/api([/?]|$)/i.test(visitOrNull(req)?.path ?? req.originalUrl);

/** A problem+json answer (RFC 9457). */
export function sendProblem(res: Response, status: number, problem: Record<string, unknown>): void {
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, ...problem }));
}

function answerProblem(app: App, res: Response, error: AnswerError | null, requestId: string): void {
  const text = (key: string, params = {}): string => app.strings.text('en', key, params);
  if (!error) {
    sendProblem(res, 500, { title: text('error.500.title'), detail: text('error.500.sentence'), requestId });
    return;
  }
  sendProblem(res, error.status, {
    title: text(`error.${error.status}.title`),
    detail: text(error.reason, error.params),
    ...(error instanceof Refused
      ? { errors: error.problems.map(each => ({ path: each.path, message: text(each.reason, each.params) })) }
      : {}),
  });
}

export const notFound: RequestHandler = () => {
  throw new NotFound();
};

/** The last of the middleware. */
export function answerErrors(app: App): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const answer = asAnswer(error);
    const visit = visitOrNull(req);
    const requestId = visit?.requestId ?? '';
    if (!answer) app.log.error({ requestId, err: error }, 'a bug answered 500');
    if (res.headersSent) {
      next(error);
      return;
    }
    if (answer instanceof TooMany) res.set('Retry-After', String(answer.retryAfter));
    if (answer instanceof WrongMethod) res.set('Allow', answer.allow);
    res.set('Cache-Control', 'no-store');
    if (isApi(req) || !visit) {
      answerProblem(app, res, answer, requestId);
      return;
    }
    const status = answer?.status ?? 500;
    const model: ErrorModel = {
      title: visit.t(`error.${status}.title`),
      sentence: answer ? visit.t(answer.reason, answer.params) : visit.t('error.500.sentence'),
      whatNow: visit.t(`error.${status}.now`),
      requestId: answer ? null : requestId,
      home: visit.to.home(),
    };
    const page = renderPage(app, visit, errorPage, model, { title: model.title, private: true, path: '/' });
    res.status(status).type('html').send(page);
  };
}
