// An office's file at the desk: tried, taken whole or not at all, told when it comes twice, undone within a day.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, CAST_PASSWORD, emailOf } from '../../testing/cast.ts';
import { makeAction, type MadeAction } from '../../testing/makers.ts';
import type { Answer, Visitor } from '../../testing/visitor.ts';
import { freezeStatement } from '../../totals/freeze-statement.ts';
import { findStatement } from '../../totals/find-statement.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';

const HEAD = 'Day,Official,Way,Letters,Country,People,Reference';
const GOOD = [
  HEAD,
  '2026-11-20,Ignacio Belmonte Rojas,Post,3,Germany,2,A-1',
  '2026-11-21,Ambassador,E-mail,40,,,A-2',
  '2026-11-21,t1,fax,1,ES,,',
].join('\n');

describe.each(['sqlite', 'postgres'] as const)('a file of reports on %s', database => {
  let site: TestApp;
  let made: MadeAction;
  let reviewer: Visitor;
  beforeEach(async () => {
    site = await openTestApp({ database });
    site.clock.set('2026-11-19T12:00:00.000Z');
    made = await makeAction(site.app);
    site.clock.set('2026-11-21T12:00:00.000Z');
    reviewer = await cast(site).reviewer();
  });
  afterEach(() => site.end());

  const form = (): Promise<Answer> => reviewer.get(`/desk/actions/${made.id}/reports/import`);
  const bring = async (text: string, changes = {}): Promise<Answer> =>
    reviewer.submit(await form(), { office: 'Lisbon', text, ...changes }, 'form#form');
  const confirm = (page: Answer): Promise<Answer> => reviewer.submit(page, {}, 'form#confirm');
  /** A session does not last a day. */
  const signInAgain = async (): Promise<void> => {
    const page = await reviewer.get('/desk/sign-in');
    await reviewer.submit(page, { email: emailOf('reviewer'), password: CAST_PASSWORD });
  };
  const counted = async () => {
    const tally = await tallyFor(site.app, await findAction(site.app, made.slug));
    return { total: tally.total, group: tally.byGrade.group, held: tally.held };
  };
  const differences = async () => (await recount(site.app)).differences;

  test('is tried first: what would be counted is shown and nothing is', async () => {
    const page = await bring(GOOD);
    expect([page.status, page.find('.confirm [role=status]')]).toEqual([
      200,
      '3 reports with 44 letters. Nothing is counted yet.',
    ]);
    expect(page.findAll('.confirm tbody :is(th, td)').join(' / ')).toBe(
      [
        'Ignacio Belmonte Rojas / 3 / 0 / 1 / 4 / H.E. Teresa Oliva Marín / 0 / 40 / 0 / 40 / All / 3 / 40 / 1 / 44',
        'Not said / 40 / Germany / 3 / Spain / 1 / 20 November 2026 / 3 / 21 November 2026 / 41',
      ].join(' / '),
    );
    expect(await counted()).toMatchObject({ total: 0 });
  });

  test('counts as a group’s reports of their own days, with who brought what in the audit', async () => {
    const taken = await confirm(await bring(GOOD));
    expect(taken.status).toBe(303);
    expect(await counted()).toEqual({ total: 44, group: 44, held: 0 });
    const tally = await tallyFor(site.app, await findAction(site.app, made.slug));
    expect(tally.byDay).toEqual([
      { day: '2026-11-20', total: 3 },
      { day: '2026-11-21', total: 41 },
    ]);
    const page = await reviewer.follow(taken);
    expect(page.find('.done')).toBe('3 reports with 44 letters are counted.');
    expect(page.findAll('.rail dd')).toEqual([
      'The reviewer',
      '21 Nov 2026, 12:00 UTC',
      'Pasted text',
      '3',
      '44',
    ]);
    const audit = await reviewer.get('/desk/audit?verb=reports.imported');
    expect(audit.findAll('tbody tr')).toHaveLength(1);
    expect(audit.text).toContain('Lisbon');
    expect(await differences()).toEqual([]);
    const rows = (await reviewer.get(`/desk/actions/${made.id}/reports.csv`)).text;
    expect(rows).toMatch(/,2026-11-20,1,counted,group,t1,/);
  });

  test('is not taken twice, however its lines are ordered, unless it was undone', async () => {
    const tried = await bring(GOOD);
    const taken = await confirm(tried);
    const [head = '', ...lines] = GOOD.split('\n');
    const again = await bring([head, ...lines.reverse()].join('\r\n'), { office: 'The office at Lisbon' });
    expect([again.status, again.find('[role=alert]')]).toEqual([
      409,
      'These very reports were brought in already, by The reviewer on 21 Nov 2026, 12:00. Nothing was counted twice. If they are others all the same, give each line a reference of its own. See that import',
    ]);
    expect((await confirm(tried)).status).toBe(409);
    expect(await counted()).toMatchObject({ total: 44 });
    const page = await reviewer.follow(taken);
    await reviewer.submit(page, { reason: 'Wrong action' }, 'form#undo');
    expect((await confirm(await bring(GOOD))).status).toBe(303);
    expect(await counted()).toMatchObject({ total: 44 });
    expect(await differences()).toEqual([]);
  });

  test('a reference that came before is a fault, and lines that came before are pointed out', async () => {
    await confirm(await bring(GOOD));
    const more = await bring(`${HEAD}\n2026-11-21,t1,fax,1,ES,,\n2026-11-21,t1,post,1,ES,,`);
    expect(more.find('.confirm .note')).toContain(
      '1 line says exactly what this office has brought in before',
    );
    const same = await bring(`${HEAD}\n2026-11-19,t2,post,9,,,A-1`);
    expect([same.status, same.findAll('tbody :is(th, td)').join(' / ')]).toEqual([
      422,
      'Line 2 / A-1 / A report with this reference was brought in on 21 Nov 2026, 08:00.',
    ]);
    // Another office may number its own the same way.
    expect((await bring(`${HEAD}\n2026-11-19,t2,post,9,,,A-1`, { office: 'Porto' })).status).toBe(200);
  });

  test('undone within a day: every number is as before, and a frozen statement keeps what it counted', async () => {
    const taken = await confirm(await bring(GOOD));
    const wish = {
      day: '2026-11-21',
      targets: ['t1', 't2'],
      lang: 'en',
      letter: '{{salutation}}',
      corrects: null,
      reason: '',
    };
    const number = await freezeStatement(site.app, OPERATOR, made.id, wish);
    const page = await reviewer.follow(taken);
    expect((await reviewer.submit(page, { reason: ' ' }, 'form#undo')).status).toBe(422);
    site.clock.advance(24 * 60 * 60_000 - 1);
    await signInAgain();
    const undone = await reviewer.submit(page, { reason: 'Wrong action' }, 'form#undo');
    expect(undone.status).toBe(303);
    expect(await counted()).toEqual({ total: 0, group: 0, held: 0 });
    expect(await differences()).toEqual([]);
    expect((await findStatement(site.app, number)).numbers.total).toBe(44);
    const after = await reviewer.follow(undone);
    expect(after.find('.note')).toContain('44 letters were taken out again. Reason: Wrong action');
    expect(after.find('form#undo')).toBeNull();
    expect((await reviewer.submit(page, { reason: 'Again' }, 'form#undo')).status).toBe(409);
    const kinds = await site.app.db.query.selectFrom('report_revisions').select('kind').execute();
    expect(kinds.filter(({ kind }) => kind === 'undone')).toHaveLength(3);
  });

  test('after a day it stays, and the page says why', async () => {
    const taken = await confirm(await bring(GOOD));
    const page = await reviewer.follow(taken);
    site.clock.advance(24 * 60 * 60_000);
    await signInAgain();
    const late = await reviewer.submit(page, { reason: 'Too late' }, 'form#undo');
    expect(late.status).toBe(409);
    const shown = await reviewer.follow(taken);
    expect(shown.find('form#undo')).toBeNull();
    expect(shown.find('.rail section')).toContain('It could be undone until 22 Nov 2026, 12:00 UTC.');
    expect(await counted()).toMatchObject({ total: 44 });
  });

  test('the action’s days of grace are the end of it', async () => {
    site.clock.set('2027-01-10T12:00:00.000Z');
    await signInAgain();
    expect((await form()).status).toBe(409);
    const list = await reviewer.get('/desk/reports/imports');
    expect(list.find('main .note')).toBe('No action takes reports now.');
  });
});
