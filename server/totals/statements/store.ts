// The tables of statements of totals. Statements, what they count and where they went are only ever added to.
import { isChannel, isGrade, type Grade } from '../../lib/channels.ts';
import type { Db, Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import type { ReportLine } from '../../reports/model.ts';

export type StatementRow = Schema['statements'];
export type DeliveryRow = Schema['statement_deliveries'];

/** A report as it stands, to be counted. */
export type StandingReport = {
  id: string;
  revision: number;
  createdAt: string;
  day: string;
  grade: Grade;
  country: string | null;
  held: boolean;
  /** Of its receipt's code. */
  codeHash: string;
  lines: ReportLine[];
};

/** The place behind which the next page begins. */
export type Place = { createdAt: string; id: string };

/** Reports of an action of days up to `day`, in the order they came in, behind `after`; withdrawn ones have no lines. */
export async function standingReports(
  db: Query,
  wish: { actionId: string; day: string; after: Place; limit: number },
): Promise<StandingReport[]> {
  const { createdAt, id } = wish.after;
  const rows = await db
    .selectFrom('report_states as s')
    .innerJoin('reports as r', 'r.id', 's.report_id')
    .select(['s.report_id', 's.revision', 's.created_at', 's.day', 's.grade', 's.country', 's.held'])
    .select('r.code_hash')
    .where('s.action_id', '=', wish.actionId)
    .where('s.created_at', '>=', createdAt)
    .where(each => each.or([each('s.created_at', '>', createdAt), each('s.report_id', '>', id)]))
    .where('s.day', '<=', wish.day)
    .orderBy('s.created_at')
    .orderBy('s.report_id')
    .limit(wish.limit)
    .execute();
  const lines = await linesOf(db, new Map(rows.map(row => [row.report_id, row.revision])));
  return rows.map(row => ({
    id: row.report_id,
    revision: row.revision,
    createdAt: row.created_at,
    day: row.day,
    grade: isGrade(row.grade) ? row.grade : 'reported',
    country: row.country,
    held: row.held === 1,
    codeHash: row.code_hash,
    lines: lines.get(row.report_id) ?? [],
  }));
}

async function linesOf(
  db: Query,
  revisions: ReadonlyMap<string, number>,
): Promise<Map<string, ReportLine[]>> {
  const found = new Map<string, ReportLine[]>();
  if (revisions.size === 0) return found;
  const rows = await db
    .selectFrom('report_lines')
    .select(['report_id', 'revision', 'target_id', 'channel', 'quantity'])
    .where('report_id', 'in', [...revisions.keys()])
    .execute();
  for (const row of rows) {
    if (revisions.get(row.report_id) !== row.revision || !isChannel(row.channel)) continue;
    const held = found.get(row.report_id) ?? [];
    held.push({ target: row.target_id, channel: row.channel, quantity: row.quantity });
    found.set(row.report_id, held);
  }
  return found;
}

/** The next number of a year: counted in the transaction that uses it, so that none is left out or given twice. */
export async function nextPosition(tx: Tx, year: number): Promise<number> {
  const row = await tx
    .insertInto('statement_years')
    .values({ year, last: 1 })
    .onConflict(conflict =>
      conflict.column('year').doUpdateSet(set => ({ last: set('statement_years.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertStatement(tx: Tx, row: StatementRow): Promise<void> {
  await tx.insertInto('statements').values(row).execute();
}

export const insertReports = (
  { bulk }: Pick<Db, 'bulk'>,
  tx: Tx,
  rows: readonly Schema['statement_reports'][],
): Promise<void> => bulk.insert(tx, 'statement_reports', rows);

export const statementByNumber = (db: Query, number: string): Promise<StatementRow | undefined> =>
  db.selectFrom('statements').selectAll().where('number', '=', number).executeTakeFirst();

/** The statement that corrects this one, or undefined. */
export const correctionOf = (db: Query, number: string): Promise<StatementRow | undefined> =>
  db.selectFrom('statements').selectAll().where('corrects', '=', number).executeTakeFirst();

export type ListedStatement = Pick<
  StatementRow,
  'id' | 'number' | 'action_id' | 'day' | 'lang' | 'frozen_at' | 'by_name' | 'numbers' | 'corrects'
>;

/** The newest first; all, or those of one action. */
export async function listStatements(db: Query, actionId: string | null): Promise<ListedStatement[]> {
  let query = db
    .selectFrom('statements')
    .select(['id', 'number', 'action_id', 'day', 'lang', 'frozen_at', 'by_name', 'numbers', 'corrects'])
    .orderBy('frozen_at', 'desc')
    .orderBy('position', 'desc')
    .limit(500);
  if (actionId !== null) query = query.where('action_id', '=', actionId);
  return query.execute();
}

/** Of these actions: the statement that counts the latest day; of several the one frozen last. */
export async function lastStatements(
  db: Query,
  actionIds: readonly string[],
): Promise<Map<string, { number: string; day: string }>> {
  if (actionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('statements')
    .select(['action_id', 'number', 'day'])
    .where('action_id', 'in', [...actionIds])
    .orderBy('day')
    .orderBy('frozen_at')
    .orderBy('position')
    .execute();
  return new Map(rows.map(({ action_id, number, day }) => [action_id, { number, day }]));
}

export async function insertDelivery(tx: Tx, row: DeliveryRow): Promise<void> {
  await tx.insertInto('statement_deliveries').values(row).execute();
}

/** Where statements went, in the order it was told. */
export const deliveriesOf = async (db: Query, statementIds: readonly string[]): Promise<DeliveryRow[]> =>
  statementIds.length === 0
    ? []
    : db
        .selectFrom('statement_deliveries')
        .selectAll()
        .where('statement_id', 'in', [...statementIds])
        .orderBy('at')
        .orderBy('id')
        .execute();

export type CountedIn = Pick<StatementRow, 'id' | 'number' | 'day' | 'frozen_at' | 'corrects' | 'numbers'> & {
  revision: number;
  grade: string;
  appeals: number;
};

/** The statements that count a report, in which revision and with how many appeals. */
export const statementsWith = (db: Query, reportId: string): Promise<CountedIn[]> =>
  db
    .selectFrom('statement_reports as r')
    .innerJoin('statements as s', 's.id', 'r.statement_id')
    .select([
      's.id',
      's.number',
      's.day',
      's.frozen_at',
      's.corrects',
      's.numbers',
      'r.revision',
      'r.grade',
      'r.appeals',
    ])
    .where('r.report_id', '=', reportId)
    .orderBy('s.frozen_at')
    .execute();

/** Everything of these actions, which must be the demo's: the database lets go of no other. Numbers are not used again. */
export async function deleteStatementsOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return;
  const ids = tx
    .selectFrom('statements')
    .select('id')
    .where('action_id', 'in', [...actionIds]);
  await tx.deleteFrom('statement_deliveries').where('statement_id', 'in', ids).execute();
  const reports = tx
    .selectFrom('reports')
    .select('id')
    .where('action_id', 'in', [...actionIds]);
  await tx.deleteFrom('statement_reports').where('report_id', 'in', reports).execute();
  await tx
    .deleteFrom('statements')
    .where('action_id', 'in', [...actionIds])
    .execute();
}
