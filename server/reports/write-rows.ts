// The rows of many new reports, written at once: in the transaction in hand, or in one of their own.
import type { Db, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';

/** Many reports, each with its state, its revisions and their lines, and the counters they move. */
export type ManyRows = {
  reports: readonly Schema['reports'][];
  states: readonly Schema['report_states'][];
  revisions: readonly Schema['report_revisions'][];
  lines: readonly Schema['report_lines'][];
  counters: readonly Schema['tally_counters'][];
  /** What they add to the hours in which a content came. */
  contentHours: readonly Schema['content_hours'][];
};

const INTO_COUNTERS = {
  table: 'tally_counters',
  key: ['action_id', 'dimension', 'key', 'grade'],
  sums: ['appeals', 'reports'],
} as const;

const INTO_HOURS = {
  table: 'content_hours',
  key: ['action_id', 'shape', 'hour'],
  sums: ['reports'],
} as const;

export async function insertMany({ bulk }: Pick<Db, 'bulk'>, tx: Tx, rows: ManyRows): Promise<void> {
  await bulk.insert(tx, 'reports', rows.reports);
  await bulk.insert(tx, 'report_states', rows.states);
  await bulk.insert(tx, 'report_revisions', rows.revisions);
  await bulk.insert(tx, 'report_lines', rows.lines);
  await bulk.addUp(tx, INTO_COUNTERS, rows.counters);
  await bulk.addUp(tx, INTO_HOURS, rows.contentHours);
}

/** The same in a transaction of its own. */
export const insertManyApart = (db: Pick<Db, 'writeRows'>, rows: ManyRows): Promise<void> =>
  db.writeRows(into => {
    into.insert('reports', rows.reports);
    into.insert('report_states', rows.states);
    into.insert('report_revisions', rows.revisions);
    into.insert('report_lines', rows.lines);
    into.addUp(INTO_COUNTERS, rows.counters);
    into.addUp(INTO_HOURS, rows.contentHours);
  });
