// Many routers as one that looks only where an address may lead: by the first part of its path.
import { Router, type RequestHandler } from 'express';

type Layer = Router['stack'][number];

/** Stands for whatever comes first in a path. */
const ANY = '*';

const isRouter = (handle: unknown): handle is Router => typeof handle === 'function' && 'stack' in handle;

/** As they were written. Should a layer not tell them any more, it may serve anything, and nothing is lost but time. */
function pathsOf(layer: Layer): unknown[] {
  const written: unknown = Reflect.get(layer, 'rawPath');
  return Array.isArray(written) ? written : [written];
}

/** The first part of a path as routes are written; `ANY` for one that is no plain word. */
function firstPartOf(path: unknown): string {
  const found = typeof path === 'string' ? /^\/([\w.-]*)(?:\/|$)/.exec(path) : null;
  return found?.[1]?.toLowerCase() ?? ANY;
}

/** What a layer may serve; one that is mounted on everything, whatever stands in it. */
function firstPartsOf(layer: Layer): string[] {
  const paths = pathsOf(layer);
  if (layer.route === undefined && paths.includes('/'))
    return isRouter(layer.handle) ? layer.handle.stack.flatMap(firstPartsOf) : [ANY];
  return paths.map(firstPartOf);
}

/** The router with only those of its layers that may serve the part, in their order. */
function narrowed(router: Router, part: string): Router {
  const narrow = Router();
  for (const layer of router.stack) {
    const parts = firstPartsOf(layer);
    if (!parts.includes(part) && !parts.includes(ANY)) continue;
    if (layer.route === undefined && pathsOf(layer).includes('/') && isRouter(layer.handle))
      narrow.use(narrowed(layer.handle, part));
    else narrow.stack.push(layer);
  }
  return narrow;
}

/**
 * These routers in their order. Every route of the site stands in a few of them, and a path is compared with each
 * route on its way; so each first part of a path has a router of its own, of the routes that begin with it.
 */
export function byFirstPart(...routers: readonly Router[]): RequestHandler {
  const whole = Router();
  for (const router of routers) whole.use(router);
  const known = new Set(whole.stack.flatMap(firstPartsOf));
  const byPart = new Map([...known].map(part => [part, narrowed(whole, part)]));
  const rest = narrowed(whole, ANY);
  return (req, res, next) => {
    const [, part = ''] = req.path.split('/', 2);
    (byPart.get(part.toLowerCase()) ?? rest)(req, res, next);
  };
}
