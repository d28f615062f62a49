// The one way for a handler to say that its answer is the same for everybody who asks for this address.
import type { ServerResponse } from 'node:http';

const mayBeKept = new WeakSet<ServerResponse>();

/** Only for an answer made from nothing but the address, the database and the minute: no cookie, no chance, no sender. */
export function mayKeep(res: ServerResponse): void {
  mayBeKept.add(res);
}

export const isForEverybody = (res: ServerResponse): boolean =>
  mayBeKept.has(res) && res.statusCode === 200 && !res.hasHeader('Set-Cookie');
