// Many new reports written at once: the rows of each as if it had come alone, and each counter moved once.
import type { Db, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import { changeBetween, type Countable } from './model.ts';
import { countable, revisionRow, stateAfter, type Change } from './revise.ts';
import type { ReportRow } from './store.ts';
import { insertMany, insertManyApart, type ManyRows } from './write-rows.ts';

/** A report with its revisions from the first to the newest. */
export type History = { row: ReportRow; changes: [Change, ...Change[]] };

/** How one report changes: from what (null where it is new) to what. */
export type Move = { actionId: string; before: Countable | null; after: Countable };

/** What all of these move the counters by: one row a counter. */
export function countersOfAll(moves: readonly Move[]): Schema['tally_counters'][] {
  const sums = new Map<string, Schema['tally_counters']>();
  for (const { actionId, before, after } of moves) {
    for (const { dimension, key, grade, appeals, reports } of changeBetween(before, after)) {
      const name = [actionId, dimension, key, grade].join('\0');
      const sum = sums.get(name);
      if (sum === undefined) sums.set(name, { action_id: actionId, dimension, key, grade, appeals, reports });
      else Object.assign(sum, { appeals: sum.appeals + appeals, reports: sum.reports + reports });
    }
  }
  return [...sums.values()];
}

const countersOf = (histories: readonly History[]): Schema['tally_counters'][] =>
  countersOfAll(
    histories.map(({ row, changes }) => ({
      actionId: row.action_id,
      before: null,
      after: countable(row.day, changes.at(-1) ?? changes[0]),
    })),
  );

/** Every row of these reports, of one action or several; each counter moves once, by the sum of them. */
const rowsOf = (histories: readonly History[]): Omit<ManyRows, 'contentHours'> => ({
  reports: histories.map(({ row }) => row),
  states: histories.map(({ row, changes }) => ({
    report_id: row.id,
    action_id: row.action_id,
    day: row.day,
    created_at: row.created_at,
    ...stateAfter(changes.length, changes.at(-1) ?? changes[0]),
  })),
  revisions: histories.flatMap(({ row, changes }) =>
    changes.map((change, at) => revisionRow(row, at + 1, change)),
  ),
  lines: histories.flatMap(({ row, changes }) =>
    changes.flatMap((change, at) =>
      change.lines.map(({ target, channel, quantity }) => ({
        report_id: row.id,
        revision: at + 1,
        target_id: target,
        channel,
        quantity,
        demo: row.demo,
      })),
    ),
  ),
  counters: countersOf(histories),
});

/** New reports, and what they add to the hours in which a content came. */
export type ManyReports = { histories: readonly History[]; contentHours: readonly Schema['content_hours'][] };

const manyRows = ({ histories, contentHours }: ManyReports): ManyRows => ({
  ...rowsOf(histories),
  contentHours,
});

/** Writes new reports together, in the transaction in hand. */
export const keepMany = (db: Pick<Db, 'bulk'>, tx: Tx, many: ManyReports): Promise<void> =>
  insertMany(db, tx, manyRows(many));

/** Writes new reports together in a transaction of their own, durable when this resolves. */
export const keepManyApart = (db: Pick<Db, 'writeRows'>, many: ManyReports): Promise<void> =>
  insertManyApart(db, manyRows(many));

/** Reports that nobody asks how their content came: of the demo, of an office's file. */
export const keepHistories = (db: Pick<Db, 'bulk'>, tx: Tx, histories: readonly History[]): Promise<void> =>
  keepMany(db, tx, { histories, contentHours: [] });
