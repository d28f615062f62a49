// An answer moved at the desk: set aside, one or a flood of them, taken back, returned; what is published stays.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { submitWithFiles } from '../../testing/answers.ts';
import { openTelling, TOLD, type Telling } from '../../testing/told-answers.ts';

describe.each(['sqlite', 'postgres'] as const)('an answer on %s', database => {
  let telling: Telling;
  beforeEach(async () => {
    telling = await openTelling(database);
  }, 60_000);
  afterEach(() => telling.site.end());

  test('erased by who told it and then taken back by the desk, is told no more', async () => {
    const { site, people, supporter, tell, ids, publish } = telling;
    const own = await supporter.follow(await tell());
    const [id = ''] = await ids();
    const reviewer = await people.reviewer();
    await publish(reviewer, id);
    await supporter.submit(own);
    const desk = await reviewer.get(`/desk/replies/${id}`);
    expect((await reviewer.submit(desk, { reason: 'As wished' }, '#unpublication form')).status).toBe(303);
    const row = await site.app.db.query
      .selectFrom('reply_states')
      .select(['state', 'erased_by'])
      .executeTakeFirst();
    expect(row).toEqual({ state: 'set-aside', erased_by: 'teller' });
  });

  test('a flood is set aside in one go, and what is published stays', async () => {
    const { site, people, action, supporter, form, ids, publish } = telling;
    for (let n = 0; n < 5; n += 1)
      await submitWithFiles(supporter, await form(), { ...TOLD, text: `Buy here ${n}` });
    const reviewer = await people.reviewer();
    const [first = '', ...others] = await ids();
    await publish(reviewer, first);
    const list = await reviewer.get('/desk/replies');
    const none = await reviewer.submit(list, { reason: 'Advertising' }, '#aside');
    expect([none.status, none.find('#errors a')]).toEqual([422, 'Tick at least one answer.']);
    const aside = await reviewer.submit(list, { reply: [first, ...others], reason: 'Advertising' }, '#aside');
    expect((await reviewer.follow(aside)).find('.done')).toBe('4 answers are set aside.');
    expect((await supporter.get(`/actions/${action.slug}`)).findAll('#answers .answer').length).toBe(1);
    // All that is unread goes at once, but what comes while one looks at the list.
    for (let n = 0; n < 3; n += 1)
      await submitWithFiles(supporter, await form(), { ...TOLD, text: `Buy there ${n}` });
    const more = await reviewer.get('/desk/replies?state=new');
    site.clock.advance(1000);
    await submitWithFiles(supporter, await form(), { ...TOLD, text: 'An honest answer' });
    const all = await reviewer.submit(more, { all: '1', reason: 'Advertising' }, '#aside');
    expect((await reviewer.follow(all)).find('.done')).toBe('3 answers are set aside.');
    expect((await reviewer.get('/desk')).find('#b-replies')).toBe('1 Answers');
    const noReason = await reviewer.submit(more, { all: '1' }, '#aside');
    expect([noReason.status, noReason.find('#errors a')]).toEqual([422, 'Fill this in.']);

    const one = await reviewer.get(`/desk/replies/${first}`);
    await reviewer.submit(one, { reason: 'No answer at all' }, '#set-aside form');
    expect((await supporter.get(`/actions/${action.slug}`)).find('#answers')).toBeNull();
    expect((await publish(reviewer, others[0] ?? '').catch(() => null))?.status ?? 'no form').toBe('no form');
    const back = await reviewer.submit(
      await reviewer.get(`/desk/replies/${first}`),
      {},
      'form[action$="return"]',
    );
    expect(back.location).toBe(`/desk/replies/${first}?done=returned`);
  });
});
