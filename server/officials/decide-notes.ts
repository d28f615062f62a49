// Supporters' notes on contact points, gathered by point, and what a coordinator makes of them.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query } from '../platform/db/db.ts';
import { recordCheck } from './check-point.ts';
import { findOfficial, officialsById } from './find-officials.ts';
import { isNoteKind } from './find-points.ts';
import {
  isPointChannel,
  pointsOf,
  usablePoints,
  type ContactPoint,
  type NoteKind,
  type Official,
} from './model.ts';
import { insertDecision, waitingNotes, type WaitingNote } from './points/store.ts';
import { familyIds } from './store.ts';

/** `dead`: the point is marked dead; `noted`: the notes are kept, and it stays; `set-aside`: they were none. */
export const NOTE_DECISIONS = ['dead', 'noted', 'set-aside'] as const;
export type NoteDecision = (typeof NOTE_DECISIONS)[number];

/** All that supporters said of one point and nobody has decided on. */
export type WaitingNotes = {
  official: Official;
  point: ContactPoint;
  /** Whether the entry has the point and offers it: only then can it be marked dead. */
  offered: boolean;
  count: number;
  kinds: { kind: NoteKind; count: number }[];
  words: string[];
  firstAt: string;
  lastAt: string;
  /** The newest note of these: a decision holds for what its maker has seen. */
  upTo: string;
};

const grouped = (notes: readonly WaitingNote[], standing: ReadonlyMap<string, Official>): WaitingNotes[] => {
  const groups = new Map<string, WaitingNote[]>();
  for (const note of notes) {
    const official = standing.get(note.official_id);
    if (!official) continue;
    const group = `${official.id} ${note.point_key}`;
    groups.set(group, [...(groups.get(group) ?? []), note]);
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    const last = group.at(-1);
    const official = first && standing.get(first.official_id);
    if (!official || !last || !isPointChannel(first.channel)) return [];
    const kinds = new Map<NoteKind, number>();
    for (const { kind } of group) {
      const known = isNoteKind(kind) ? kind : 'other';
      kinds.set(known, (kinds.get(known) ?? 0) + 1);
    }
    return [
      {
        official,
        point: { channel: first.channel, text: first.point, key: first.point_key },
        offered: pointsOf(usablePoints(official)).some(point => point.key === first.point_key),
        count: group.length,
        kinds: [...kinds].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
        words: group.flatMap(note => note.words ?? []),
        firstAt: first.at,
        lastAt: last.at,
        upTo: last.id,
      },
    ];
  });
};

/** The notes that wait, by point, those with the most notes first. */
export async function notesWaiting(app: App, by: By): Promise<WaitingNotes[]> {
  mustBeAble(by, 'officials.write');
  const db: Query = app.db.query;
  const notes = await waitingNotes(db);
  const standing = await officialsById(db, [...new Set(notes.map(note => note.official_id))]);
  return grouped(notes, standing).sort((one, other) => other.count - one.count);
}

/** How many notes wait for a decision. */
export const countNotes = async (app: App): Promise<number> => (await waitingNotes(app.db.query)).length;

/**
 * Decides on all notes about one point that were there when the page was opened; later ones wait on.
 * @throws {Refused} without a reason for `dead`, {Conflict} when somebody else has decided.
 */
export async function decideNotes(
  app: App,
  by: By,
  given: { officialId: string; pointKey: string; upTo: string; decision: NoteDecision; reason: string },
): Promise<void> {
  mustBeAble(by, 'officials.write');
  const reason = given.reason.trim();
  if (given.decision === 'dead' && reason === '')
    throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const official = await findOfficial(tx, given.officialId);
    if (official.mergedInto !== null) throw new Conflict('official.mergedAway');
    const all = await waitingNotes(tx, await familyIds(tx, official.id));
    const notes = all.filter(note => note.point_key === given.pointKey && note.id <= given.upTo);
    const [first] = notes;
    if (!first) throw new Conflict('contactNote.decided');
    if (!isPointChannel(first.channel)) throw new NotFound();
    for (const note of notes) {
      await insertDecision(tx, {
        note_id: note.id,
        decision: given.decision,
        at,
        by_id: by.id,
        by_name: by.name,
        demo: note.demo,
      });
    }
    const point = { channel: first.channel, text: first.point, key: first.point_key };
    if (given.decision === 'dead') await recordCheck(app, tx, by, official, point, { state: 'dead', reason });
    await recordAudit(
      app,
      tx,
      by,
      `official.notes.${given.decision}`,
      { type: 'official', id: official.id },
      { point: point.text, notes: notes.length, reason: reason === '' ? null : reason },
    );
  });
}
