// The one way for a handler to say that its answer is the same for everybody who asks for this address.
import type { ServerResponse } from 'node:http';

const mayBeKept = new WeakSet<ServerResponse>();

/** Only for an answer made from nothing but the address, the database and the minute: no cookie, no chance, no sender. */
export function mayKeep(res: ServerResponse): void {
  mayBeKept.add(res);
}

export const isForEverybody = (res: ServerResponse): boolean =>
  mayBeKept.has(res) && res.statusCode === 200 && !res.hasHeader('Set-Cookie');

const takers = new WeakMap<ServerResponse, (text: string) => boolean>();

/** Whoever holds this answer back takes its page whole, with no answer written first and taken apart again. */
export function expectPage(res: ServerResponse, take: (text: string) => boolean): void {
  takers.set(res, take);
}

/** Hands a finished page over to be kept and sent. False where nobody waits for it: then it is to be sent as any. */
export const handOver = (res: ServerResponse, text: string): boolean =>
  isForEverybody(res) && (takers.get(res)?.(text) ?? false);
