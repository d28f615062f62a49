// Two entries of the same official become one, and can be separated again. No target and no report is touched.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query, type Tx } from '../platform/db/db.ts';
import { findOfficial } from './find-officials.ts';
import { deadKeys } from './find-points.ts';
import { insertMerge, lastMerge, mergedHere, pointAt, type MergeKind } from './merge/store.ts';
import { officialDetailsSchema, type Official, type OfficialDetails } from './model.ts';
import { setDeadPoints, updateOfficial } from './store.ts';

export type Merge = {
  keepId: string;
  otherId: string;
  /** The versions that were compared: when either has moved on, it is compared anew. */
  keepVersion: number;
  otherVersion: number;
  /** What the entry is to hold. */
  details: OfficialDetails;
};

const detailsOf = (official: Official): OfficialDetails => officialDetailsSchema.parse(official);

async function record(
  app: App,
  tx: Tx,
  by: By,
  row: {
    from: Official;
    into: Official;
    kind: MergeKind;
    before: OfficialDetails | null;
    after: OfficialDetails | null;
  },
): Promise<void> {
  await insertMerge(tx, {
    id: app.newId(),
    from_id: row.from.id,
    into_id: row.into.id,
    kind: row.kind,
    before: row.before,
    after: row.after,
    at: app.clock.now().toISOString(),
    by_id: by.id,
    by_name: by.name,
    demo: row.from.demo || row.into.demo ? 1 : 0,
  });
  const verb = row.kind === 'kept-apart' ? 'keptApart' : row.kind;
  for (const [one, other] of [
    [row.into, row.from],
    [row.from, row.into],
  ] as const) {
    await recordAudit(
      app,
      tx,
      by,
      `official.${verb}`,
      { type: 'official', id: one.id },
      { other: other.id, name: other.name ?? other.title, before: detailsOf(one) },
    );
  }
}

async function renewDeadPoints(tx: Tx, id: string, at: string): Promise<void> {
  await setDeadPoints(tx, id, await deadKeys(tx, id), at);
}

/**
 * Merges `other` into `keep`: actions that address `other` show `keep` from now on, under the target ids they had,
 * so that every report stays where it was counted. What was found out about either's points is known of `keep`.
 * @throws {Refused}, {NotFound}, {Conflict} when either was changed or merged meanwhile.
 */
export async function mergeOfficials(app: App, by: By, merge: Merge): Promise<void> {
  mustBeAble(by, 'officials.write');
  if (merge.keepId === merge.otherId) throw new Refused([{ path: 'other', reason: 'problem.merge.same' }]);
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const into = await findOfficial(tx, merge.keepId);
    const from = await findOfficial(tx, merge.otherId);
    if (into.mergedInto !== null || from.mergedInto !== null) throw new Conflict('official.mergedAway');
    if (from.version !== merge.otherVersion) throw new Conflict('official.moved');
    const { details } = merge;
    if (!(await updateOfficial(tx, { id: into.id, version: merge.keepVersion, details, at })))
      throw new Conflict('official.moved');
    await pointAt(tx, from.id, into.id, at);
    await renewDeadPoints(tx, into.id, at);
    await record(app, tx, by, { from, into, kind: 'merged', before: detailsOf(into), after: details });
  });
}

/**
 * Separates an entry from the one it was merged into; both stand again. The one that was kept gets back what it held
 * before, unless it was changed since: then it stays as it is. Gives whether it got it back.
 * @throws {NotFound}, {Conflict} when the entry was not merged.
 */
export async function separateOfficials(app: App, by: By, otherId: string): Promise<boolean> {
  mustBeAble(by, 'officials.write');
  const at = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const from = await findOfficial(tx, otherId);
    if (from.mergedInto === null) throw new Conflict('official.notMerged');
    const into = await findOfficial(tx, from.mergedInto);
    const merge = await lastMerge(tx, from.id);
    const now = detailsOf(into);
    const untouched = merge !== null && JSON.stringify(merge.after) === JSON.stringify(now);
    const details = untouched && merge.before ? merge.before : now;
    if (details !== now && !(await updateOfficial(tx, { id: into.id, version: into.version, details, at })))
      throw new Conflict('official.moved');
    await pointAt(tx, from.id, null, at);
    for (const id of [into.id, from.id]) await renewDeadPoints(tx, id, at);
    await record(app, tx, by, { from, into, kind: 'separated', before: now, after: details });
    return details !== now;
  });
}

/** Two entries that look alike are two officials: they are not offered as doubles again. */
export async function keepApart(app: App, by: By, oneId: string, otherId: string): Promise<void> {
  mustBeAble(by, 'officials.write');
  await transact(app.db, async tx => {
    const from = await findOfficial(tx, oneId);
    const into = await findOfficial(tx, otherId);
    await record(app, tx, by, { from, into, kind: 'kept-apart', before: null, after: null });
  });
}

export type MergedEntry = { official: Official; at: string; byName: string };

/** The entries that were merged into this one, with who did it when. */
export async function mergedInto(db: Query, id: string): Promise<MergedEntry[]> {
  const found: MergedEntry[] = [];
  for (const each of await mergedHere(db, id)) {
    const official = await findOfficial(db, each);
    const merge = await lastMerge(db, each);
    found.push({ official, at: merge?.at ?? official.updatedAt, byName: merge?.by_name ?? '' });
  }
  return found;
}
