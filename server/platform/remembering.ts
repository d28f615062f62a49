// Parts that many answers are made from, each kept by what it was asked for until its tables or the minute change.
import { frozen } from '../lib/keep.ts';
import type { App } from './app.ts';
import { Remembered } from './db/remember.ts';

const MINUTE_MS = 60_000;

type Shelf<Value> = { minute: number; parts: Map<string, Remembered<Value>> };

/** A part as it stands now; no promise where nothing is to be waited for. It is frozen: it is everybody's. */
export type Part<Asked extends readonly string[], Value> = (
  app: App,
  ...asked: Asked
) => Value | Promise<Value>;

/**
 * `make`, remembered for each thing it was asked for, at most `most` of them; the one least lately asked for makes
 * room. It is made from words, the database and the minute alone, so nothing of one person's request can come into it;
 * and it is never older than what `Remembered` promises. What time alone changes, it changes on a minute, as on a kept
 * page.
 */
export function remembering<Asked extends readonly string[], Value>(
  most: number,
  make: (app: App, ...asked: Asked) => Promise<Value>,
): Part<Asked, Value> {
  const shelves = new WeakMap<App, Shelf<Value>>();
  return (app, ...asked) => {
    const minute = Math.floor(app.clock.now().getTime() / MINUTE_MS);
    let shelf = shelves.get(app);
    if (shelf?.minute !== minute) {
      shelf = { minute, parts: new Map() };
      shelves.set(app, shelf);
    }
    const { parts } = shelf;
    const [only = ''] = asked;
    const key = asked.length > 1 ? JSON.stringify(asked) : only;
    const before = parts.get(key);
    if (before) {
      // What was asked for last stands last: a crowd of inventions throws out no part that many ask for.
      parts.delete(key);
      parts.set(key, before);
      return before.get();
    }
    const part = new Remembered(app.db, async () => frozen(await make(app, ...asked)));
    return Promise.resolve(part.get()).then(value => {
      // What cannot be made, such as an address that leads nowhere, is not remembered: there is too much of that.
      for (const oldest of parts.keys()) {
        if (parts.size < most) break;
        parts.delete(oldest);
      }
      parts.set(key, part);
      return value;
    });
  };
}
