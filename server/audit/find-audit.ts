// Reading who did what: a page of rows, newest first, or all of them for a file.
import { addDays, isDay, endOfDay } from '../lib/dates.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import type { By } from './model.ts';
import { auditRows, auditWords, type AuditRow } from './store.ts';

export const ROWS_A_PAGE = 50;
/** Rows in hand at once while a file is written. */
const ROWS_A_READ = 500;

/** As the address has it; an empty part is for all. `from` and `to` are days, both of them counted. */
export type AuditWish = {
  person: string;
  verb: string;
  type: string;
  subject: string;
  from: string;
  to: string;
  before: string;
  /** Of the days. */
  zone: string;
};
export type AuditList = {
  rows: AuditRow[];
  next: string | null;
  people: string[];
  types: string[];
  verbs: string[];
};

const filterOf = (wish: AuditWish) => ({
  ...(wish.person === '' ? {} : { byName: wish.person }),
  ...(wish.verb === '' ? {} : { verb: wish.verb }),
  ...(wish.type === '' ? {} : { subjectType: wish.type }),
  ...(wish.subject === '' ? {} : { subjectId: wish.subject }),
  ...(isDay(wish.from) ? { since: endOfDay(addDays(wish.from, -1), wish.zone) } : {}),
  ...(isDay(wish.to) ? { until: endOfDay(wish.to, wish.zone) } : {}),
  ...(wish.before === '' ? {} : { before: wish.before }),
});

/** A page of the audit rows that fit the wish. @throws {Forbidden} */
export async function findAudit(app: App, by: By, wish: AuditWish): Promise<AuditList> {
  mustBeAble(by, 'audit.read');
  const found = await auditRows(app.db.query, { ...filterOf(wish), limit: ROWS_A_PAGE + 1 });
  const rows = found.slice(0, ROWS_A_PAGE);
  const next = found.length > ROWS_A_PAGE ? (rows.at(-1)?.id ?? null) : null;
  return { rows, next, ...(await auditWords(app.db.query)) };
}

/** Every row that fits the wish, newest first, read page by page. @throws {Forbidden} before the first row */
export function everyAuditRow(app: App, by: By, wish: AuditWish): AsyncGenerator<AuditRow> {
  mustBeAble(by, 'audit.read');
  return rowsOf(app, wish);
}

async function* rowsOf(app: App, wish: AuditWish): AsyncGenerator<AuditRow> {
  let { before } = wish;
  for (;;) {
    const rows = await auditRows(app.db.query, { ...filterOf({ ...wish, before }), limit: ROWS_A_READ });
    yield* rows;
    before = rows.at(-1)?.id ?? '';
    if (rows.length < ROWS_A_READ) return;
  }
}
