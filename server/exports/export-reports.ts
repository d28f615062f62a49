// The reports of an action as a table, one row for each line; no address, no code, no hour that could tell who.
import type { Readable } from 'node:stream';
import { findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { App } from '../platform/app.ts';
import { gradeOf, standingOf } from '../reports/model.ts';
import * as store from './tables/store.ts';
import { writeTable, type TableFormat } from './tables/write-table.ts';

const COLUMNS = [
  'report',
  'day',
  'target_id',
  'target',
  'channel',
  'quantity',
  'grade',
  'standing',
  'country',
  'as',
  'group_name',
  'group_people',
  'action_version',
] as const;

/** Reports read at once. */
const PAGE = 400;

async function* rowsOf(app: App, action: PublishedAction) {
  const targets = await findEveryTarget(app, action);
  for (let after: string | null = ''; after !== null;) {
    const page = await store.linesOfReports(app.db.query, action.id, after, PAGE);
    for (const line of page.lines) {
      const target = targets.get(line.targetId);
      const group = line.asKind === 'group' ? { name: line.groupName, people: line.groupPeople ?? 1 } : null;
      yield {
        report: line.reportId,
        day: line.day,
        target_id: line.targetId,
        target: target?.name ?? target?.title ?? target?.body ?? null,
        channel: line.channel,
        quantity: line.quantity,
        grade: gradeOf(group, line.confirmedAt),
        // Lines of a withdrawn report are none, so it never appears here.
        standing: standingOf({ kind: line.kind, held: line.held, withdrawnAt: null }),
        country: line.country,
        as: group === null ? 'self' : 'group',
        group_name: group?.name ?? null,
        group_people: group?.people ?? null,
        action_version: line.version,
      };
    }
    after = page.last;
  }
}

/** Every line of every report that is not withdrawn; those whose standing is `counted` sum up to the tally. */
export const exportReports = (app: App, action: PublishedAction, format: TableFormat): Readable =>
  writeTable({ columns: COLUMNS, rows: rowsOf(app, action) }, format);
