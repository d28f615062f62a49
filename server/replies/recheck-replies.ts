// Whether every reply stands where its steps have led it, and keeps what they have left: for who examines the site.
import { snapshot, type Db } from '../platform/db/db.ts';
import type { Eraser, ReplyState } from './model.ts';
import { versionsLast } from './publications/store.ts';
import { STEPS, type StepKind } from './record-step.ts';
import { everyReply, everyStep, filesKept, originalsKept, type ReplyWithState } from './store.ts';

type Amiss = { id: string; what: string };
type Derived = { state: ReplyState; erasedBy: Eraser | null };

const ERASER: Partial<Record<StepKind, Eraser>> = {
  erased: 'desk',
  'erased-by-teller': 'teller',
  expired: 'time',
};

function stateAfter(kind: StepKind, { state, erasedBy }: Derived): ReplyState {
  switch (kind) {
    case 'read':
    case 'redacted':
      return state === 'new' ? 'read' : state;
    case 'published':
    case 'corrected':
      return 'published';
    case 'unpublished':
      // Whoever told it wishes it to be told no more.
      return erasedBy === 'teller' ? 'set-aside' : 'read';
    case 'set-aside':
      return 'set-aside';
    case 'returned':
      return 'read';
    case 'erased-by-teller':
      return state === 'published' ? state : 'set-aside';
    case 'erased':
    case 'expired':
      return state;
  }
}

/** Where a reply stands after these steps, in their order. */
export function derive(kinds: readonly StepKind[]): Derived {
  let derived: Derived = { state: 'new', erasedBy: null };
  for (const kind of kinds) {
    derived = { state: stateAfter(kind, derived), erasedBy: ERASER[kind] ?? derived.erasedBy };
  }
  return derived;
}

/** @param kept of this reply: its original, files with their bytes, and whether its last version is a summary */
function amissOf(
  row: ReplyWithState,
  derived: Derived,
  kept: { original: boolean; files: number; bytes: number; published: boolean },
): string[] {
  const erased = derived.erasedBy !== null;
  const wanted = erased ? { files: 0, bytes: 0 } : { files: row.files, bytes: row.bytes };
  const problems: [boolean, string][] = [
    [row.state !== derived.state, `stands as ${row.state}, its steps say ${derived.state}`],
    [
      row.erased_by !== derived.erasedBy || (row.erased_at !== null) !== erased,
      `is kept as erased by ${row.erased_by ?? 'nobody'}, its steps say ${derived.erasedBy ?? 'nobody'}`,
    ],
    [
      (row.state === 'published') !== kept.published,
      kept.published ? 'a summary stands, though it is not published' : 'is published without a summary',
    ],
    [erased && kept.original, 'was erased, and what was told is still there'],
    [!erased && !kept.original, 'was not erased, and what was told is gone'],
    [
      kept.files !== wanted.files || kept.bytes !== wanted.bytes,
      `files: ${kept.files} with ${kept.bytes} bytes, where ${wanted.files} with ${wanted.bytes} should be`,
    ],
  ];
  return problems.filter(([isSo]) => isSo).map(([, what]) => what);
}

export const recheckReplies = (db: Db): Promise<{ examined: number; amiss: Amiss[] }> =>
  snapshot(db, async read => {
    const steps = new Map<string, StepKind[]>();
    for (const { reply_id: id, kind } of await everyStep(read)) {
      const step = STEPS.find(each => each === kind);
      if (step) steps.set(id, [...(steps.get(id) ?? []), step]);
    }
    const originals = new Set(await originalsKept(read));
    const files = new Map((await filesKept(read)).map(each => [each.replyId, each]));
    const published = new Set(
      (await versionsLast(read)).filter(each => each.withdrawn === 0).map(each => each.reply_id),
    );
    const replies = await everyReply(read);
    const amiss = replies.flatMap(row => {
      const derived = derive(steps.get(row.id) ?? []);
      const { files: count = 0, bytes = 0 } = files.get(row.id) ?? {};
      return amissOf(row, derived, {
        original: originals.has(row.id),
        files: count,
        bytes,
        published: published.has(row.id),
      }).map(what => ({ id: row.id, what }));
    });
    return { examined: replies.length, amiss };
  });
