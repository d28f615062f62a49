// The newest audit row about a type of subject: for work that must know whether it was done, and when.
import type { Query } from '../platform/db/db.ts';
import { auditRows, type AuditRow } from './store.ts';

export async function latestAudit(db: Query, subjectType: string): Promise<AuditRow | null> {
  const [row] = await auditRows(db, { subjectType, limit: 1 });
  return row ?? null;
}
