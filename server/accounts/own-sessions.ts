// One's own sessions: where one is signed in, and ending one of them.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { SESSION_IDLE_MS } from './model.ts';
import * as store from './store.ts';

/** `id` is the hash of the session's token: enough to end it, and not to use it. */
export type OwnSession = { id: string; began: string; seen: string; browser: string; current: boolean };

/** One's own open sessions, the one used last first. `token` is the session's own. */
export async function listOwnSessions(app: App, by: By, token: string): Promise<OwnSession[]> {
  const now = app.clock.now().getTime();
  const instant = (at: number): string => new Date(at).toISOString();
  const rows = await store.sessionsOf(
    app.db.query,
    by.id ?? '',
    instant(now),
    instant(now - SESSION_IDLE_MS),
  );
  const current = hashSecret(token);
  return rows.map(row => ({
    id: row.id,
    began: row.created_at,
    seen: row.seen_at,
    browser: row.browser ?? '',
    current: row.id === current,
  }));
}

/** Ends one of one's own sessions. False when it is none: over already, or somebody else's. */
export async function endOwnSession(app: App, by: By, sessionId: string): Promise<boolean> {
  const id = by.id ?? '';
  return transact(app.db, async tx => {
    const row = await store.sessionRow(tx, sessionId);
    if (row?.coordinator_id !== id) return false;
    await store.deleteSession(tx, sessionId);
    await recordAudit(app, tx, by, 'coordinator.sessionsEnded', { type: 'coordinator', id }, { ended: 1 });
    return true;
  });
}
