// How much mail is in each state: what waits, what went, what failed and needs a person.
import type { Query } from '../platform/db/db.ts';
import { MAIL_STATES, type MailState } from './model.ts';
import { countByState } from './store.ts';

export async function countMail(db: Query): Promise<Record<MailState, number>> {
  const counts = await countByState(db);
  const counted = { queued: 0, sending: 0, sent: 0, failed: 0, held: 0 };
  for (const state of MAIL_STATES) counted[state] = counts.get(state) ?? 0;
  return counted;
}
