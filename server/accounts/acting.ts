// Who acts in a request to the desk: the person the doorkeeper let in.
import type { Request } from 'express';
import type { By } from '../audit/model.ts';
import { NotSignedIn } from '../lib/errors.ts';
import { visitOf } from '../platform/web/visit.ts';

/** @throws {NotSignedIn} when nobody is let in. */
export function actingBy(req: Request): By {
  const { actor } = visitOf(req);
  if (!actor) throw new NotSignedIn();
  return actor;
}
