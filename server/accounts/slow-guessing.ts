// Slows down who guesses passwords, without telling which addresses exist: every attempt counts, right or wrong.
import { TooMany } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { ATTEMPTS, ATTEMPT_WINDOW_MS, type Attempted } from './model.ts';
import * as store from './store.ts';

/** What an attempt is counted under: keyed hashes that change daily, so that neither address nor network is kept. */
function keysOf(app: App, what: string, email: string, ip: string) {
  const day = app.clock.now().toISOString().slice(0, 10);
  const keyed = (kind: string, text: string): string => app.seal.keyedHash(`${what}:${kind}:${day}`, text);
  return {
    pair: keyed('pair', `${email} ${ip}`),
    address: keyed('address', email),
    network: keyed('network', ip),
  };
}

/** Counts one attempt. @throws {TooMany} beyond the limits. */
export async function countAttempt(app: App, what: Attempted, email: string, ip: string): Promise<void> {
  if (!app.config.rateLimits) return;
  const now = app.clock.now().getTime();
  const start = Math.floor(now / ATTEMPT_WINDOW_MS) * ATTEMPT_WINDOW_MS;
  const windowStart = new Date(start).toISOString();
  const keys = keysOf(app, what, email, ip);
  const over = await transact(app.db, async tx => {
    await store.forgetAttemptsBefore(tx, windowStart);
    const counted = {
      pair: await store.countAttempt(tx, keys.pair, windowStart),
      address: await store.countAttempt(tx, keys.address, windowStart),
      network: await store.countAttempt(tx, keys.network, windowStart),
    };
    const most = ATTEMPTS[what];
    return counted.pair > most.pair || counted.address > most.address || counted.network > most.network;
  });
  if (over) throw new TooMany(Math.ceil((start + ATTEMPT_WINDOW_MS - now) / 1000));
}

/** After success the pair begins afresh: who mistypes twice a day is never stopped. */
export async function forgetAttempts(app: App, what: Attempted, email: string, ip: string): Promise<void> {
  if (!app.config.rateLimits) return;
  await transact(app.db, tx => store.forgetAttempts(tx, keysOf(app, what, email, ip).pair));
}
