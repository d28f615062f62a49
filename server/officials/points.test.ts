// Contact points: their history, and that one marked dead vanishes from all that an action offers, on both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionsWithoutChannel } from '../actions/find-unreachable.ts';
import { findAction } from '../actions/find-action.ts';
import { OPERATOR } from '../audit/model.ts';
import { changesOf } from '../audit/find-changes.ts';
import { Conflict, Forbidden, NotFound, Refused } from '../lib/errors.ts';
import { AppendOnlyViolation, asOurError } from '../platform/db/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeAction, makeOfficial } from '../testing/makers.ts';
import { checkPoint } from './check-point.ts';
import { decideNotes, notesWaiting } from './decide-notes.ts';
import { findOfficial } from './find-officials.ts';
import { pointsSeen } from './find-points.ts';
import { changeOfficial } from './keep-official.ts';
import { pointKey, usablePoints } from './model.ts';
import { takeContactNote } from './take-contact-note.ts';

const EMAIL = 'email:despacho@rioseco.example.org';
const PHONE = 'phone:+12025550101';
const dead = { state: 'dead', reason: 'It came back' } as const;

describe.each(['sqlite', 'postgres'] as const)('contact points on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());
  const official = (id: string) => findOfficial(site.app.db.query, id);
  const seen = async (id: string) => pointsSeen(site.app.db.query, await official(id));

  test('a point is checked, marked dead, and works again; every finding stays, with an audit row each', async () => {
    const id = await makeOfficial(site.app);
    expect((await seen(id)).points.map(point => [point.key, point.state, point.last])).toEqual([
      ['post:avenida central 12 puerto claro', 'unknown', null],
      [EMAIL, 'unknown', null],
      [PHONE, 'unknown', null],
      ['social:x @rioseco_example', 'unknown', null],
    ]);
    await checkPoint(site.app, OPERATOR, id, EMAIL, { state: 'works', reason: '' });
    site.clock.advance(60_000);
    await checkPoint(site.app, OPERATOR, id, EMAIL, dead);
    expect(usablePoints(await official(id)).emails).toEqual([]);
    expect((await official(id)).emails).toEqual(governor.emails);
    site.clock.advance(60_000);
    await checkPoint(site.app, OPERATOR, id, EMAIL, { state: 'works', reason: 'Asked by phone' });
    expect(usablePoints(await official(id)).emails).toEqual(governor.emails);
    const point = (await seen(id)).points.find(each => each.key === EMAIL);
    expect(point?.checks.map(check => [check.state, check.reason])).toEqual([
      ['works', 'Asked by phone'],
      ['dead', 'It came back'],
      ['works', ''],
    ]);
    const verbs = (await changesOf(site.app.db.query, { type: 'official', id })).map(change => change.verb);
    expect(verbs.filter(verb => verb.startsWith('official.point.'))).toEqual([
      'official.point.works',
      'official.point.dead',
      'official.point.works',
    ]);
  });

  test('the history is nobody’s to change', async () => {
    const id = await makeOfficial(site.app);
    await checkPoint(site.app, OPERATOR, id, EMAIL, dead);
    const { query } = site.app.db;
    const broken = await Promise.allSettled([
      query.updateTable('contact_checks').set({ state: 'works' }).execute(),
      query.deleteFrom('contact_checks').execute(),
    ]);
    for (const each of broken) {
      expect(each.status === 'rejected' && asOurError(each.reason)).toBeInstanceOf(AppendOnlyViolation);
    }
  });

  test('a dead point needs a reason, and a point must be one of the official’s', async () => {
    const id = await makeOfficial(site.app);
    const check = (key: string, found: Parameters<typeof checkPoint>[4]) =>
      checkPoint(site.app, OPERATOR, id, key, found);
    await expect(check(EMAIL, { state: 'dead', reason: ' ' })).rejects.toThrow(Refused);
    await expect(check(EMAIL, { state: 'changed', reason: '' })).rejects.toThrow(Refused);
    await expect(check(EMAIL, { state: 'changed', reason: '', instead: 'no address' })).rejects.toThrow(
      Refused,
    );
    await expect(check(EMAIL, { ...dead, reason: 'x'.repeat(301) })).rejects.toThrow(Refused);
    await expect(check('email:nobody@example.org', dead)).rejects.toThrow(NotFound);
    const reader = { id: 'r', name: 'Reader', role: 'tally-reader' };
    await expect(checkPoint(site.app, reader, id, EMAIL, dead)).rejects.toThrow(Forbidden);
    expect((await seen(id)).points.every(point => point.last === null)).toBe(true);
  });

  test('one that has changed gives its place to the new one and stays in the history', async () => {
    const id = await makeOfficial(site.app);
    const instead = 'oficina@rioseco.example.org';
    await checkPoint(site.app, OPERATOR, id, EMAIL, { state: 'changed', reason: 'Told so', instead });
    const { emails, version } = await official(id);
    expect([emails, version]).toEqual([[instead], 2]);
    const { points, earlier } = await seen(id);
    expect(points.find(point => point.text === instead)?.state).toBe('works');
    expect(earlier.map(point => [point.key, point.state, point.usable])).toEqual([[EMAIL, 'changed', false]]);
    await checkPoint(site.app, OPERATOR, id, 'social:x @rioseco_example', {
      state: 'changed',
      reason: '',
      instead: '@rioseco_new_example',
    });
    expect((await official(id)).handles).toEqual([{ service: 'X', handle: '@rioseco_new_example' }]);
  });

  test('a dead number typed anew in another way is still dead', async () => {
    const id = await makeOfficial(site.app);
    await checkPoint(site.app, OPERATOR, id, PHONE, dead);
    await changeOfficial(site.app, OPERATOR, id, 1, {
      ...governor,
      phones: ['+1 (202) 555-0101', '+1 202 555 0199'],
    });
    expect(usablePoints(await official(id)).phones).toEqual(['+1 202 555 0199']);
    expect(pointKey('phone', '12345')).toBe('phone:12345');
    expect(pointKey('phone', 'ext. 9')).not.toBe(pointKey('phone', 'no. 9'));
  });

  test('it vanishes from the action at once, the target stays, and the desk is told who is lost', async () => {
    const { slug, id } = await makeAction(site.app);
    const [first] = (await findAction(site.app, slug)).targets;
    const officialId = first?.officialId ?? '';
    expect(await actionsWithoutChannel(site.app)).toEqual([]);
    for (const { key } of (await seen(officialId)).points)
      await checkPoint(site.app, OPERATOR, officialId, key, dead);
    const action = await findAction(site.app, slug);
    expect(action.targets[0]).toMatchObject({
      id: 't1',
      name: governor.name,
      addressLines: [],
      emails: [],
      phones: [],
      faxes: [],
      handles: [],
    });
    const lost = await actionsWithoutChannel(site.app);
    expect(lost.map(each => [each.action.id, each.none, each.targets.map(target => target.id)])).toEqual([
      [id, false, ['t1']],
    ]);
    expect(await actionsWithoutChannel(site.app, { officialId })).toHaveLength(1);
    const other = action.targets[1]?.officialId ?? '';
    expect(await actionsWithoutChannel(site.app, { officialId: other })).toEqual([]);
    for (const { key } of (await seen(other)).points) await checkPoint(site.app, OPERATOR, other, key, dead);
    expect((await actionsWithoutChannel(site.app))[0]?.none).toBe(true);
    site.clock.set('2027-01-01T00:00:00.000Z');
    expect(await actionsWithoutChannel(site.app)).toEqual([]);
  });

  test('notes wait, are decided together, and their words are gone afterwards', async () => {
    const { slug, id } = await makeAction(site.app);
    const [first] = (await findAction(site.app, slug)).targets;
    const officialId = first?.officialId ?? '';
    const note = { officialId, actionId: id, pointKey: EMAIL, words: '' };
    await takeContactNote(site.app, { ...note, kind: 'mailbox-full', words: 'It says 552' });
    await takeContactNote(site.app, { ...note, kind: 'mailbox-full' });
    await takeContactNote(site.app, { ...note, kind: 'returned' });
    await takeContactNote(site.app, { ...note, pointKey: PHONE, kind: 'number-dead' });
    await expect(
      takeContactNote(site.app, { ...note, kind: 'other', words: 'x'.repeat(201) }),
    ).rejects.toThrow(Refused);
    await expect(
      takeContactNote(site.app, { ...note, kind: 'other', pointKey: 'email:a@example.org' }),
    ).rejects.toThrow(Conflict);
    const [mail, phone] = await notesWaiting(site.app, OPERATOR);
    expect([mail?.count, mail?.kinds, mail?.words, phone?.count]).toEqual([
      3,
      [
        { kind: 'mailbox-full', count: 2 },
        { kind: 'returned', count: 1 },
      ],
      ['It says 552'],
      1,
    ]);
    // One more comes while the page is open: it is not decided on unseen.
    await takeContactNote(site.app, { ...note, kind: 'other' });
    const decide = (decision: 'dead' | 'noted' | 'set-aside', reason = '', pointKey = EMAIL) =>
      decideNotes(site.app, OPERATOR, { officialId, pointKey, upTo: mail?.upTo ?? '', decision, reason });
    await expect(decide('dead')).rejects.toThrow(Refused);
    await decide('noted');
    expect((await findAction(site.app, slug)).targets[0]?.emails).toEqual(governor.emails);
    expect((await notesWaiting(site.app, OPERATOR)).map(each => [each.point.key, each.count])).toEqual([
      [PHONE, 1],
      [EMAIL, 1],
    ]);
    await expect(decide('noted')).rejects.toThrow(Conflict);
    expect(await site.app.db.query.selectFrom('contact_note_words').selectAll().execute()).toEqual([]);
    await decideNotes(site.app, OPERATOR, {
      officialId,
      pointKey: PHONE,
      upTo: phone?.upTo ?? '',
      decision: 'dead',
      reason: 'Called it',
    });
    expect((await findAction(site.app, slug)).targets[0]?.phones).toEqual([]);
    const said = (await seen(officialId)).points.find(point => point.key === EMAIL)?.notes;
    expect(said?.map(each => [each.kind, each.count, each.decision])).toEqual([
      ['other', 1, null],
      ['returned', 1, 'noted'],
      ['mailbox-full', 2, 'noted'],
    ]);
    // Marking the point dead on its own page answers what still waits.
    await checkPoint(site.app, OPERATOR, officialId, EMAIL, dead);
    expect(await notesWaiting(site.app, OPERATOR)).toEqual([]);
  });
});
