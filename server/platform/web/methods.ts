// One address with its verbs: what is not listed answers 405 with what is.
import type { RequestHandler, Router } from 'express';
import { WrongMethod } from '../../lib/errors.ts';

type Verbs = { get?: RequestHandler; post?: RequestHandler; put?: RequestHandler; delete?: RequestHandler };

/** Mounts the handlers of one path, behind `before`, and refuses every other method. */
export function at(router: Router, path: string, verbs: Verbs, ...before: RequestHandler[]): void {
  const allowed: string[] = [];
  if (verbs.get) {
    allowed.push('GET', 'HEAD');
    router.get(path, ...before, verbs.get);
  }
  if (verbs.post) {
    allowed.push('POST');
    router.post(path, ...before, verbs.post);
  }
  if (verbs.put) {
    allowed.push('PUT');
    router.put(path, ...before, verbs.put);
  }
  if (verbs.delete) {
    allowed.push('DELETE');
    router.delete(path, ...before, verbs.delete);
  }
  router.all(path, () => {
    throw new WrongMethod(allowed.join(', '));
  });
}
