// One line a request: verb, the route's pattern, status, time. Never the address asked for (codes stand in it), never a body.
import type { RequestHandler } from 'express';
import type { App } from '../app.ts';
import { visitOrNull } from './visit.ts';

export function accessLog(app: App): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    res.on('finish', () => {
      const route: unknown = req.route;
      const pattern =
        typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : '(no route)';
      app.log.debug({
        method: req.method,
        route: pattern,
        status: res.statusCode,
        ms: Math.round(performance.now() - began),
        requestId: visitOrNull(req)?.requestId,
      });
    });
    next();
  };
}
