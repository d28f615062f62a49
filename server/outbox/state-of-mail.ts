// Where mails stand, by their ids: for features that keep a record of what they had sent.
import type { App } from '../platform/app.ts';
import { isMailState, type MailState } from './model.ts';
import * as store from './store.ts';

/** The state of each mail that is there, and when the mail server accepted it. */
export async function statesOfMail(
  app: App,
  ids: readonly string[],
): Promise<Map<string, { state: MailState; sentAt: string | null }>> {
  const rows = await store.mailStates(app.db.query, ids);
  return new Map(
    rows.map(row => [row.id, { state: isMailState(row.state) ? row.state : 'held', sentAt: row.sent_at }]),
  );
}
