// Many new reports written at once: the rows of each as if it had come alone, and each counter moved once.
import type { Db, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import { changeBetween } from './model.ts';
import { countable, revisionRow, stateAfter, type Change } from './revise.ts';
import type { ReportRow } from './store.ts';
import { insertMany, insertManyApart, type ManyRows } from './write-rows.ts';

/** A report with its revisions from the first to the newest. */
export type History = { row: ReportRow; changes: [Change, ...Change[]] };

/** What all of these move the counters by: one row a counter. */
function countersOf(histories: readonly History[]): Schema['tally_counters'][] {
  const sums = new Map<string, Schema['tally_counters']>();
  for (const { row, changes } of histories) {
    for (const change of changeBetween(null, countable(row.day, changes.at(-1) ?? changes[0]))) {
      const { dimension, key, grade, appeals, reports } = change;
      const name = [row.action_id, dimension, key, grade].join('\0');
      const sum = sums.get(name);
      if (sum === undefined)
        sums.set(name, { action_id: row.action_id, dimension, key, grade, appeals, reports });
      else Object.assign(sum, { appeals: sum.appeals + appeals, reports: sum.reports + reports });
    }
  }
  return [...sums.values()];
}

/** Every row of these reports, of one action or several; each counter moves once, by the sum of them. */
export const rowsOf = (histories: readonly History[]): ManyRows => ({
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

/** Writes new reports together, in the transaction in hand. */
export const keepHistories = (db: Pick<Db, 'bulk'>, tx: Tx, histories: readonly History[]): Promise<void> =>
  insertMany(db, tx, rowsOf(histories));

/** Writes new reports together in a transaction of their own, durable when this resolves. */
export const keepHistoriesApart = (db: Pick<Db, 'writeRows'>, histories: readonly History[]): Promise<void> =>
  insertManyApart(db, rowsOf(histories));
