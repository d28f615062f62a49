// The examination of replies agrees after every step there is, and finds each thing that is not as the steps say.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { openTelling, type Telling } from '../testing/told-answers.ts';
import { eraseOldReplies, eraseOwnReply, eraseReply } from './erase-reply.ts';
import { markRead, setAside, takeBack } from './move-reply.ts';
import { publishReply, unpublishReply } from './publish-reply.ts';
import { recheckReplies } from './recheck-replies.ts';
import { redactReply } from './redact-reply.ts';

describe.each(['sqlite', 'postgres'] as const)('the examination of replies on %s', database => {
  let telling: Telling;
  beforeEach(async () => {
    telling = await openTelling(database);
  }, 60_000);
  afterEach(() => telling.site.end());

  /** Tells one more and gives its id and the code of who told it. */
  const tell = async (): Promise<{ id: string; code: string }> => {
    const told = await telling.tell({ text: `Answer ${(await telling.ids()).length + 1}` });
    expect(told.status).toBe(303);
    return { id: (await telling.ids()).at(-1) ?? '', code: told.location?.split('/').at(-1) ?? '' };
  };
  const publish = (id: string, version = 0) =>
    publishReply(telling.site.app, OPERATOR, id, {
      version, summary: 'Note was taken.', lang: 'en', targetId: 't1', answeredOn: '2026-11-21', kind: 'letter',
    }); // prettier-ignore
  const amiss = async () => (await recheckReplies(telling.site.app.db)).amiss;

  test('agrees after every step', async () => {
    const { app, clock } = telling.site;
    const redact = (id: string, version = 0) => redactReply(app, OPERATOR, id, { version, text: 'Noted.' });
    const ways: ((reply: { id: string; code: string }) => Promise<unknown>)[][] = [
      [({ id }) => markRead(app, OPERATOR, id), ({ id }) => redact(id), ({ id }) => publish(id)],
      [({ id }) => redact(id), ({ id }) => eraseReply(app, OPERATOR, id, 'A name')],
      [({ id }) => publish(id), ({ id }) => publish(id, 1), ({ id }) => setAside(app, OPERATOR, id, 'None')],
      [({ id }) => setAside(app, OPERATOR, id, 'None'), ({ id }) => takeBack(app, OPERATOR, id)],
      [({ id }) => publish(id), ({ id }) => unpublishReply(app, OPERATOR, id, 'Another office')],
      [
        ({ id }) => publish(id),
        ({ code }) => eraseOwnReply(app, code),
        ({ id }) => unpublishReply(app, OPERATOR, id, 'As wished'),
      ],
      [({ code }) => eraseOwnReply(app, code)],
    ];
    for (const steps of ways) {
      const reply = await tell();
      for (const step of steps) {
        clock.advance(1000);
        await step(reply);
        expect(await amiss()).toEqual([]);
      }
    }
    clock.set('2028-01-01T00:00:00.000Z');
    await eraseOldReplies(app);
    expect(await recheckReplies(app.db)).toEqual({ examined: ways.length, amiss: [] });
  });

  test('finds what is not as the steps say', async () => {
    const { app } = telling.site;
    const { id } = await tell();
    const wrongs: [(tx: Tx) => Promise<unknown>, string[]][] = [
      [
        tx => tx.updateTable('reply_states').set({ state: 'published' }).execute(),
        ['stands as published, its steps say new', 'is published without a summary'],
      ],
      [
        tx =>
          tx
            .updateTable('reply_states')
            .set({ state: 'new', erased_by: 'desk', erased_at: '2026-11-21T12:00:00.000Z' })
            .execute(),
        ['is kept as erased by desk, its steps say nobody'],
      ],
      [
        async tx => {
          await tx.updateTable('reply_states').set({ erased_by: null, erased_at: null }).execute();
          await tx.deleteFrom('reply_originals').execute();
          await tx.deleteFrom('reply_files').where('kind', '=', 'pdf').execute();
        },
        [
          'was not erased, and what was told is gone',
          expect.stringMatching(/^files: 1 with \d+ bytes, where 2/),
        ],
      ],
    ];
    for (const [spoil, found] of wrongs) {
      await transact(app.db, spoil);
      expect(await amiss()).toEqual(found.map(what => ({ id, what })));
    }
  });
});
