// Recounts every number from the rows it derives from, and says where a counter differs.
import type { Grade } from '../lib/channels.ts';
import type { App } from '../platform/app.ts';
import { snapshot, type Query } from '../platform/db/db.ts';
import { appealsOf, gradeOf, partsOf, type CounterChange } from '../reports/model.ts';
import type { Counter } from './model.ts';
import * as store from './store.ts';

/** Where a counter, or the state of a report, is not what the rows say. */
export type Difference = {
  actionId: string;
  dimension: string;
  key: string;
  grade: string;
  kept: { appeals: number; reports: number };
  recounted: { appeals: number; reports: number };
};
export type Recount = { actions: number; reports: number; differences: Difference[] };

/** Reports read at once: few enough to hold, enough to be quick. */
const PAGE = 500;

type Sums = Map<string, { appeals: number; reports: number }>;

const nameOf = (counter: Pick<CounterChange | Counter, 'dimension' | 'key' | 'grade'>): string =>
  JSON.stringify([counter.dimension, counter.key, counter.grade]);

/** Where the state of a report, which exports are read from, is not what its rows say; null where it is. */
function wrongState(
  actionId: string,
  rows: Omit<store.KeptState, 'grade'> & { grade: Grade },
  state: store.KeptState | undefined,
): Difference | null {
  const same =
    state?.revision === rows.revision &&
    state.grade === rows.grade &&
    state.country === rows.country &&
    state.held === rows.held &&
    state.appeals === rows.appeals;
  if (same) return null;
  return {
    actionId,
    dimension: 'report',
    key: rows.id,
    grade: `(${rows.grade}, kept as ${state?.grade ?? 'nothing'})`,
    kept: { appeals: state?.appeals ?? 0, reports: state ? 1 : 0 },
    recounted: { appeals: rows.appeals, reports: 1 },
  };
}

type Recounted = { sums: Sums; reports: number; wrong: Difference[] };

async function recountAction(db: Query, actionId: string, span: store.Span | null): Promise<Recounted> {
  const sums: Sums = new Map();
  const wrong: Difference[] = [];
  let reports = 0;
  if (span === null) return { sums, reports, wrong };
  for (let after: string | null = null; ;) {
    const page: store.RecountedReport[] = await store.reportsFromRows(db, actionId, {
      span,
      after,
      limit: PAGE,
    });
    const states = await store.statesOf(
      db,
      page.map(report => report.id),
    );
    for (const { asKind, confirmed, ...report } of page) {
      const group = asKind === 'group' ? { name: null, people: 1 } : null;
      const grade = gradeOf(group, confirmed ? report.day : null);
      const { id, revision, country, held, lines } = report;
      const rows = { id, revision, country, held, grade, appeals: appealsOf(lines) };
      const difference = wrongState(actionId, rows, states.get(id));
      if (difference) wrong.push(difference);
      for (const part of partsOf({ ...report, grade })) {
        const sum = sums.get(nameOf(part)) ?? { appeals: 0, reports: 0 };
        sums.set(nameOf(part), {
          appeals: sum.appeals + part.appeals,
          reports: sum.reports + part.reports,
        });
      }
    }
    reports += page.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { sums, reports, wrong };
    after = last.id;
  }
}

const NOTHING = { appeals: 0, reports: 0 };

function differencesOf(actionId: string, kept: readonly Counter[], recounted: Sums): Difference[] {
  const keptSums: Sums = new Map(kept.map(each => [nameOf(each), each]));
  const differences: Difference[] = [];
  for (const name of new Set([...keptSums.keys(), ...recounted.keys()])) {
    const before = keptSums.get(name) ?? NOTHING;
    const after = recounted.get(name) ?? NOTHING;
    if (before.appeals === after.appeals && before.reports === after.reports) continue;
    const [dimension = '', key = '', grade = ''] = partsOfName(name);
    differences.push({
      actionId,
      dimension,
      key,
      grade,
      kept: { appeals: before.appeals, reports: before.reports },
      recounted: after,
    });
  }
  return differences;
}

function partsOfName(name: string): string[] {
  const parts: unknown = JSON.parse(name);
  return Array.isArray(parts) ? parts.map(String) : [];
}

/** Recounts one action, or all; sees one moment of the database while others go on reporting. */
export async function recount(app: App, only?: { actionId: string }): Promise<Recount> {
  return snapshot(app.db, async tx => {
    const actions = await store.actionsCounted(tx, only);
    const result: Recount = { actions: actions.size, reports: 0, differences: [] };
    for (const [actionId, span] of actions) {
      const { sums, reports, wrong } = await recountAction(tx, actionId, span);
      result.reports += reports;
      result.differences.push(
        ...wrong,
        ...differencesOf(actionId, await store.everyCounterOf(tx, actionId), sums),
      );
    }
    return result;
  });
}
