// One change of a report: a new revision, its lines, the state and the counters move together, or not at all.
import { z } from 'zod';
import type { Instant } from '../lib/dates.ts';
import { Conflict } from '../lib/errors.ts';
import type { Tx } from '../platform/db/db.ts';
import { appealsOf, changeBetween, gradeOf, type Countable, type Report, type ReportLine } from './model.ts';
import { findingSchema, type Finding } from './holding/rules.ts';
import * as store from './store.ts';

export const REVISION_KINDS = [
  'reported',
  'corrected',
  'confirmed',
  'accepted',
  'set-aside',
  'withdrawn',
  'undone',
] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** Who made a revision: a person on the page, a program, a coordinator, an office's file, the demo content. */
export type RevisedBy = 'page' | 'api' | 'coordinator' | 'import' | 'demo';

export type Change = {
  kind: RevisionKind;
  by: RevisedBy;
  at: Instant;
  lines: readonly ReportLine[];
  country: string | null;
  group: Report['group'];
  held: boolean;
  /** Why it is held; empty where no rule held it. */
  heldBy?: readonly Finding[];
  /** The mark of its source, and the name of its content: what a reviewer finds others like it by. */
  source?: string | null;
  shape?: string | null;
  confirmedAt: Instant | null;
  withdrawnAt: Instant | null;
};

export const groupOf = (
  revision: Pick<store.RevisionRow, 'as_kind' | 'group_name' | 'group_people'>,
): Report['group'] =>
  revision.as_kind === 'group' ? { name: revision.group_name, people: revision.group_people ?? 1 } : null;

/** The change that leaves everything as it is: what a use case begins from. */
export const unchanged = (kept: store.Kept): Omit<Change, 'kind' | 'by' | 'at'> => ({
  lines: kept.lines,
  country: kept.revision.country,
  group: groupOf(kept.revision),
  held: kept.state.held === 1,
  heldBy: kept.state.held === 1 ? findingsFrom(kept.revision.held_by) : [],
  source: kept.state.source_mark,
  shape: kept.state.shape,
  confirmedAt: kept.state.confirmed_at,
  withdrawnAt: kept.state.withdrawn_at,
});

export const countable = (day: string, part: Omit<Change, 'kind' | 'by' | 'at'>): Countable => ({
  day,
  lines: part.lines,
  country: part.country,
  grade: gradeOf(part.group, part.confirmedAt),
  held: part.held,
});

/** The reasons as a row keeps them: those of a report that is held, and of no other. */
const heldByOf = (change: Change): string | null =>
  change.held && change.heldBy !== undefined && change.heldBy.length > 0
    ? JSON.stringify(change.heldBy)
    : null;

/** Why a revision was held. Rows of an older version name no rule. */
export function findingsFrom(heldBy: string | null): Finding[] {
  if (heldBy === null) return [];
  const read = z.array(findingSchema).safeParse(JSON.parse(heldBy));
  return read.success ? read.data : [];
}

export const revisionRow = (
  report: Pick<store.ReportRow, 'id' | 'demo'>,
  revision: number,
  change: Change,
): store.RevisionRow => ({
  report_id: report.id,
  revision,
  at: change.at,
  kind: change.kind,
  by_kind: change.by,
  as_kind: change.group === null ? 'self' : 'group',
  country: change.country,
  group_name: change.group?.name ?? null,
  group_people: change.group?.people ?? null,
  appeals: appealsOf(change.lines),
  held: change.held ? 1 : 0,
  held_by: heldByOf(change),
  demo: report.demo,
});

/** What the state says after a change. */
export const stateAfter = (revision: number, change: Change) => ({
  revision,
  grade: gradeOf(change.group, change.confirmedAt),
  country: change.country,
  appeals: appealsOf(change.lines),
  held: change.held ? 1 : 0,
  held_rule: change.held ? (change.heldBy?.[0]?.rule ?? 'quantity') : null,
  source_mark: change.source ?? null,
  shape: change.shape ?? null,
  withdrawn_at: change.withdrawnAt,
  confirmed_at: change.confirmedAt,
});

/** The next revision of a report; its day stays the day of the first. @throws {Conflict} when it has just moved. */
export async function revise(tx: Tx, kept: store.Kept, change: Change): Promise<void> {
  const { report, state } = kept;
  const next = state.revision + 1;
  if (!(await store.moveState(tx, report.id, state.revision, stateAfter(next, change)))) {
    throw new Conflict('report.moved');
  }
  await store.insertRevision(tx, revisionRow(report, next, change), change.lines);
  const before = countable(report.day, unchanged(kept));
  await store.addToCounters(tx, report.action_id, changeBetween(before, countable(report.day, change)));
}
