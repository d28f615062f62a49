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
  for (const { move, times } of alike(moves)) {
    const { actionId, before, after } = move;
    for (const { dimension, key, grade, appeals, reports } of changeBetween(before, after)) {
      const name = `${actionId}\0${dimension}\0${key}\0${grade}`;
      const sum = sums.get(name) ?? { action_id: actionId, dimension, key, grade, appeals: 0, reports: 0 };
      sum.appeals += times * appeals;
      sum.reports += times * reports;
      sums.set(name, sum);
    }
  }
  return [...sums.values()];
}

/** Most reports of a crowd say the same as another: what they move is worked out once for all of them. */
function alike(moves: readonly Move[]): Iterable<{ move: Move; times: number }> {
  const kinds = new Map<string, { move: Move; times: number }>();
  for (const move of moves) {
    const { actionId, before, after } = move;
    const name = `${actionId}\n${before === null ? '' : wordsOf(before)}\n${wordsOf(after)}`;
    const kind = kinds.get(name);
    if (kind) kind.times += 1;
    else kinds.set(name, { move, times: 1 });
  }
  return kinds.values();
}

/** All that counts, as one text. */
const wordsOf = ({ lines, country, day, grade, held }: Countable): string =>
  lines.reduce(
    (words, { target, channel, quantity }) => `${words} ${target} ${channel} ${String(quantity)}`,
    `${day} ${country ?? ''} ${grade} ${held ? 'held' : ''}`,
  );

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
