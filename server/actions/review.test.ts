// A second person, do-no-harm answers and publication at a time, on both databases: who may what, and what voids what.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeApp, openApp } from '../platform/app.ts';
import { OPERATOR, type By } from '../audit/model.ts';
import { addCoordinator } from '../accounts/add-coordinator.ts';
import { Conflict, Forbidden, Refused } from '../lib/errors.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, makeContent, makeDraft, noHarm } from '../testing/makers.ts';
import { answerCare, careHistory, careOf } from './answer-care.ts';
import { askReview } from './ask-review.ts';
import { beginUpdate } from './begin-update.ts';
import { approveReview, reviewOf, sendBack } from './decide-review.ts';
import { actionOverview } from './desk-actions.ts';
import { createDraft, editableAction, saveDraft } from './draft.ts';
import { extendDeadline } from './extend-deadline.ts';
import { findActionById } from './find-action.ts';
import { allPlans, failureOf, planOf } from './find-plan.ts';
import { cancelPlan, planPublication } from './plan-publication.ts';
import { publishDue } from './publish-due.ts';
import { publishAction } from './publish.ts';
import { stopAction } from './stop.ts';

const author: By = { id: 'a1', name: 'Ana Autora', role: 'author' };
const reviewer: By = { id: 'r1', name: 'Rosa Revisora', role: 'reviewer' };

describe.each(['sqlite', 'postgres'] as const)('on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());

  const secondPerson = async (): Promise<void> => {
    const settings = await readSettings(site.app.db.query);
    await changeSettings(site.app, OPERATOR, { ...settings, secondPerson: true });
  };
  const requestOf = async (id: string): Promise<string> =>
    (await reviewOf(site.app.db.query, id))?.request.id ?? '';
  const verbs = async (id: string): Promise<string[]> =>
    (await actionOverview(site.app, author, id)).changes.map(change => change.verb);

  test('answers are rows: a later one stands, the earlier one stays, and the audit has no word of it', async () => {
    const id = await createDraft(site.app, author, await makeContent(site.app));
    const given = { ...noHarm, unsaid: 'something' as const, unsaidText: 'Hillside school' };
    await answerCare(site.app, author, id, given);
    site.clock.advance(1000);
    await answerCare(site.app, reviewer, id, { ...given, names: 'no' });
    const care = await careOf(site.app.db.query, id);
    expect(care.names).toMatchObject({ answer: 'no', byName: 'Rosa Revisora' });
    expect(care.consent).toMatchObject({ answer: 'yes', byName: 'Ana Autora' });
    const history = await careHistory(site.app.db.query, id);
    expect(history.filter(each => each.question === 'names').map(each => each.answer)).toEqual(['no', 'yes']);
    const audit = await site.app.db.query.selectFrom('audit').select('detail').execute();
    expect(JSON.stringify(audit)).not.toContain('Hillside');
    await expect(
      site.app.db.query.updateTable('care_answers').set({ answer: 'yes' }).execute(),
    ).rejects.toThrow();
    await expect(site.app.db.query.deleteFrom('care_answers').execute()).rejects.toThrow();
  });

  test('what the checklist still says is recorded with who went past it', async () => {
    const id = await makeDraft(site.app, { deadline: '2027-11-20' }, author);
    await publishAction(site.app, reviewer, id);
    const { versions, changes } = await actionOverview(site.app, author, id);
    expect(versions[0]?.passed?.byName).toBe('Rosa Revisora');
    expect(versions[0]?.passed?.lines.map(line => line.reason)).toContain('checklist.deadlineFar');
    const published = changes.find(change => change.verb === 'action.published');
    expect(published?.detail['passed']).toContainEqual(
      expect.objectContaining({ path: 'deadline', reason: 'checklist.deadlineFar' }),
    );
  });

  test('with the setting nobody publishes alone, whoever wrote the last change cannot approve it', async () => {
    await secondPerson();
    const id = await makeDraft(site.app, {}, reviewer);
    await expect(publishAction(site.app, reviewer, id)).rejects.toThrow(Conflict);
    await expect(
      planPublication(site.app, reviewer, id, { revision: 1, dueAt: '2026-12-01T00:00:00.000Z' }),
    ).rejects.toThrow(Conflict);
    await askReview(site.app, author, id, { revision: 1, message: 'Please' });
    const given = { requestId: await requestOf(id), dueAt: null };
    await expect(approveReview(site.app, author, id, given)).rejects.toThrow(Forbidden);
    await expect(approveReview(site.app, reviewer, id, given)).rejects.toThrow('review.ownChange');
    const second: By = { id: 'r2', name: 'Second', role: 'reviewer' };
    await approveReview(site.app, second, id, given);
    expect((await findActionById(site.app, id)).version).toBe(1);
    expect(await verbs(id)).toEqual(
      expect.arrayContaining(['action.reviewAsked', 'action.approved', 'action.published']),
    );
  });

  test('a change after the asking voids it: what is approved is what is published', async () => {
    const id = await makeDraft(site.app, {}, author);
    await askReview(site.app, author, id, { revision: 1, message: '' });
    const requestId = await requestOf(id);
    const { content } = await editableAction(site.app.db.query, author, id);
    await saveDraft(site.app, author, id, 1, { ...content, summary: 'Other words.' });
    await expect(approveReview(site.app, reviewer, id, { requestId, dueAt: null })).rejects.toThrow(
      'review.stale',
    );
    await askReview(site.app, author, id, { revision: 2, message: '' });
    await expect(approveReview(site.app, reviewer, id, { requestId, dueAt: null })).rejects.toThrow(
      'review.over',
    );
    await approveReview(site.app, reviewer, id, { requestId: await requestOf(id), dueAt: null });
    expect((await findActionById(site.app, id)).summary).toBe('Other words.');
  });

  test('sent back with a note; those concerned get a mail without a word of the case', async () => {
    const add = (email: string, role: 'author' | 'reviewer') =>
      addCoordinator(site.app, OPERATOR, email, role, email);
    const one = (await add('ines@desk.example.org', 'author')).coordinator;
    const two = (await add('rosa@desk.example.org', 'reviewer')).coordinator;
    for (const { id } of [one, two])
      await site.app.db.query
        .updateTable('coordinators')
        .set({ password_hash: 'x' })
        .where('id', '=', id)
        .execute();
    const asker = { ...author, id: one.id };
    const id = await makeDraft(site.app, {}, asker);
    await askReview(site.app, asker, id, { revision: 1, message: 'The second paragraph' });
    const by = { ...reviewer, id: two.id };
    await expect(sendBack(site.app, by, id, { requestId: await requestOf(id), note: ' ' })).rejects.toThrow(
      Refused,
    );
    await sendBack(site.app, by, id, { requestId: await requestOf(id), note: 'Name a source.' });
    expect((await reviewOf(site.app.db.query, id))?.decision).toMatchObject({
      kind: 'sent-back',
      note: 'Name a source.',
    });
    const mails = await site.app.db.query
      .selectFrom('outbox')
      .selectAll()
      .where('kind', 'like', 'review.%')
      .execute();
    const opened = mails.map(mail => site.app.seal.open(mail.sealed ?? ''));
    expect(mails.map(mail => mail.kind).sort()).toEqual(['review.asked', 'review.sent-back']);
    expect(opened.join()).toContain(`/desk/actions/${id}/review`);
    expect(opened.join()).not.toMatch(/water defenders|second paragraph|source/i);
  });

  test('published at its time by the worker, once, in the name of whoever planned it', async () => {
    const id = await makeDraft(site.app, {}, author);
    const plan = { revision: 1, dueAt: '2026-11-22T13:00:00.000Z' };
    await expect(
      planPublication(site.app, reviewer, id, { ...plan, dueAt: '2026-11-21T11:00:00.000Z' }),
    ).rejects.toThrow(Refused);
    await planPublication(site.app, reviewer, id, plan);
    expect(await publishDue(site.app)).toBe(false);
    site.clock.set('2026-11-22T13:00:00.000Z');
    // Two workers look at the same moment: on PostgreSQL through a connection of their own, as two servers do.
    const other =
      database === 'postgres'
        ? openApp(site.app.config, { clock: site.clock, transport: site.transport })
        : site.app;
    await Promise.all([publishDue(site.app), publishDue(other), publishDue(site.app)]);
    if (other !== site.app) await closeApp(other);
    expect((await findActionById(site.app, id)).version).toBe(1);
    const { versions } = await actionOverview(site.app, author, id);
    expect(versions.map(version => version.byName)).toEqual(['Rosa Revisora']);
    expect(await publishDue(site.app)).toBe(false);
  });

  test('a plan for what the checklist refuses by then stays a draft, and says why', async () => {
    const id = await makeDraft(site.app, {}, author);
    await planPublication(site.app, reviewer, id, { revision: 1, dueAt: '2026-11-22T13:00:00.000Z' });
    await answerCare(site.app, author, id, { ...noHarm, names: 'no' });
    site.clock.set('2026-11-22T13:00:01.000Z');
    await publishDue(site.app);
    await expect(findActionById(site.app, id)).rejects.toThrow();
    expect((await failureOf(site.app.db.query, id))?.problems.map(problem => problem.reason)).toEqual([
      'checklist.care.names',
    ]);
    expect((await allPlans(site.app.db.query)).failed).toHaveLength(1);
    expect(await verbs(id)).toContain('action.planFailed');
  });

  test('a plan is voided by a change, called off by hand, by publishing and by a stop', async () => {
    const id = await makeDraft(site.app, {}, author);
    const dueAt = '2026-11-22T13:00:00.000Z';
    await planPublication(site.app, reviewer, id, { revision: 1, dueAt });
    await cancelPlan(site.app, reviewer, id);
    expect(await planOf(site.app.db.query, id)).toBeNull();
    await expect(cancelPlan(site.app, reviewer, id)).rejects.toThrow(Conflict);
    await planPublication(site.app, reviewer, id, { revision: 1, dueAt });
    await publishAction(site.app, reviewer, id);
    expect(await planOf(site.app.db.query, id)).toBeNull();
    const { content, revision } = await editableAction(site.app.db.query, author, id);
    const next = await saveDraft(site.app, author, id, revision, { ...content, summary: 'New.' });
    await planPublication(site.app, reviewer, id, { revision: next, dueAt });
    await saveDraft(site.app, author, id, next, { ...content, summary: 'Newer.' });
    site.clock.set('2026-11-22T13:00:01.000Z');
    await publishDue(site.app);
    expect((await findActionById(site.app, id)).version).toBe(1);
    expect((await failureOf(site.app.db.query, id))?.problems[0]?.reason).toBe('action.draftMoved');
    await planPublication(site.app, reviewer, id, { revision: next + 1, dueAt: '2026-11-23T13:00:00.000Z' });
    await stopAction(site.app, reviewer, id, 'She is free.');
    expect(await planOf(site.app.db.query, id)).toBeNull();
  });

  test('an update keeps number and address, counts on, and says what is new; the kind is said by the step', async () => {
    const { id, slug } = await makeAction(site.app);
    const { revision } = await editableAction(site.app.db.query, author, id);
    const wish = { step: 'second-ua' as const, note: 'A hearing is set.', deadline: '2026-12-30' };
    await beginUpdate(site.app, author, id, { revision, ...wish });
    const { note, step } = await editableAction(site.app.db.query, author, id);
    expect({ note, step }).toEqual({ note: 'A hearing is set.', step: 'second-ua' });
    await publishAction(site.app, reviewer, id, { note });
    expect(await findActionById(site.app, id)).toMatchObject({
      slug,
      number: '47/26',
      kind: 'update',
      version: 2,
      ordinal: 2,
      deadline: '2026-12-30',
    });
  });

  test('a longer deadline is a version of its own; the draft in work keeps its words and takes the day', async () => {
    const { id } = await makeAction(site.app);
    const { content, revision } = await editableAction(site.app.db.query, author, id);
    await saveDraft(site.app, author, id, revision, { ...content, summary: 'In work.' });
    await expect(
      extendDeadline(site.app, reviewer, id, { deadline: '2026-12-15', note: '' }),
    ).rejects.toThrow(Refused);
    await extendDeadline(site.app, reviewer, id, { deadline: '2027-01-15', note: '' });
    const action = await findActionById(site.app, id);
    expect(action).toMatchObject({
      deadline: '2027-01-15',
      summary: content.summary,
      kind: 'first',
      ordinal: 1,
    });
    const draft = await editableAction(site.app.db.query, author, id);
    expect(draft.content).toMatchObject({ summary: 'In work.', deadline: '2027-01-15' });
    // Who had the editor open would bring the old day back unseen.
    await expect(saveDraft(site.app, author, id, revision + 1, content)).rejects.toThrow(Conflict);
    expect(await verbs(id)).toContain('action.extended');
  });

  test('with the setting a longer deadline asks for a second person too', async () => {
    const { id } = await makeAction(site.app);
    await secondPerson();
    expect(await extendDeadline(site.app, reviewer, id, { deadline: '2027-01-15', note: '' })).toBe('asked');
    expect((await findActionById(site.app, id)).deadline).toBe('2026-12-15');
    const second: By = { id: 'r2', name: 'Second', role: 'reviewer' };
    await approveReview(site.app, second, id, { requestId: await requestOf(id), dueAt: null });
    expect((await findActionById(site.app, id)).deadline).toBe('2027-01-15');
  });
});
