// The audit table: rows are added and read, never changed; the database itself refuses the rest.
import type { Query, Tx } from '../platform/db/db.ts';

export type AuditRow = {
  id: string;
  at: string;
  by_id: string | null;
  by_name: string;
  verb: string;
  subject_type: string;
  subject_id: string | null;
  detail: string;
};

export async function addAuditRow(tx: Tx, row: AuditRow): Promise<void> {
  await tx.insertInto('audit').values(row).execute();
}

/** Newest first, at most `limit`, older than `before` (an id) when given. */
export async function auditRows(
  db: Query,
  filter: {
    subjectType?: string;
    subjectId?: string;
    byName?: string;
    verb?: string;
    before?: string;
    /** Instants: from this one on, and before that one. */
    since?: string;
    until?: string;
    limit: number;
  },
): Promise<AuditRow[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(filter.limit);
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.byName !== undefined) query = query.where('by_name', '=', filter.byName);
  if (filter.verb !== undefined) query = query.where('verb', '=', filter.verb);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since);
  if (filter.until !== undefined) query = query.where('at', '<', filter.until);
  return query.execute();
}

/** Everyone who ever changed something, by the name they had then; every type of subject and every verb there is. */
export async function auditWords(db: Query): Promise<{ people: string[]; types: string[]; verbs: string[] }> {
  const values = async (column: 'by_name' | 'subject_type' | 'verb'): Promise<string[]> => {
    const rows = await db
      .selectFrom('audit')
      .select(`${column} as value`)
      .distinct()
      .orderBy(column)
      .execute();
    return rows.map(row => row.value);
  };
  return {
    people: await values('by_name'),
    types: await values('subject_type'),
    verbs: await values('verb'),
  };
}
