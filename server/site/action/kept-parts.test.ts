// Pages are made from parts that are kept: whatever changes one of them shows on the very next page, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerCare } from '../../actions/answer-care.ts';
import { editableAction, saveDraft } from '../../actions/draft.ts';
import { findAction } from '../../actions/find-action.ts';
import { keepImage } from '../../actions/keep-image.ts';
import { publishAction } from '../../actions/publish.ts';
import { stopAction } from '../../actions/stop.ts';
import { tellOutcome } from '../../actions/tell-outcome.ts';
import { OPERATOR } from '../../audit/model.ts';
import { countStarted } from '../../letters/count-started.ts';
import { findOfficial } from '../../officials/find-officials.ts';
import { changeOfficial } from '../../officials/keep-official.ts';
import { publishReply, unpublishReply } from '../../replies/publish-reply.ts';
import { changeSettings } from '../../settings/change-settings.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { photograph, tellOfAnswer } from '../../testing/answers.ts';
import { openTestApp, testClock, type TestApp } from '../../testing/app.ts';
import { makeAction, noHarm, type MadeAction } from '../../testing/makers.ts';
import type { ActionContent } from '../../actions/model.ts';

type Of = { site: TestApp; action: MadeAction };
type Change = { change: (of: Of) => Promise<unknown>; page?: RegExp; list?: RegExp; tally?: object };

async function republish({ site: { app }, action }: Of, changes: Partial<ActionContent>): Promise<void> {
  const { revision, content } = await editableAction(app.db.query, OPERATOR, action.id);
  await saveDraft(app, OPERATOR, action.id, revision, { ...content, ...changes });
  await answerCare(app, OPERATOR, action.id, noHarm);
  await publishAction(app, OPERATOR, action.id);
}

let key = 0;
async function report({ site, action }: Of, quantity: number): Promise<void> {
  const body = { lines: [{ target: 't1', channel: 'post', quantity }] };
  const headers = { 'idempotency-key': `key ${(key += 1)}` };
  const answer = await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, body, headers);
  expect(answer.status).toBe(201);
}

let replyId = '';
const CHANGES: Record<string, Change> = {
  'a report': { change: of => report(of, 7), page: /<b>7<\/b>/, list: />7<\/b>/, tally: { total: 7 } },
  'one more': { change: of => report(of, 5), page: /<b>12<\/b>/, list: />12<\/b>/, tally: { total: 12 } },
  'a report that is held': {
    change: of => report(of, 9000),
    page: /9,000 held/,
    list: /9,000 held/,
    tally: { held: 9000 },
  },
  'a letter begun': {
    change: async ({ site: { app }, action }) =>
      countStarted(app, await findAction(app, action.slug), [{ targetId: 't1', channel: 'post' }]),
    tally: { started: 1 },
  },
  'an official in the book': {
    change: async ({ site: { app }, action }) => {
      const [target] = (await findAction(app, action.slug)).targets;
      const official = await findOfficial(app.db.query, target?.officialId ?? '');
      const { id, version } = official;
      await changeOfficial(app, OPERATOR, id, version, { ...official, name: 'Amparo Teruel Vidal' });
    },
    page: /Amparo Teruel Vidal/,
  },
  'the name of the site': {
    change: async ({ site: { app } }) =>
      changeSettings(app, OPERATOR, {
        ...(await currentSettings(app)),
        organisationName: 'Network of the North',
      }),
    page: /Network of the North/,
    list: /Network of the North/,
  },
  'a new version of the texts': {
    change: of => republish(of, { title: 'Both are still held', summary: 'A new account of it.' }),
    page: /Both are still held[\s\S]*A new account of it/,
    list: /Both are still held[\s\S]*A new account of it/,
  },
  'a picture': {
    change: async of => {
      const id = await keepImage(of.site.app, OPERATOR, await photograph(61, 83));
      await republish(of, { image: { id, alt: 'A river', credit: 'Ilse' } });
    },
    page: /width="61" height="83"/,
  },
  'what an official answered': {
    change: async ({ site, action }) => {
      replyId = (await tellOfAnswer(site, action.slug)).reply;
      await publishReply(site.app, OPERATOR, replyId, {
        version: 0,
        summary: 'They say they will look into it.',
        lang: 'en',
        targetId: 't1',
        answeredOn: '2026-11-20',
        kind: 'letter',
      });
    },
    page: /They say they will look into it/,
  },
  'that it is taken back': {
    change: ({ site: { app } }) => unpublishReply(app, OPERATOR, replyId, 'A mistake of ours.'),
    page: /^(?![\s\S]*They say they will look into it)/,
  },
  'another action': {
    change: ({ site: { app } }) => makeAction(app, { number: '48/26', title: 'Another is in danger' }),
    list: /Another is in danger/,
  },
  'the deadline passes': {
    change: ({ site: { clock } }) => {
      clock.advance(60_000);
      return Promise.resolve();
    },
    page: /^(?![\s\S]*href="[^"]*\/letter")/,
    list: /^(?![\s\S]*Both are still held)/,
  },
  'a later deadline': {
    change: of => republish(of, { deadline: '2026-12-15' }),
    page: /href="[^"]*\/letter"/,
    list: /Both are still held/,
  },
  'an outcome': {
    change: ({ site: { app }, action }) =>
      tellOutcome(app, OPERATOR, action.id, 'good-news', 'She was freed.'),
    page: /She was freed/,
    list: /She was freed/,
  },
  'a stop': {
    change: ({ site: { app }, action }) => stopAction(app, OPERATOR, action.id, 'The family asks for quiet.'),
    page: /^(?=[\s\S]*The family asks for quiet)(?![\s\S]*href="[^"]*\/letter")/,
    list: /^(?![\s\S]*Both are still held)/,
  },
};

describe.each(['sqlite', 'postgres'] as const)('on %s', kind => {
  let site: TestApp;
  let action: MadeAction;
  beforeAll(async () => {
    // In the last minute of the action's day in Caracas.
    site = await openTestApp({ database: kind, clock: testClock('2026-11-22T03:59:30.000Z') });
    action = await makeAction(site.app, { deadline: '2026-11-21', afterDeadline: 'stop' });
  });
  afterAll(() => site.end());

  // Each time at an address that no page is kept at: what is seen is made now, from the parts.
  let times = 0;
  const page = async () => (await site.visitor().get(`/actions/${action.slug}?text=q${(times += 1)}`)).text;
  const list = async () => (await site.visitor().get(`/?topic=q${(times += 1)}`)).text;
  const tally = async () => (await site.visitor().get(`/api/v1/actions/${action.slug}/tally`)).json();

  test('another language has its own parts', async () => {
    const words = {
      en: ['A sample letter', 'Write a letter'],
      es: ['Una carta modelo', 'Escribir una carta'],
    };
    const spanishPage = async () =>
      (await site.visitor().get(`/es/actions/${action.slug}?text=q${(times += 1)}`)).text;
    // In turns: each must be made from its own parts, also where the other's were made before.
    for (const [ask, own, others] of [
      [page, words.en, words.es],
      [spanishPage, words.es, words.en],
      [page, words.en, words.es],
    ] as const) {
      const text = await ask();
      for (const word of own) expect(text).toContain(word);
      for (const word of others) expect(text).not.toContain(word);
    }
    expect(await page()).toContain(`href="/actions/${action.slug}/letter"`);
    expect(await spanishPage()).toContain(`href="/es/actions/${action.slug}/letter"`);
    expect(await spanishPage()).not.toContain(`href="/actions/${action.slug}/letter"`);
  });

  test.each(Object.entries(CHANGES))('%s shows at once', async (_what, each) => {
    const before = [await page(), await list()];
    if (each.page) expect(before[0]).not.toMatch(each.page);
    if (each.list) expect(before[1]).not.toMatch(each.list);
    if (each.tally) expect(await tally()).not.toMatchObject(each.tally);
    await each.change({ site, action });
    if (each.page) expect(await page()).toMatch(each.page);
    if (each.list) expect(await list()).toMatch(each.list);
    if (each.tally) expect(await tally()).toMatchObject(each.tally);
  });
});
