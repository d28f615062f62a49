// Taking officials in from a CSV file: first what would happen, line by line; then all of it or nothing.
import { createHash } from 'node:crypto';
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, Refused, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query } from '../platform/db/db.ts';
import { cellsOf, CSV_COLUMNS, detailsFrom, type CsvColumn } from './csv/cells.ts';
import { readCsv, type CsvLine } from './csv/read.ts';
import { searchOfficials } from './find-officials.ts';
import { officialDetailsSchema, officialLabel, type Official, type OfficialDetails } from './model.ts';
import { insertOfficial, officialRow, updateOfficial } from './store.ts';

export type PlannedLine = {
  /** As an editor numbers them; the head is line 1. */
  line: number;
  label: string;
  kind: 'new' | 'changed' | 'same' | 'wrong';
  /** The entry it is about; null for a new one. */
  official: Official | null;
  details: OfficialDetails | null;
  changes: { column: CsvColumn; before: string; after: string }[];
  /** Their path is a column. */
  problems: FieldProblem[];
};
export type ImportPlan = {
  lines: PlannedLine[];
  counts: Record<PlannedLine['kind'], number>;
  /** The same as long as the file and the entries it is about are the same. */
  mark: string;
};

const named = (entry: OfficialDetails): string =>
  JSON.stringify([entry.name, entry.title, entry.body, entry.country]);

/** The entry a line is about: that of its id, else the one of exactly that name, title, body and country. */
async function entryFor(
  db: Query,
  line: CsvLine,
  byId: ReadonlyMap<string, Official>,
  byName: ReadonlyMap<string, readonly Official[]>,
): Promise<{ official: Official | null; problem: FieldProblem | null }> {
  if (line.id !== '') {
    const official = byId.get(line.id) ?? (await officialRow(db, line.id));
    if (!official) return { official: null, problem: { path: 'name', reason: 'problem.import.unknownId' } };
    if (official.mergedInto !== null)
      return { official: null, problem: { path: 'name', reason: 'problem.import.merged' } };
    return { official, problem: null };
  }
  const { details } = detailsFrom(line.cells);
  const found = details ? (byName.get(named(details)) ?? []) : [];
  if (found.length > 1)
    return { official: null, problem: { path: 'name', reason: 'problem.import.ambiguous' } };
  return { official: found[0] ?? null, problem: null };
}

function planned(line: CsvLine, official: Official | null, problem: FieldProblem | null): PlannedLine {
  const before = official === null ? undefined : officialDetailsSchema.parse(official);
  const { details, problems } = detailsFrom(line.cells, before);
  const label =
    details === null ? (line.cells.name || line.cells.title || line.id).slice(0, 80) : officialLabel(details);
  const all = problem ? [problem, ...problems] : problems;
  const about = { line: line.line, label, official };
  if (details === null || all.length > 0)
    return { ...about, kind: 'wrong', details: null, changes: [], problems: all };
  const was = cellsOf(before ?? details);
  const will = cellsOf(details);
  const changes = CSV_COLUMNS.filter(
    column => sorted(column, was[column]) !== sorted(column, will[column]),
  ).map(column => ({ column, before: was[column], after: will[column] }));
  const kind = official === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  return { ...about, kind, details, changes, problems: [] };
}

/** Salutations have no order of their own. */
const sorted = (column: CsvColumn, cell: string): string =>
  column === 'salutations' ? cell.split('\n').sort().join('\n') : cell;

/** What an import of this file would do. Changes nothing. @throws {Refused} at `file` for what is no such table. */
export async function planImport(db: Query, text: string): Promise<ImportPlan> {
  const byName = new Map<string, Official[]>();
  const book = await searchOfficials(db, {});
  const byId = new Map(book.map(official => [official.id, official]));
  for (const official of book) {
    byName.set(named(official), [...(byName.get(named(official)) ?? []), official]);
  }
  const lines: PlannedLine[] = [];
  const seen = new Map<string, number>();
  for (const line of readCsv(text)) {
    const { official, problem } = await entryFor(db, line, byId, byName);
    const plan = planned(line, official, problem);
    const who = official?.id ?? (plan.details ? named(plan.details) : '');
    const first = seen.get(who);
    if (who !== '' && first !== undefined && plan.kind !== 'wrong') {
      const twice = { path: 'name', reason: 'problem.import.twice', params: { line: first } };
      lines.push({ ...plan, kind: 'wrong', details: null, changes: [], problems: [twice] });
      continue;
    }
    seen.set(who, line.line);
    lines.push(plan);
  }
  const count = (kind: PlannedLine['kind']): number => lines.filter(line => line.kind === kind).length;
  const told = lines.map(({ line, kind, official, details }) => [
    line,
    kind,
    official?.id,
    official?.version,
    details,
  ]);
  return {
    lines,
    counts: { new: count('new'), changed: count('changed'), same: count('same'), wrong: count('wrong') },
    mark: createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 22),
  };
}

/**
 * Imports the file as it was shown, in one transaction with its audit rows, and gives what was done.
 * @param mark the plan's that a person has seen.
 * @throws {Refused} when a line is wrong, {Conflict} when the book has changed since the plan was shown.
 */
export async function importOfficials(
  app: App,
  by: By,
  text: string,
  mark: string,
): Promise<ImportPlan['counts']> {
  mustBeAble(by, 'officials.write');
  const at = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const plan = await planImport(tx, text);
    if (plan.counts.wrong > 0) throw new Refused([{ path: 'file', reason: 'problem.import.wrong' }]);
    if (plan.mark !== mark) throw new Conflict('official.import.moved');
    for (const { kind, official, details } of plan.lines) {
      if (!details || kind === 'same') continue;
      if (official === null) {
        const id = app.newId();
        await insertOfficial(tx, { id, details, demo: false, at });
        await recordAudit(app, tx, by, 'official.added', { type: 'official', id }, { imported: true });
        continue;
      }
      const { id, version } = official;
      if (!(await updateOfficial(tx, { id, version, details, at }))) throw new Conflict('official.moved');
      const detail = { imported: true, before: official };
      await recordAudit(app, tx, by, 'official.changed', { type: 'official', id }, detail);
    }
    await recordAudit(app, tx, by, 'officials.imported', { type: 'official', id: null }, plan.counts);
    return plan.counts;
  });
}
