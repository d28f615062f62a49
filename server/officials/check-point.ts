// A contact point is checked by a person: it works, it is dead, another has taken its place, or nobody can tell.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { problemsOf } from '../platform/web/form.ts';
import { findOfficial } from './find-officials.ts';
import { deadKeys, pointsSeen, worksNot } from './find-points.ts';
import {
  officialDetailsSchema,
  pointKey,
  pointsOf,
  type ContactPoint,
  type Official,
  type OfficialDetails,
  type PointState,
} from './model.ts';
import { insertCheck, insertDecision, waitingNotes } from './points/store.ts';
import { familyIds, setDeadPoints, updateOfficial } from './store.ts';

export const LONGEST_REASON = 300;

export type Found = {
  state: PointState;
  /** Why it is thought so; needed for a dead point. */
  reason: string;
  /** What stands in its place now; needed when it has changed. */
  instead?: string;
};

/**
 * Records what a person found of one point, as of now. A point that does not work vanishes from every action's
 * offers with this transaction; one that has changed gives its place in the entry to the new one.
 * @throws {Refused}, {NotFound} for a point this entry never had, {Conflict} for an entry that was merged away.
 */
export async function checkPoint(app: App, by: By, id: string, key: string, found: Found): Promise<void> {
  mustBeAble(by, 'officials.write');
  mustBeWhole(found);
  await transact(app.db, async tx => {
    const official = await findOfficial(tx, id);
    if (official.mergedInto !== null) throw new Conflict('official.mergedAway');
    const { points, earlier } = await pointsSeen(tx, official);
    const point = [...points, ...earlier].find(each => each.key === key);
    if (!point) throw new NotFound();
    await recordCheck(app, tx, by, official, point, found);
  });
}

function mustBeWhole(found: Found): void {
  const missing = (path: string): never => {
    throw new Refused([{ path, reason: 'problem.missing' }]);
  };
  if (found.state === 'dead' && found.reason.trim() === '') missing('reason');
  if (found.state === 'changed' && (found.instead ?? '').trim() === '') missing('instead');
  if (found.reason.length > LONGEST_REASON) {
    throw new Refused([{ path: 'reason', reason: 'problem.tooLong', params: { max: LONGEST_REASON } }]);
  }
}

/** The check itself, inside the caller's transaction. */
export async function recordCheck(
  app: App,
  tx: Tx,
  by: By,
  official: Official,
  point: ContactPoint,
  found: Found,
): Promise<void> {
  const at = app.clock.now().toISOString();
  const add = (checked: ContactPoint, state: PointState, reason: string): Promise<void> =>
    insertCheck(tx, {
      id: app.newId(),
      official_id: official.id,
      channel: checked.channel,
      point: checked.text,
      point_key: checked.key,
      state,
      reason,
      at,
      by_id: by.id,
      by_name: by.name,
      demo: official.demo ? 1 : 0,
    });
  const reason = found.reason.trim();
  await add(point, found.state, reason);
  if (found.state === 'changed') {
    const { details, fresh } = replaced(official, point, found.instead ?? '');
    if (!(await updateOfficial(tx, { id: official.id, version: official.version, details, at })))
      throw new Conflict('official.moved');
    await add(fresh, 'works', reason);
  }
  if (worksNot(found.state)) await closeNotes(tx, by, official, point.key, at);
  const dead = await deadKeys(tx, official.id);
  if (dead.join() !== official.deadPoints.join()) await setDeadPoints(tx, official.id, dead, at);
  await recordAudit(
    app,
    tx,
    by,
    `official.point.${found.state}`,
    { type: 'official', id: official.id },
    { point: point.text, reason: reason === '' ? null : reason, instead: found.instead ?? null },
  );
}

/** What supporters said of a point has been heard once the point is gone. */
async function closeNotes(tx: Tx, by: By, official: Official, key: string, at: string): Promise<void> {
  const notes = await waitingNotes(tx, await familyIds(tx, official.id));
  for (const note of notes.filter(each => each.point_key === key)) {
    const decided = { note_id: note.id, decision: 'dead', at, by_id: by.id, by_name: by.name };
    await insertDecision(tx, { ...decided, demo: note.demo });
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** The entry with the new point where the old one stood. @throws {Refused} at `instead`. */
function replaced(
  official: Official,
  point: ContactPoint,
  instead: string,
): { details: OfficialDetails; fresh: ContactPoint } {
  const lines = linesOf(instead);
  const line = lines.join(' ');
  const swap = (list: readonly string[], channel: 'email' | 'phone' | 'fax'): string[] =>
    point.channel !== channel
      ? [...list]
      : list.some(each => pointKey(channel, each) === point.key)
        ? list.map(each => (pointKey(channel, each) === point.key ? line : each))
        : [...list, line];
  const handles = official.handles.map(each => ({ ...each }));
  if (point.channel === 'social') {
    const at = pointsOf({ ...NOTHING, handles }).findIndex(each => each.key === point.key);
    const known = handles[at];
    if (known) handles[at] = { ...known, handle: line };
    else handles.push({ service: '', handle: line });
  }
  const parsed = officialDetailsSchema.safeParse({
    ...official,
    addressLines: point.channel === 'post' ? lines : official.addressLines,
    emails: swap(official.emails, 'email'),
    phones: swap(official.phones, 'phone'),
    faxes: swap(official.faxes, 'fax'),
    handles,
  });
  if (!parsed.success) {
    throw new Refused(problemsOf(parsed.error).map(problem => ({ ...problem, path: 'instead' })));
  }
  const before = new Set(pointsOf(official).map(each => each.key));
  const fresh = pointsOf(parsed.data).find(each => each.channel === point.channel && !before.has(each.key));
  if (!fresh) throw new Refused([{ path: 'instead', reason: 'problem.point.same' }]);
  return { details: parsed.data, fresh };
}

const NOTHING = { addressLines: [], emails: [], phones: [], faxes: [] };
