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

const stackOf = (layer: Layer): Layer[] | null => {
  const handle: unknown = layer.handle;
  const mountedOnAll = layer.route === undefined && pathsOf(layer).includes('/');
  return mountedOnAll && isRouter(handle) ? handle.stack : null;
};

/** Every layer by itself, in the order in which a request meets them: routers in routers are taken apart. */
const layersOf = (stack: readonly Layer[]): Layer[] =>
  stack.flatMap(layer => {
    const inner = stackOf(layer);
    return inner ? layersOf(inner) : [layer];
  });

/** What a layer may serve; one that is mounted on everything is met by all. */
function firstPartsOf(layer: Layer): string[] {
  const paths = pathsOf(layer);
  return layer.route === undefined && paths.includes('/') ? [ANY] : paths.map(firstPartOf);
}

/**
 * These routers in their order. Every route of the site stands in a few of them, and a path is compared with each
 * route on its way; so each first part of a path has a router of its own, of the routes that begin with it.
 */
export function byFirstPart(...routers: readonly Router[]): RequestHandler {
  const layers = layersOf(routers.flatMap(router => router.stack));
  const handlerFor = (part: string): RequestHandler => {
    const router = Router();
    const serves = (layer: Layer) => firstPartsOf(layer).some(each => each === part || each === ANY);
    router.stack.push(...layers.filter(serves));
    // A router with nothing in it puts off what comes next to another turn of the event loop.
    return router.stack.length > 0 ? router : (_req, _res, next) => next();
  };
  const byPart = new Map(layers.flatMap(firstPartsOf).map(part => [part, handlerFor(part)]));
  const rest = handlerFor(ANY);
  const look: RequestHandler = (req, res, next) => {
    const [, part = ''] = req.path.split('/', 2);
    (byPart.get(part.toLowerCase()) ?? rest)(req, res, next);
  };
  // Like a router it tells what stands in it: a test asks for every route there is.
  return Object.assign(look, { stack: layers });
}
