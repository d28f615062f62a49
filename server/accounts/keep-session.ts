// Sessions: begun at sign-in, recognised by the hash of their token, over after a rest or a week.
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { hashSecret, newSecret } from '../platform/seal.ts';
import type { Recognised } from '../platform/web/door.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { SESSION_IDLE_MS, SESSION_LONGEST_MS, SESSION_SEEN_EVERY_MS, type Coordinator } from './model.ts';
import { isAskedOf } from './second-factor/model.ts';
import { confirmedRow } from './second-factor/store.ts';
import * as store from './store.ts';

const before = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString();

/**
 * Begins a session and gives its token, which is kept nowhere but in the person's cookie.
 * @param browser its family in words, or ''.
 */
export async function beginSession(
  app: App,
  tx: Tx,
  coordinatorId: string,
  browser: string,
): Promise<string> {
  const now = app.clock.now();
  const token = newSecret();
  await store.deleteSessionsBefore(tx, now.toISOString(), before(now, SESSION_IDLE_MS));
  await store.insertSession(tx, {
    id: hashSecret(token),
    coordinator_id: coordinatorId,
    created_at: now.toISOString(),
    seen_at: now.toISOString(),
    expires_at: new Date(now.getTime() + SESSION_LONGEST_MS).toISOString(),
    browser,
  });
  return token;
}

/** Whose session this token is, or null when it is over or never was. */
async function recogniseSession(app: App, token: string): Promise<Coordinator | null> {
  const now = app.clock.now();
  const session = await store.sessionRow(app.db.query, hashSecret(token));
  if (!session || session.expires_at <= now.toISOString()) return null;
  if (session.seen_at <= before(now, SESSION_IDLE_MS)) return null;
  const row = await store.rowById(app.db.query, session.coordinator_id);
  if (!row || row.deactivated_at !== null) return null;
  if (session.seen_at <= before(now, SESSION_SEEN_EVERY_MS)) {
    await transact(app.db, tx => store.touchSession(tx, session.id, now.toISOString()));
  }
  return store.coordinatorFrom(row);
}

/** The same, as the doorkeeper sees the person who acts. */
export async function recogniseActor(app: App, token: string): Promise<Recognised | null> {
  const person = await recogniseSession(app, token);
  if (person === null) return null;
  const { id, name, role } = person;
  const { secondFactor } = await currentSettings(app);
  const mustSetUp = isAskedOf(secondFactor, role) && !(await confirmedRow(app.db.query, id));
  return { actor: { id, name, role }, mustSetUp };
}

/** Ends one session. */
export const endSession = (app: App, token: string): Promise<void> =>
  transact(app.db, tx => store.deleteSession(tx, hashSecret(token)));
