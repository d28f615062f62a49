// What is known of an official's contact points: each with its state, who checked it last, and its whole history.
import type { Query } from '../platform/db/db.ts';
import {
  isPointChannel,
  NOTE_KINDS,
  POINT_STATES,
  pointsOf,
  type ContactPoint,
  type NoteKind,
  type Official,
  type PointState,
} from './model.ts';
import { checkRows, noteRows, type CheckRow, type DecidedNote } from './points/store.ts';
import { familyIds } from './store.ts';

export type PointCheck = { at: string; byName: string; state: PointState; reason: string };
/** Supporters' notes of one kind on one day, decided alike: forty envelopes that came back are one line. */
export type PointNotes = {
  at: string;
  kind: NoteKind;
  count: number;
  /** Null as long as they wait. */
  decision: string | null;
  decidedBy: string | null;
};
export type PointSeen = ContactPoint & {
  /** `unknown` as long as nobody has checked it. */
  state: PointState;
  usable: boolean;
  last: PointCheck | null;
  /** Newest first. */
  checks: PointCheck[];
  notes: PointNotes[];
  /** How many notes wait for a decision. */
  waiting: number;
};
export type PointsSeen = {
  /** The entry's own, in its order. */
  points: PointSeen[];
  /** Points it has no more, and what was known of them. */
  earlier: PointSeen[];
};

export const isState = (text: string): text is PointState => POINT_STATES.some(state => state === text);
export const isNoteKind = (text: string): text is NoteKind => NOTE_KINDS.some(kind => kind === text);
export const worksNot = (state: string): boolean => state === 'dead' || state === 'changed';

const checkFrom = (row: CheckRow): PointCheck => ({
  at: row.at,
  byName: row.by_name,
  state: isState(row.state) ? row.state : 'unknown',
  reason: row.reason,
});

function notesFrom(rows: readonly DecidedNote[]): PointNotes[] {
  const lines = new Map<string, PointNotes>();
  for (const row of rows) {
    const line = [row.at.slice(0, 10), row.kind, row.decided_at ?? '', row.decision ?? ''].join(' ');
    const before = lines.get(line);
    if (before) before.count += 1;
    else {
      lines.set(line, {
        at: row.at,
        kind: isNoteKind(row.kind) ? row.kind : 'other',
        count: 1,
        decision: row.decision,
        decidedBy: row.decided_by,
      });
    }
  }
  return [...lines.values()].reverse();
}

function seen(
  point: ContactPoint,
  checks: readonly CheckRow[],
  notes: readonly DecidedNote[],
  dead: ReadonlySet<string>,
): PointSeen {
  const own = checks
    .filter(row => row.point_key === point.key)
    .map(checkFrom)
    .reverse();
  const said = notes.filter(row => row.point_key === point.key);
  return {
    ...point,
    state: own[0]?.state ?? 'unknown',
    usable: !dead.has(point.key),
    last: own[0] ?? null,
    checks: own,
    notes: notesFrom(said),
    waiting: said.filter(row => row.decision === null).length,
  };
}

/** Every point of an entry, and those it once had; what was known of entries merged into it is known of it. */
export async function pointsSeen(db: Query, official: Official): Promise<PointsSeen> {
  const family = await familyIds(db, official.id);
  const checks = await checkRows(db, family);
  const notes = await noteRows(db, family);
  const dead = new Set(official.deadPoints);
  const own = pointsOf(official);
  const earlier = new Map<string, ContactPoint>();
  for (const row of [...checks, ...notes]) {
    if (own.some(point => point.key === row.point_key) || !isPointChannel(row.channel)) continue;
    earlier.set(row.point_key, { channel: row.channel, text: row.point, key: row.point_key });
  }
  return {
    points: own.map(point => seen(point, checks, notes, dead)),
    earlier: [...earlier.values()].map(point => seen(point, checks, notes, dead)),
  };
}

/** The keys of the points that the newest check of each says do not work: what an entry's `deadPoints` must be. */
export async function deadKeys(db: Query, officialId: string): Promise<string[]> {
  const newest = new Map<string, string>();
  for (const row of await checkRows(db, await familyIds(db, officialId)))
    newest.set(row.point_key, row.state);
  return [...newest].filter(([, state]) => worksNot(state)).map(([key]) => key);
}
