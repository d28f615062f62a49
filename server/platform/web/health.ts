// For operators: alive (the process answers), ready (the database answers and we are not going), metrics.
import { Router, type RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import type { App } from '../app.ts';
import { at } from './methods.ts';

/** Set when the process has been asked to end: load balancers then send nobody here. */
export type Draining = { draining: boolean };

export function healthRoutes(app: App, state: Draining): Router {
  const router = Router();
  const live: RequestHandler = (_req, res) => {
    res.set('Cache-Control', 'no-store').type('text/plain').send('alive\n');
  };
  const ready: RequestHandler = async (_req, res) => {
    res.set('Cache-Control', 'no-store').type('text/plain');
    try {
      await app.db.ping();
    } catch {
      res.status(503).send('the database does not answer\n');
      return;
    }
    if (state.draining) res.status(503).send('going\n');
    else res.send('ready\n');
  };
  at(router, '/health/live', { get: live });
  at(router, '/health/ready', { get: ready });
  return router;
}

const LOCAL = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export type Metrics = { registry: Registry; countAnswer: (status: number) => void };

/** The process's own figures, and answers by status class. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'insist_http_answers_total',
    help: 'Answers by status class.',
    labelNames: ['status'],
    registers: [registry],
  });
  // Found once: to look a counter up by its label takes longer than to count.
  const byClass = [1, 2, 3, 4, 5].map(hundreds => answers.labels(`${hundreds}xx`));
  return { registry, countAnswer: status => byClass[Math.floor(status / 100) - 1]?.inc() };
}

/** Counts each answer; prints the figures to this machine, or to all if asked for. */
export function metricsRoutes(app: App, { registry, countAnswer }: Metrics): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.on('finish', () => countAnswer(res.statusCode));
    next();
  });
  router.get('/metrics', async (req, res, next) => {
    if (!app.config.metricsPublic && !LOCAL.has(req.socket.remoteAddress ?? '')) {
      next();
      return;
    }
    // Behind a proxy on this machine everybody looks local: then a forwarded request is a stranger's.
    if (!app.config.metricsPublic && req.get('x-forwarded-for') !== undefined) {
      next();
      return;
    }
    res.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
