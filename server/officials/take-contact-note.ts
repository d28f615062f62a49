// A supporter says that a contact point does not work: held until a coordinator has looked at it.
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { officialsById } from './find-officials.ts';
import { pointsOf, usablePoints, type NoteKind } from './model.ts';
import { countWaiting, insertNote } from './points/store.ts';
import { familyIds } from './store.ts';

export const LONGEST_WORDS = 200;

/** More notes than this on one point tell a coordinator nothing new: who comes later is thanked all the same. */
const MOST_WAITING = 500;

export type ContactNote = {
  officialId: string;
  actionId: string;
  pointKey: string;
  kind: NoteKind;
  /** At most `LONGEST_WORDS` characters, shown on the desk until somebody has decided; '' for none. */
  words: string;
};

/**
 * Keeps a note. Nothing of its writer is kept with it.
 * @throws {NotFound} for an unknown official, {Refused}, {Conflict} when the point is no longer offered.
 */
export async function takeContactNote(app: App, note: ContactNote): Promise<void> {
  const words = note.words.trim();
  if (words.length > LONGEST_WORDS) {
    throw new Refused([{ path: 'words', reason: 'problem.tooLong', params: { max: LONGEST_WORDS } }]);
  }
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const official = (await officialsById(tx, [note.officialId])).get(note.officialId);
    if (!official) throw new NotFound();
    const point = pointsOf(usablePoints(official)).find(each => each.key === note.pointKey);
    if (!point) throw new Conflict('contactNote.gone');
    const family = await familyIds(tx, official.id);
    if ((await countWaiting(tx, family, point.key)) >= MOST_WAITING) return;
    const row = {
      id: app.newId(),
      official_id: official.id,
      action_id: note.actionId,
      channel: point.channel,
      point: point.text,
      point_key: point.key,
      kind: note.kind,
      at,
      demo: official.demo ? 1 : 0,
    };
    await insertNote(tx, row, words);
  });
}
