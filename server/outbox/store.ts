// The outbox table: queued in the transaction of the change, claimed by conditional update with a lease.
import type { Tx } from '../platform/db/db.ts';

export async function addMail(
  tx: Tx,
  row: {
    id: string;
    created_at: string;
    kind: string;
    subject_type: string | null;
    subject_id: string | null;
    sealed: string;
    message_id: string;
  },
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      ...row,
      state: 'queued',
      attempts: 0,
      not_before: row.created_at,
      lease_until: null,
      lease_by: null,
      last_error: null,
      sent_at: null,
    })
    .execute();
}
