// Many new reports written at once: the rows of each as if it had come alone, and each counter moved once.
import type { Db, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';
import { changeBetween, type Countable } from './model.ts';
import { countable, revisionRow, stateAfter, type Change } from './revise.ts';
import * as store from './store.ts';

/** A report with its revisions from the first to the newest. */
export type History = { row: store.ReportRow; changes: [Change, ...Change[]] };

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

/** Writes new reports together, of one action or several; each counter moves once, by the sum of them. */
export async function keepHistories(
  db: Pick<Db, 'bulk'>,
  tx: Tx,
  histories: readonly History[],
): Promise<void> {
  await store.insertMany(db, tx, {
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
}
