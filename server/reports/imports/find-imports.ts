// The imports there were: a list, and one with what it brought, how that stands now, and whether it can be undone.
import { mustBeAble } from '../../accounts/model.ts';
import { findActionById, findActionsById, findEveryTarget } from '../../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import type { By } from '../../audit/model.ts';
import type { Instant } from '../../lib/dates.ts';
import { NotFound } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { sumsOf, undoableUntil, type Sums } from './model.ts';
import * as store from './store.ts';

export type ListedImport = {
  id: string;
  at: Instant;
  byName: string;
  office: string;
  fileName: string;
  reports: number;
  appeals: number;
  undone: { at: Instant; byName: string } | null;
  action: PublishedAction | null;
};

const MOST_LISTED = 200;

/** The newest imports, of one action or of all. @throws {Forbidden} */
export async function listImports(
  app: App,
  by: By,
  filter: { actionId?: string } = {},
): Promise<ListedImport[]> {
  mustBeAble(by, 'reports.import');
  const rows = await store.importRows(app.db.query, { ...filter, limit: MOST_LISTED });
  const actions = await findActionsById(app, [...new Set(rows.map(row => row.action_id))]);
  return rows.map(row => ({
    id: row.id,
    at: row.at,
    byName: row.by_name,
    office: row.office,
    fileName: row.file_name,
    reports: row.reports,
    appeals: row.appeals,
    undone: row.undone_at === null ? null : { at: row.undone_at, byName: row.undone_by ?? '' },
    action: actions.find(action => action.id === row.action_id) ?? null,
  }));
}

export type FoundImport = Omit<ListedImport, 'action' | 'undone'> & {
  action: PublishedAction;
  targets: ReadonlyMap<string, ResolvedTarget>;
  /** As it was brought. */
  sums: Sums;
  /** Letters of it that count now, and reports that were changed since. */
  now: { counted: number; changed: number };
  undoableUntil: Instant;
  undone: { at: Instant; byName: string; reason: string; reports: number; appeals: number } | null;
};

/** One import. @throws {Forbidden}, {NotFound} */
export async function findImport(app: App, by: By, id: string): Promise<FoundImport> {
  mustBeAble(by, 'reports.import');
  const db = app.db.query;
  const row = await store.importRow(db, id);
  if (row === null) throw new NotFound();
  const action = await findActionById(app, row.action_id);
  const undoing = await store.undoingOf(db, id);
  return {
    id: row.id,
    at: row.at,
    byName: row.by_name,
    office: row.office,
    fileName: row.file_name,
    reports: row.reports,
    appeals: row.appeals,
    action,
    targets: await findEveryTarget(app, action),
    sums: sumsOf(await store.linesAsBrought(db, id)),
    now: await store.standingNow(db, id),
    undoableUntil: undoableUntil(row.at),
    undone: undoing && {
      at: undoing.at,
      byName: undoing.by_name,
      reason: undoing.reason,
      reports: undoing.reports,
      appeals: undoing.appeals,
    },
  };
}
