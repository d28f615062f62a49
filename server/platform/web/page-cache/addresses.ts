// Addresses as the cache knows them: those that differ in nothing an answer was made from are one.
import { addressAsRead, EVERY_NAME } from '../names-read.ts';

const MOST_PATHS = 2000;

/**
 * An answer is made from the values of the names it asked for. Another query with the same values of those is asked for
 * the same names again, and gets the same answer; so a query is known by the names that any answer at its path has
 * asked for. Until there was one, every query is another.
 */
export class Addresses {
  readonly #namesByPath = new Map<string, Set<string>>();

  /** The address under which its answer is kept. */
  known(url: string): string {
    const at = url.indexOf('?');
    if (at < 0) return url;
    return addressAsRead(url, this.#namesByPath.get(url.slice(0, at)) ?? EVERY);
  }

  /** Notes what an answer at this address was made from. False when all that was known before had to be forgotten. */
  learn(url: string, names: ReadonlySet<string>): boolean {
    const [path = ''] = url.split('?', 1);
    const known = this.#namesByPath.get(path);
    if (known) {
      for (const name of names) known.add(name);
      return true;
    }
    const full = this.#namesByPath.size >= MOST_PATHS;
    if (full) this.#namesByPath.clear();
    this.#namesByPath.set(path, new Set(names));
    return !full;
  }
}

const EVERY: ReadonlySet<string> = new Set([EVERY_NAME]);
