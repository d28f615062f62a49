// Moving a reply on the desk: read, set aside with a reason, taken back; and many set aside at once.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { reasonFrom } from './erase-reply.ts';
import { entriesOf } from './find-answers.ts';
import { withdrawCurrent } from './publish-reply.ts';
import { unreadRows } from './list/store.ts';
import { recordStep } from './record-step.ts';
import * as store from './store.ts';

const MOST_AT_ONCE = 500;

async function movable(tx: Tx, id: string): Promise<store.ReplyWithState> {
  const row = await store.replyById(tx, id);
  if (!row) throw new NotFound();
  return row;
}

/** A coordinator has read it. Read before: nothing changes. @throws {Forbidden}, {NotFound} */
export async function markRead(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'replies.read');
  await transact(app.db, async tx => {
    const row = await movable(tx, id);
    if (row.state !== 'new') return;
    await store.setState(tx, id, 'read');
    await recordStep(app, tx, by, row, 'read');
    await recordAudit(app, tx, by, 'reply.read', { type: 'reply', id });
  });
}

async function setOneAside(app: App, tx: Tx, by: By, row: store.ReplyWithState, reason: string) {
  if (row.state === 'published') await withdrawCurrent(app, tx, by, row, reason);
  await store.setState(tx, row.id, 'set-aside');
  await recordStep(app, tx, by, row, 'set-aside', reason);
  await recordAudit(app, tx, by, 'reply.set-aside', { type: 'reply', id: row.id });
}

/** It is no answer of an official: counted nowhere, published no more. @throws {Forbidden}, {Refused}, {Conflict} */
export async function setAside(app: App, by: By, id: string, given: string): Promise<void> {
  mustBeAble(by, 'replies.publish');
  const reason = reasonFrom(given);
  await transact(app.db, async tx => {
    const row = await movable(tx, id);
    if (row.state === 'set-aside') throw new Conflict('reply.movedOn');
    await setOneAside(app, tx, by, row, reason);
  });
}

/** The same for many that are not published, such as a flood; gives how many. @throws {Forbidden}, {Refused} */
export async function setManyAside(app: App, by: By, ids: readonly string[], given: string): Promise<number> {
  mustBeAble(by, 'replies.publish');
  const reason = reasonFrom(given);
  if (ids.length === 0) throw new Refused([{ path: 'reply', reason: 'reply.problem.noneTicked' }]);
  let moved = 0;
  await transact(app.db, async tx => {
    moved = 0;
    for (const id of ids.slice(0, MOST_AT_ONCE)) {
      const row = await store.replyById(tx, id);
      if (!row || (row.state !== 'new' && row.state !== 'read')) continue;
      await setOneAside(app, tx, by, row, reason);
      moved += 1;
    }
  });
  return moved;
}

/**
 * The same for every unread one of an action, of an official, or of all, told until `upTo`: what came after the page
 * was opened has been seen by nobody. Gives how many. @throws {Forbidden}, {Refused}
 */
export async function setUnreadAside(
  app: App,
  by: By,
  about: { actionId?: string; officialId?: string; upTo: string },
  reason: string,
): Promise<number> {
  mustBeAble(by, 'replies.publish');
  const { officialId, ...rest } = about;
  const officialIds =
    officialId === undefined ? {} : { officialIds: await entriesOf(app.db.query, officialId) };
  for (let moved = 0; ;) {
    const ids = await unreadRows(app.db.query, { ...rest, ...officialIds, limit: MOST_AT_ONCE });
    if (ids.length === 0) {
      reasonFrom(reason);
      return moved;
    }
    moved += await setManyAside(app, by, ids, reason);
  }
}

/** It was an answer after all. @throws {Forbidden}, {NotFound}, {Conflict} */
export async function takeBack(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'replies.publish');
  await transact(app.db, async tx => {
    const row = await movable(tx, id);
    // Who told it has taken it away: nobody else can bring it back.
    if (row.state !== 'set-aside' || row.erased_by === 'teller') throw new Conflict('reply.movedOn');
    await store.setState(tx, id, 'read');
    await recordStep(app, tx, by, row, 'returned');
    await recordAudit(app, tx, by, 'reply.returned', { type: 'reply', id });
  });
}
