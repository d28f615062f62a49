// Rate limits, wide enough for a school behind one address; addresses are kept only as a keyed hash that changes daily.
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { TooMany } from '../../lib/errors.ts';
import type { App } from '../app.ts';

/** Whose request it is, as far as limits go: an address, or the network of an IPv6 one, since each has billions of those. */
export const networkOf = (req: Pick<Request, 'ip'>): string => (req.ip ? ipKeyGenerator(req.ip) : '');

/** At most `max` requests of one address in `seconds`; beyond that 429 with Retry-After. */
export function limit(app: App, name: string, max: number, seconds: number): RequestHandler {
  if (!app.config.rateLimits) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: seconds * 1000,
    limit: max,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    keyGenerator: req =>
      app.seal.keyedHash(`limit:${name}:${app.clock.now().toISOString().slice(0, 10)}`, networkOf(req)),
    handler: () => {
      throw new TooMany(seconds);
    },
  });
}
