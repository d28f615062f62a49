// What can be done with actions, on both databases: drafts, versions, stop, outcome, lists, the end of a deadline.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR, type By } from '../audit/model.ts';
import { Conflict, Forbidden, NotFound, Refused } from '../lib/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, makeContent, noHarm } from '../testing/makers.ts';
import { answerCare } from './answer-care.ts';
import { actionOverview, listForDesk } from './desk-actions.ts';
import { createDraft, editableAction, saveDraft } from './draft.ts';
import { findAction, findActionById, listActions, slugForNumber } from './find-action.ts';
import { previewAction } from './preview.ts';
import { publishAction } from './publish.ts';
import { stopAction } from './stop.ts';
import { tellOutcome } from './tell-outcome.ts';

const author: By = { id: 'a1', name: 'The author', role: 'author' };
const reader: By = { id: 'r1', name: 'The reader', role: 'tally-reader' };

describe.each(['sqlite', 'postgres'] as const)('actions on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());

  test('a draft is nobody’s to see in public, and its address follows its title until it is published', async () => {
    const content = await makeContent(site.app, { title: 'First words' });
    const id = await createDraft(site.app, author, content);
    await answerCare(site.app, author, id, noHarm);
    await expect(findAction(site.app, 'first-words')).rejects.toThrow(NotFound);
    await saveDraft(site.app, author, id, 1, { ...content, title: 'Other words' });
    const { slug } = await publishAction(site.app, OPERATOR, id);
    expect(slug).toBe('other-words');
    await saveDraft(site.app, author, id, 2, { ...content, title: 'Third words' });
    expect((await publishAction(site.app, OPERATOR, id)).slug).toBe('other-words');
  });

  test('two who save the same draft: the second is told, and the first one’s words stand', async () => {
    const content = await makeContent(site.app);
    const id = await createDraft(site.app, author, content);
    await saveDraft(site.app, author, id, 1, { ...content, summary: 'Mine.' });
    await expect(saveDraft(site.app, author, id, 1, { ...content, summary: 'Theirs.' })).rejects.toThrow(
      Conflict,
    );
    expect((await editableAction(site.app.db.query, author, id)).content.summary).toBe('Mine.');
  });

  test('rights: an author writes and does not publish, a reader of tallies writes nothing', async () => {
    const content = await makeContent(site.app);
    const id = await createDraft(site.app, author, content);
    await expect(publishAction(site.app, author, id)).rejects.toThrow(Forbidden);
    await expect(createDraft(site.app, reader, content)).rejects.toThrow(Forbidden);
    await expect(saveDraft(site.app, reader, id, 1, content)).rejects.toThrow(Forbidden);
    await expect(stopAction(site.app, author, id, 'x')).rejects.toThrow(Forbidden);
    await expect(tellOutcome(site.app, author, id, 'worse', 'x')).rejects.toThrow(Forbidden);
  });

  test('publishing says everything that is missing and keeps nothing', async () => {
    const content = await makeContent(site.app, {
      title: '',
      deadline: '',
      letters: [],
      targets: [],
      summary: '',
    });
    const id = await createDraft(site.app, author, content);
    const refusal = await publishAction(site.app, OPERATOR, id).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    const paths = refusal instanceof Refused ? refusal.problems.map(problem => problem.path) : [];
    const care = ['care.consent', 'care.names', 'care.pictures', 'care.unsaid'];
    expect(paths).toEqual(['title', 'summary', 'deadline', 'targets', 'letters', ...care]);
    await expect(findActionById(site.app, id)).rejects.toThrow(NotFound);
  });

  test('a letter whose merge fields are wrong is not published', async () => {
    const content = await makeContent(site.app);
    const letters = content.letters.map(letter => ({ ...letter, body: 'Dear {{nobody}}' }));
    const id = await createDraft(site.app, author, { ...content, letters });
    await answerCare(site.app, author, id, noHarm);
    await expect(publishAction(site.app, OPERATOR, id)).rejects.toThrow(Refused);
  });

  test('a later version keeps the targets’ ids, the first day and what changed', async () => {
    const { id } = await makeAction(site.app);
    const first = await findActionById(site.app, id);
    site.clock.advance(3_600_000);
    const { content, revision } = await editableAction(site.app.db.query, author, id);
    await expect(publishAction(site.app, OPERATOR, id)).rejects.toThrow(Conflict);
    await saveDraft(site.app, author, id, revision, { ...content, deadline: '2026-12-20' });
    expect((await findActionById(site.app, id)).deadline).toBe('2026-12-15');
    await publishAction(site.app, OPERATOR, id, { note: 'More time' });
    const second = await findActionById(site.app, id);
    expect(second).toMatchObject({ version: 2, deadline: '2026-12-20', publishedAt: first.publishedAt });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    expect(second.targets.map(target => target.id)).toEqual(first.targets.map(target => target.id));
    const { versions } = await actionOverview(site.app, author, id);
    expect(versions.map(({ version, note, byName }) => [version, note, byName])).toEqual([
      [2, 'More time', 'operator'],
      [1, null, 'operator'],
    ]);
  });

  test('publishing what somebody has changed meanwhile is refused', async () => {
    const content = await makeContent(site.app);
    const id = await createDraft(site.app, author, content);
    await answerCare(site.app, author, id, noHarm);
    await saveDraft(site.app, author, id, 1, { ...content, summary: 'Changed.' });
    await expect(publishAction(site.app, OPERATOR, id, { revision: 1 })).rejects.toThrow(Conflict);
    await publishAction(site.app, OPERATOR, id, { revision: 2 });
  });

  test('a stop is for good and at once; a draft cannot be stopped', async () => {
    const draft = await createDraft(site.app, author, await makeContent(site.app));
    await expect(stopAction(site.app, OPERATOR, draft, 'Free')).rejects.toThrow(Conflict);
    const { id } = await makeAction(site.app);
    await stopAction(site.app, OPERATOR, id, ' She is free. ');
    expect(await findActionById(site.app, id)).toMatchObject({
      status: 'stopped',
      stop: { reason: 'She is free.' },
    });
    const { content, revision } = await editableAction(site.app.db.query, author, id);
    await expect(saveDraft(site.app, author, id, revision, content)).rejects.toThrow(Conflict);
    await expect(stopAction(site.app, OPERATOR, id, 'again')).rejects.toThrow(Conflict);
    expect((await listActions(site.app, { status: 'open' })).actions).toEqual([]);
    expect((await listActions(site.app, { status: 'closed' })).actions.map(action => action.id)).toEqual([
      id,
    ]);
  });

  test('the latest outcome stands', async () => {
    const { id } = await makeAction(site.app);
    await tellOutcome(site.app, OPERATOR, id, 'no-change', 'Nothing yet.');
    site.clock.advance(1000);
    await tellOutcome(site.app, OPERATOR, id, 'good-news', 'She came home.');
    expect((await findActionById(site.app, id)).outcome).toMatchObject({
      kind: 'good-news',
      text: 'She came home.',
    });
    await expect(tellOutcome(site.app, OPERATOR, id, 'worse', '  ')).rejects.toThrow(Refused);
  });

  test('lists go on at their cursor, each action once, the soonest deadline first', async () => {
    const days = ['2026-12-20', '2026-12-01', '2026-12-10', '2026-12-10', '2026-12-30'];
    for (const [at, deadline] of days.entries())
      await makeAction(site.app, { title: `Action ${at}`, deadline });
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await listActions(site.app, { status: 'open', limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.actions.map(action => action.deadline));
      cursor = page.next;
    }
    expect(seen).toEqual([...days].sort());
    const strange = await listActions(site.app, { status: 'open', cursor: 'not a cursor' });
    expect(strange.actions).toHaveLength(5);
  });

  test('lists are searched without marks and filtered by country, topic and language', async () => {
    await makeAction(site.app, {
      title: 'Maestra detenida en Río Claro',
      country: 'PE',
      topics: ['torture'],
      number: '1/26',
    });
    await makeAction(site.app, { title: 'Another case', country: 'VE', number: '2/26' });
    const titles = async (wish: object): Promise<string[]> =>
      (await listActions(site.app, { status: 'all', ...wish })).actions.map(action => action.title);
    expect(await titles({ search: 'rio DETENIDA' })).toEqual(['Maestra detenida en Río Claro']);
    expect(await titles({ search: 'case maestra' })).toEqual([]);
    expect(await titles({ search: '100%' })).toEqual([]);
    expect(await titles({ country: 'VE' })).toEqual(['Another case']);
    expect(await titles({ topic: 'torture' })).toEqual(['Maestra detenida en Río Claro']);
    expect(await titles({ lang: 'de' })).toEqual([]);
    expect(await slugForNumber(site.app, '1-26')).toBe('maestra-detenida-en-rio-claro');
    expect(await slugForNumber(site.app, '9-26')).toBeNull();
  });

  test('the desk lists drafts too, by state and by words', async () => {
    await createDraft(
      site.app,
      author,
      await makeContent(site.app, {
        title: 'A long title of more than eight words for the search to find last',
      }),
    );
    const { id } = await makeAction(site.app, { title: 'Published' });
    const titles = async (filter: Parameters<typeof listForDesk>[2]): Promise<string[]> =>
      (await listForDesk(site.app, author, filter)).map(action => action.title);
    expect(await titles({})).toHaveLength(2);
    expect(await titles({ state: 'open' })).toEqual(['Published']);
    expect(await titles({ search: 'FIND last' })).toHaveLength(1);
    await stopAction(site.app, OPERATOR, id, 'Free');
    expect(await titles({ state: 'open' })).toEqual([]);
    expect(await titles({ state: 'stopped' })).toEqual(['Published']);
  });

  test('a preview shows the draft, whole or not, and says what is missing', async () => {
    const { id } = await makeAction(site.app, { title: 'As it was' });
    const { content, revision } = await editableAction(site.app.db.query, author, id);
    await saveDraft(site.app, author, id, revision, { ...content, title: 'As it will be', deadline: '' });
    const { action, open } = await previewAction(site.app, author, id);
    expect(action).toMatchObject({ title: 'As it will be', version: 2, status: 'open' });
    expect(action.targets[0]?.name).toBe('Ignacio Belmonte Rojas');
    expect(open.map(problem => problem.path)).toEqual(['deadline']);
    expect((await findActionById(site.app, id)).title).toBe('As it was');
  });

  // The last moment of the day in the action's own zone; clocks go back in Berlin and forward in New York around these days.
  test.each([
    ['America/Caracas', '2026-12-15', '2026-12-16T04:00:00.000Z'],
    ['Asia/Tehran', '2026-12-15', '2026-12-15T20:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-15', '2026-12-15T10:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['Europe/Berlin', '2027-10-31', '2027-10-31T23:00:00.000Z'],
    ['America/New_York', '2027-03-14', '2027-03-15T04:00:00.000Z'],
    ['Africa/Cairo', '2027-04-29', '2027-04-29T22:00:00.000Z'],
  ])('in %s an action until %s is open to the last moment', async (timeZone, deadline, end) => {
    const { id } = await makeAction(site.app, { timeZone, deadline });
    const at = Date.parse(end);
    site.clock.set(new Date(at - 1).toISOString());
    expect((await findActionById(site.app, id)).status).toBe('open');
    expect((await listActions(site.app, { status: 'open' })).actions).toHaveLength(1);
    site.clock.set(end);
    expect((await findActionById(site.app, id)).status).toBe('closed');
    expect((await listActions(site.app, { status: 'open' })).actions).toHaveLength(0);
    expect((await listActions(site.app, { status: 'closed' })).actions).toHaveLength(1);
  });
});
