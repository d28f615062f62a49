// How long what was told is kept: until some months after the action has closed and it was told, and no day longer than the worker's next turn.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { stopAction } from '../actions/stop.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { tellOfAnswer } from '../testing/answers.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { backUp } from '../platform/db/backup.ts';
import { openDatabase } from '../platform/db/db.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseOldReplies } from './erase-reply.ts';
import { findReply } from './find-reply.ts';
import { publishReply } from './publish-reply.ts';
import { redactReply } from './redact-reply.ts';

describe.each(['sqlite', 'postgres'] as const)('what was told on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterEach(() => site.end());

  const kept = async (): Promise<string[]> =>
    (await site.app.db.query.selectFrom('reply_originals').select('reply_id').execute()).map(
      row => row.reply_id,
    );

  test('is erased a year after the deadline; what it said without its teller stays, and what is published', async () => {
    const { app, clock } = site;
    // Closes at the end of 15 December 2026 in Caracas.
    const { id, slug } = await makeAction(app);
    const { reply } = await tellOfAnswer(site, slug);
    await redactReply(app, OPERATOR, reply, { version: 0, text: 'It has taken note.' });
    await publishReply(app, OPERATOR, reply, {
      version: 0, summary: 'Note was taken.', lang: 'en', targetId: 't1', answeredOn: '2026-11-21', kind: 'letter',
    }); // prettier-ignore
    clock.set('2027-12-16T03:59:00.000Z');
    expect(await eraseOldReplies(app)).toBe(false);
    expect(await kept()).toEqual([reply]);
    clock.set('2027-12-16T04:01:00.000Z');
    expect(await eraseOldReplies(app)).toBe(false);
    expect(await kept()).toEqual([]);
    const seen = await findReply(app, OPERATOR, reply);
    expect(seen).toMatchObject({ original: null, kept: [], erased: { by: 'time' }, state: 'published' });
    expect(seen.redaction?.text).toBe('It has taken note.');
    expect(seen.steps.at(-1)).toMatchObject({ kind: 'expired', byName: 'site' });
    expect((await site.visitor().get(`/actions/${slug}`)).find('#answers .answer')).toContain(
      'Note was taken.',
    );
    const audits = await app.db.query
      .selectFrom('audit')
      .select(['verb', 'detail'])
      .where('verb', '=', 'reply.expired')
      .execute();
    expect(audits).toEqual([{ verb: 'reply.expired', detail: '{"replies":1}' }]);

    // Told long after the end: the time counts from then.
    const late = await tellOfAnswer(site, slug);
    await eraseOldReplies(app);
    expect(await kept()).toEqual([late.reply]);
    expect(id).not.toBe('');
  });

  test('is erased as many months after a stop as the settings say', async () => {
    const { app, clock } = site;
    const { id, slug } = await makeAction(app);
    await tellOfAnswer(site, slug);
    await stopAction(app, OPERATOR, id, 'She is free.');
    await changeSettings(app, OPERATOR, { ...(await currentSettings(app)), replyMonths: 2 });
    clock.set('2027-01-21T11:00:00.000Z');
    await eraseOldReplies(app);
    expect((await kept()).length).toBe(1);
    clock.set('2027-01-21T13:00:00.000Z');
    await eraseOldReplies(app);
    expect(await kept()).toEqual([]);
  });

  test('is carried by a backup, sealed as it is', async () => {
    const { slug } = await makeAction(site.app);
    const { reply, file } = await tellOfAnswer(site, slug);
    const folder = mkdtempSync(join(tmpdir(), 'insist-replies-'));
    await backUp(site.app.db, join(folder, 'backup.sqlite'));
    const copy = openDatabase(`sqlite:${join(folder, 'backup.sqlite')}`);
    const restored = { ...site.app, db: copy };
    expect(await findReply(restored, OPERATOR, reply)).toMatchObject({
      original: { text: 'The office has taken note.', email: null },
      kept: [{ id: file, kind: 'image' }],
    });
    await copy.close();
    rmSync(folder, { recursive: true });
  });
});
