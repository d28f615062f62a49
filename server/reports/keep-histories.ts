// Many new reports written at once: the rows of each as if it had come alone, and each counter moved once.
import type { Tx } from '../platform/db/db.ts';
import { changeBetween, type CounterChange } from './model.ts';
import { countable, revisionRow, stateAfter, type Change } from './revise.ts';
import * as store from './store.ts';

/** A report with its revisions from the first to the newest. */
export type History = { row: store.ReportRow; changes: [Change, ...Change[]] };

/** Writes new reports together, of one action or several; each counter moves once, by the sum of them. */
export async function keepHistories(tx: Tx, histories: readonly History[]): Promise<void> {
  await store.insertMany(tx, {
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
  });
  const byAction = new Map<string, Map<string, CounterChange>>();
  for (const { row, changes } of histories) {
    const sums = byAction.get(row.action_id) ?? new Map<string, CounterChange>();
    byAction.set(row.action_id, sums);
    for (const change of changeBetween(null, countable(row.day, changes.at(-1) ?? changes[0]))) {
      const counter = [change.dimension, change.key, change.grade].join('\0');
      const sum = sums.get(counter) ?? { ...change, appeals: 0, reports: 0 };
      sums.set(counter, {
        ...sum,
        appeals: sum.appeals + change.appeals,
        reports: sum.reports + change.reports,
      });
    }
  }
  for (const [actionId, sums] of byAction) await store.addToCounters(tx, actionId, [...sums.values()]);
}
