// The report tables: rows that are only ever added, the state and counters derived from them, the sealed contact.
import { isChannel, type Channel, type Grade } from '../lib/channels.ts';
import type { Query, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import type { CounterChange, ReportLine } from './model.ts';

export type ReportRow = Schema['reports'];
export type RevisionRow = Schema['report_revisions'];
export type StateRow = Schema['report_states'];

/** A report as it stands: its row, its state, its newest revision with the lines of it. */
export type Kept = { report: ReportRow; state: StateRow; revision: RevisionRow; lines: ReportLine[] };

async function keptOf(db: Query, report: ReportRow | undefined): Promise<Kept | null> {
  if (!report) return null;
  const state = await db
    .selectFrom('report_states')
    .selectAll()
    .where('report_id', '=', report.id)
    .executeTakeFirstOrThrow();
  const revision = await db
    .selectFrom('report_revisions')
    .selectAll()
    .where('report_id', '=', report.id)
    .where('revision', '=', state.revision)
    .executeTakeFirstOrThrow();
  return { report, state, revision, lines: await linesOf(db, report.id, state.revision) };
}

/** What a report said when it came. */
export const firstRevision = (db: Query, reportId: string): Promise<RevisionRow> =>
  db
    .selectFrom('report_revisions')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('revision', '=', 1)
    .executeTakeFirstOrThrow();

/** The lines of one revision. */
export async function linesOf(db: Query, reportId: string, revision: number): Promise<ReportLine[]> {
  const rows = await db
    .selectFrom('report_lines')
    .select(['target_id', 'channel', 'quantity'])
    .where('report_id', '=', reportId)
    .where('revision', '=', revision)
    .orderBy('target_id')
    .orderBy('channel')
    .execute();
  return rows.map(row => ({
    target: row.target_id,
    channel: channelFrom(row.channel),
    quantity: row.quantity,
  }));
}

const channelFrom = (text: string): Channel => (isChannel(text) ? text : 'other');

/** The reports with these codes. A code is made from an action and a key, so it tells whether the key has come before. */
export const reportsByCode = (db: Query, codeHashes: readonly string[]): Promise<ReportRow[]> =>
  db
    .selectFrom('reports')
    .selectAll()
    .where('code_hash', 'in', [...codeHashes])
    .execute();

export const reportByCode = async (db: Query, codeHash: string): Promise<Kept | null> =>
  keptOf(db, await db.selectFrom('reports').selectAll().where('code_hash', '=', codeHash).executeTakeFirst());

export const reportById = async (db: Query, id: string): Promise<Kept | null> =>
  keptOf(db, await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst());

export async function insertRevision(
  tx: Tx,
  revision: RevisionRow,
  lines: readonly ReportLine[],
): Promise<void> {
  await tx.insertInto('report_revisions').values(revision).execute();
  if (lines.length === 0) return;
  const rows = lines.map(line => ({
    report_id: revision.report_id,
    revision: revision.revision,
    target_id: line.target,
    channel: line.channel,
    quantity: line.quantity,
    demo: revision.demo,
  }));
  await tx.insertInto('report_lines').values(rows).execute();
}

/** Moves the state on from `fromRevision`; false when somebody else has moved it. */
export async function moveState(
  tx: Tx,
  reportId: string,
  fromRevision: number,
  values: Omit<StateRow, 'report_id' | 'action_id' | 'day' | 'created_at'>,
): Promise<boolean> {
  const result = await tx
    .updateTable('report_states')
    .set(values)
    .where('report_id', '=', reportId)
    .where('revision', '=', fromRevision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Adds to the counters; a counter that is not there yet begins. Each counter stands once in `changes`. */
export async function addToCounters(
  tx: Tx,
  actionId: string,
  changes: readonly CounterChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('tally_counters')
    .values(changes.map(change => ({ action_id: actionId, ...change })))
    .onConflict(conflict =>
      conflict.columns(['action_id', 'dimension', 'key', 'grade']).doUpdateSet(set => ({
        appeals: set('tally_counters.appeals', '+', set.ref('excluded.appeals')),
        reports: set('tally_counters.reports', '+', set.ref('excluded.reports')),
      })),
    )
    .execute();
}

export async function putContact(tx: Tx, row: Schema['report_contacts']): Promise<void> {
  await tx
    .insertInto('report_contacts')
    .values(row)
    .onConflict(conflict =>
      conflict
        .column('report_id')
        .doUpdateSet({ email_sealed: row.email_sealed, created_at: row.created_at }),
    )
    .execute();
}

/** The sealed address, or null where none was given or it was erased. */
export async function contactOf(db: Query, reportId: string): Promise<string | null> {
  const row = await db
    .selectFrom('report_contacts')
    .select('email_sealed')
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row?.email_sealed ?? null;
}

export async function eraseContact(tx: Tx, reportId: string): Promise<void> {
  await tx.deleteFrom('report_contacts').where('report_id', '=', reportId).execute();
}

/** The appeals a reviewer has accepted for a report; null when none was ever accepted. */
export async function acceptedAppeals(db: Query, reportId: string): Promise<number | null> {
  const row = await db
    .selectFrom('report_revisions')
    .select('appeals')
    .where('report_id', '=', reportId)
    .where('kind', '=', 'accepted')
    .orderBy('revision', 'desc')
    .executeTakeFirst();
  return row?.appeals ?? null;
}

/** Whether a reviewer's last word on a report was to set it aside, whatever its reporter has changed since. */
export async function isSetAside(db: Query, reportId: string): Promise<boolean> {
  const row = await db
    .selectFrom('report_revisions')
    .select('kind')
    .where('report_id', '=', reportId)
    .where('kind', 'in', ['accepted', 'set-aside'])
    .orderBy('revision', 'desc')
    .executeTakeFirst();
  return row?.kind === 'set-aside';
}

/** The most appeals that one counted report of this action holds, for a reviewer to compare with. */
export async function largestCounted(db: Query, actionId: string, grades: readonly Grade[]): Promise<number> {
  const row = await db
    .selectFrom('report_states')
    .select(select => select.fn.max('appeals').as('most'))
    .where('action_id', '=', actionId)
    .where('held', '=', 0)
    .where('grade', 'in', [...grades])
    .executeTakeFirst();
  return row?.most ?? 0;
}

/** Every row of these actions. The database lets go of rows of the demo alone. */
export async function deleteReportsOf(tx: Tx, actionIds: readonly string[]): Promise<void> {
  if (actionIds.length === 0) return;
  const reports = tx.selectFrom('reports').select('id').where('action_id', 'in', actionIds);
  for (const table of [
    'outcome_wishes',
    'report_lines',
    'report_revisions',
    'hold_decisions',
    'report_contacts',
  ] as const) {
    await tx.deleteFrom(table).where('report_id', 'in', reports).execute();
  }
  for (const table of ['report_states', 'reports', 'tally_counters', 'content_hours'] as const) {
    await tx.deleteFrom(table).where('action_id', 'in', actionIds).execute();
  }
}
