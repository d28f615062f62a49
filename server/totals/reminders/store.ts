// Which reminders of deadlines went out, and who wants none.
import type { Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';

type SentReminder = Schema['deadline_reminders'];

/** The reminders of these actions, the earliest first. */
export const remindersOf = async (db: Query, actionIds: readonly string[]): Promise<SentReminder[]> =>
  actionIds.length === 0
    ? []
    : db
        .selectFrom('deadline_reminders')
        .selectAll()
        .where('action_id', 'in', [...actionIds])
        .orderBy('at')
        .execute();

/** False when another worker was first: the reminder is theirs then. */
export async function claimReminder(tx: Tx, row: SentReminder): Promise<boolean> {
  const result = await tx
    .insertInto('deadline_reminders')
    .values(row)
    .onConflict(conflict => conflict.columns(['action_id', 'deadline', 'days_before']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function refusals(db: Query): Promise<Set<string>> {
  const rows = await db.selectFrom('reminder_refusals').select('coordinator_id').execute();
  return new Set(rows.map(row => row.coordinator_id));
}

export async function addRefusal(tx: Tx, row: Schema['reminder_refusals']): Promise<void> {
  await tx
    .insertInto('reminder_refusals')
    .values(row)
    .onConflict(conflict => conflict.column('coordinator_id').doNothing())
    .execute();
}

export async function dropRefusal(tx: Tx, coordinatorId: string): Promise<void> {
  await tx.deleteFrom('reminder_refusals').where('coordinator_id', '=', coordinatorId).execute();
}
