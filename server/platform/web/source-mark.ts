// A mark for where a request comes from, good for one day: equal for one address, and nobody can go back from it.
import { createHmac } from 'node:crypto';
import { base32 } from '../../lib/ids.ts';
import type { App } from '../app.ts';
import { newSecretBytes } from '../seal.ts';
import { networkOf } from './limits.ts';

const CHARACTERS = 10;

const keys = new WeakMap<App, { day: string; key: Uint8Array }>();

/**
 * The mark of an address today (UTC). Its key is chance, kept in memory and thrown away at midnight or when the process
 * ends: not even with the site's key and the whole database can an address be found that belongs to a mark. So one
 * address has another mark on another day, after a restart and on another server.
 */
export function sourceMark(app: App, address: string): string {
  const day = app.clock.now().toISOString().slice(0, 10);
  let today = keys.get(app);
  if (today?.day !== day) {
    today = { day, key: newSecretBytes() };
    keys.set(app, today);
  }
  const hash = createHmac('sha256', today.key)
    .update(networkOf({ ip: address }))
    .digest();
  return base32(hash).slice(0, CHARACTERS);
}
