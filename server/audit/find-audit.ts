// Reading who did what: a page of rows, newest first.
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import type { By } from './model.ts';
import { auditRows, auditWords, type AuditRow } from './store.ts';

export const ROWS_A_PAGE = 50;

export type AuditWish = { person: string; type: string; subject: string; before: string };
export type AuditList = { rows: AuditRow[]; next: string | null; people: string[]; types: string[] };

/** A page of the audit rows that fit the wish; an empty wish is for all. @throws {Forbidden} */
export async function findAudit(app: App, by: By, wish: AuditWish): Promise<AuditList> {
  mustBeAble(by, 'audit.read');
  const found = await auditRows(app.db.query, {
    limit: ROWS_A_PAGE + 1,
    ...(wish.person === '' ? {} : { byName: wish.person }),
    ...(wish.type === '' ? {} : { subjectType: wish.type }),
    ...(wish.subject === '' ? {} : { subjectId: wish.subject }),
    ...(wish.before === '' ? {} : { before: wish.before }),
  });
  const rows = found.slice(0, ROWS_A_PAGE);
  const next = found.length > ROWS_A_PAGE ? (rows.at(-1)?.id ?? null) : null;
  return { rows, next, ...(await auditWords(app.db.query)) };
}
