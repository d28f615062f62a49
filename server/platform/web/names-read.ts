// Which names of its query an answer was made from: whatever else stands in the address says nothing to us.
import type { IncomingMessage } from 'node:http';

/** Stands for every name: somebody looked through all of them. */
export const EVERY_NAME = '*';

const namesByRequest = new WeakMap<IncomingMessage, Set<string>>();

export function noteRead(req: IncomingMessage, name: string): void {
  const names = namesByRequest.get(req);
  if (names) names.add(name);
  else namesByRequest.set(req, new Set([name]));
}

const NONE: ReadonlySet<string> = new Set();

/** The names that were asked for so far, whether they stood in the query or not. */
export const namesRead = (req: IncomingMessage): ReadonlySet<string> => namesByRequest.get(req) ?? NONE;

/** The address with those names of its query alone, in their order. Two that are the same here have one answer. */
export function addressAsRead(url: string, names: ReadonlySet<string>): string {
  const at = url.indexOf('?');
  if (at < 0 || names.has(EVERY_NAME)) return url;
  const path = url.slice(0, at);
  if (names.size === 0) return path;
  const said = new URLSearchParams(
    [...new URLSearchParams(url.slice(at + 1))].filter(([name]) => names.has(name)),
  );
  return said.size === 0 ? path : `${path}?${said.toString()}`;
}
