// The changes of one thing, newest first: what its page on the desk shows as its history.
import { z } from 'zod';
import type { Query } from '../platform/db/db.ts';
import { auditRows } from './store.ts';

export type Change = {
  id: string;
  at: string;
  byName: string;
  verb: string;
  detail: Record<string, unknown>;
};

const detailSchema = z.record(z.string(), z.unknown());

/** At most `limit` changes of a subject such as an official or an action; of one verb when it is given. */
export async function changesOf(
  db: Query,
  subject: { type: string; id: string },
  { verb, limit = 100 }: { verb?: string; limit?: number } = {},
): Promise<Change[]> {
  const rows = await auditRows(db, {
    subjectType: subject.type,
    subjectId: subject.id,
    limit,
    ...(verb === undefined ? {} : { verb }),
  });
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    byName: row.by_name,
    verb: row.verb,
    detail: detailSchema.parse(JSON.parse(row.detail)),
  }));
}
