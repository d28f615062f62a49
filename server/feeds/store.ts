// Reads the newest changes of published actions; only the actions feature writes them.
import type { Query } from '../platform/db/db.ts';

export type ChangeRow =
  | { what: 'version'; actionId: string; at: string; version: number; note: string | null }
  | { what: 'stop'; actionId: string; at: string; id: string }
  | { what: 'outcome'; actionId: string; at: string; id: string; text: string; kind: string };

/** The newest changes of every kind, the newest first. */
export async function changeRows(db: Query, limit: number): Promise<ChangeRow[]> {
  const versions = await db
    .selectFrom('action_versions')
    .select(['action_id', 'version', 'published_at', 'note'])
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const stops = await db
    .selectFrom('action_stops')
    .select(['id', 'action_id', 'at'])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const outcomes = await db
    .selectFrom('action_outcomes')
    .select(['id', 'action_id', 'at', 'kind', 'text'])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const rows: ChangeRow[] = [
    ...outcomes.map(row => ({ what: 'outcome' as const, actionId: row.action_id, ...row })),
    ...stops.map(row => ({ what: 'stop' as const, actionId: row.action_id, ...row })),
    ...versions.map(row => ({
      what: 'version' as const,
      actionId: row.action_id,
      at: row.published_at,
      version: row.version,
      note: row.note,
    })),
  ];
  // Sorting is stable: of one moment, what became of it stands before what was asked.
  return rows.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).slice(0, limit);
}
