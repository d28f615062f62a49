// The tables of what statements commit to: roots, and the leaf lists as they were published. Only ever added to.
import { isChannel, isGrade } from '../../lib/channels.ts';
import type { Db, Query, Tx } from '../../platform/db/db.ts';
import type { Schema } from '../../platform/db/schema.ts';
import { digestOfKept, type Leaf } from './leaf.ts';
import type { LeafPage } from './leaf-pages.ts';

export type CommitmentRow = Schema['statement_commitments'];

/** Line ends stand between leaves, as in the file that is published. */
const LINE_END = '\n';

export async function insertPages(
  { bulk }: Pick<Db, 'bulk'>,
  tx: Tx,
  of: { statementId: string; demo: number },
  pages: readonly LeafPage[],
): Promise<void> {
  const rows = pages.map(({ first, leaves, hash }) => ({
    statement_id: of.statementId,
    first,
    first_mark: leaves[0]?.split(',', 1)[0] ?? '',
    leaves: leaves.join(LINE_END),
    hash: hash.toString('hex'),
    demo: of.demo,
  }));
  await bulk.insert(tx, 'statement_leaves', rows);
}

export async function insertCommitment(tx: Tx, row: CommitmentRow): Promise<void> {
  await tx.insertInto('statement_commitments').values(row).execute();
}

export const commitmentOf = (db: Query, statementId: string): Promise<CommitmentRow | undefined> =>
  db
    .selectFrom('statement_commitments')
    .selectAll()
    .where('statement_id', '=', statementId)
    .executeTakeFirst();

/** The statements among these that commit to a list. */
export async function committedAmong(db: Query, statementIds: readonly string[]): Promise<Set<string>> {
  if (statementIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('statement_commitments')
    .select('statement_id')
    .where('statement_id', 'in', [...statementIds])
    .execute();
  return new Set(rows.map(row => row.statement_id));
}

export type PageHead = { first: number; firstMark: string; hash: string };

/** Of every page what a path and a search need: not the leaves. */
export async function pageHeads(db: Query, statementId: string): Promise<PageHead[]> {
  const rows = await db
    .selectFrom('statement_leaves')
    .select(['first', 'first_mark', 'hash'])
    .where('statement_id', '=', statementId)
    .orderBy('first')
    .execute();
  return rows.map(row => ({ first: row.first, firstMark: row.first_mark, hash: row.hash }));
}

/** The leaves of the pages that begin at `from` or behind it, at most `limit` pages. */
export async function leavesFrom(
  db: Query,
  statementId: string,
  from: number,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('statement_leaves')
    .select('leaves')
    .where('statement_id', '=', statementId)
    .where('first', '>=', from)
    .orderBy('first')
    .limit(limit)
    .execute();
  return rows.flatMap(row => row.leaves.split(LINE_END));
}

/** Statements with their list, in the order of their numbers, to be examined. */
export const everyCommitted = (db: Query) =>
  db
    .selectFrom('statements as s')
    .innerJoin('statement_commitments as c', 'c.statement_id', 's.id')
    .select(['s.id', 's.number', 's.numbers', 'c.salt', 'c.size', 'c.root'])
    .orderBy('s.year')
    .orderBy('s.position')
    .execute();

/** What a statement counts behind `after`, report by report, from rows that cannot be changed; at most `limit` reports. */
export async function countedReports(
  db: Query,
  statementId: string,
  after: string,
  limit: number,
): Promise<{ last: string | null; lines: { digest: string; leaf: Omit<Leaf, 'mark'> }[] }> {
  const reports = await db
    .selectFrom('statement_reports as c')
    .innerJoin('reports as r', 'r.id', 'c.report_id')
    .select(['c.report_id', 'c.revision', 'c.grade', 'r.code_hash'])
    .where('c.statement_id', '=', statementId)
    .where('c.report_id', '>', after)
    .orderBy('c.report_id')
    .limit(limit)
    .execute();
  const last = reports.at(-1)?.report_id ?? null;
  if (last === null) return { last, lines: [] };
  const found = await db
    .selectFrom('report_lines')
    .select(['report_id', 'revision', 'target_id', 'channel', 'quantity'])
    .where(
      'report_id',
      'in',
      reports.map(report => report.report_id),
    )
    .execute();
  const counted = new Map(reports.map(report => [report.report_id, report]));
  const lines = found.flatMap(line => {
    const report = counted.get(line.report_id);
    if (report?.revision !== line.revision || !isChannel(line.channel) || !isGrade(report.grade)) return [];
    const leaf = {
      target: line.target_id,
      channel: line.channel,
      quantity: line.quantity,
      grade: report.grade,
    };
    return [{ digest: digestOfKept(report.code_hash), leaf }];
  });
  return { last, lines };
}

/** Everything of these actions, which must be the demo's: the database lets go of no other. */
export async function deleteCommitmentsOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return;
  const ids = tx
    .selectFrom('statements')
    .select('id')
    .where('action_id', 'in', [...actionIds]);
  await tx.deleteFrom('statement_commitments').where('statement_id', 'in', ids).execute();
  await tx.deleteFrom('statement_leaves').where('statement_id', 'in', ids).execute();
}
