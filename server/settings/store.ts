// The settings table: one row a setting, its value as JSON.
import type { Query, Tx } from '../platform/db/db.ts';

export async function readRows(db: Query): Promise<Map<string, string>> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute();
  return new Map(rows.map(row => [row.key, row.value]));
}

export async function writeRow(
  tx: Tx,
  row: { key: string; value: string; at: string; by: string | null },
): Promise<void> {
  const values = { key: row.key, value: row.value, updated_at: row.at, updated_by: row.by };
  await tx
    .insertInto('settings')
    .values(values)
    .onConflict(conflict =>
      conflict
        .column('key')
        .doUpdateSet({ value: values.value, updated_at: values.updated_at, updated_by: values.updated_by }),
    )
    .execute();
}

/** Whether any action of the demo content is there. */
export async function demoLoaded(db: Query): Promise<boolean> {
  return (
    (await db.selectFrom('actions').select('id').where('demo', '=', 1).limit(1).executeTakeFirst()) !==
    undefined
  );
}

export async function deleteRow(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('settings').where('key', '=', key).execute();
}
