// Rate limits, wide enough for a school behind one address; addresses are kept only as a keyed hash that changes daily.
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import { TooMany } from '../../lib/errors.ts';
import type { App } from '../app.ts';

/** Whose request it is, as far as limits go: an address, or the network of an IPv6 one, since each has billions of those. */
export const networkOf = (req: Pick<Request, 'ip'>): string => (req.ip ? ipKeyGenerator(req.ip) : '');

/** A limit that is kept in two places, the routes and what answers before them, and counts once. */
export type Limit = {
  handler: RequestHandler;
  /** Counts one more of this address; false where it has had its share. A promise only where something is counted. */
  allows(address: string): true | Promise<boolean>;
  /** Takes one back that is counted elsewhere. */
  giveBack(address: string): Promise<void>;
};

const NO_LIMIT: Limit = {
  handler: (_req, _res, next) => next(),
  allows: () => true,
  giveBack: () => Promise.resolve(),
};

const limitsOf = new WeakMap<App, Map<string, Limit>>();

/** At most `max` requests of one address in `seconds`; beyond that 429 with Retry-After. One for a name. */
export function openLimit(app: App, name: string, max: number, seconds: number): Limit {
  if (!app.config.rateLimits) return NO_LIMIT;
  const limits = limitsOf.get(app) ?? new Map<string, Limit>();
  limitsOf.set(app, limits);
  const before = limits.get(name);
  if (before) return before;
  const store = new MemoryStore();
  const nameOf = (address: string): string =>
    app.seal.keyedHash(
      `limit:${name}:${app.clock.now().toISOString().slice(0, 10)}`,
      networkOf({ ip: address }),
    );
  const handler = rateLimit({
    windowMs: seconds * 1000,
    limit: max,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    store,
    keyGenerator: req => nameOf(req.ip ?? ''),
    handler: () => {
      throw new TooMany(seconds);
    },
  });
  const limit: Limit = {
    handler,
    allows: async address => (await store.increment(nameOf(address))).totalHits <= max,
    giveBack: address => store.decrement(nameOf(address)),
  };
  limits.set(name, limit);
  return limit;
}

/** The same as a part of a route. */
export const limit = (app: App, name: string, max: number, seconds: number): RequestHandler =>
  openLimit(app, name, max, seconds).handler;
