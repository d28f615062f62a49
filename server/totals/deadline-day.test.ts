// The deadline day played through by the clock in many time zones: the day that counts is the day there, to its last second.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { addDays, dayIn, type Day } from '../lib/dates.ts';
import { openTestApp, testClock, type TestApp, type TestClock } from '../testing/app.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { findDeadlines } from './find-deadlines.ts';
import { dueStatements } from './find-statement.ts';
import { freezeStatement } from './freeze-statement.ts';
import { remindOfDeadlines } from './remind-of-deadlines.ts';
import { cast } from '../testing/cast.ts';

/** When the last day begins and when it has ended, there, and when the fourteen days of grace after it have. */
const DAYS: readonly [timeZone: string, deadline: Day, begins: string, ends: string, graceEnds: string][] = [
  ['Pacific/Kiritimati', '2026-12-02', '2026-12-01T10:00', '2026-12-02T10:00', '2026-12-16T10:00'],
  ['Asia/Kathmandu', '2026-12-02', '2026-12-01T18:15', '2026-12-02T18:15', '2026-12-16T18:15'],
  ['Europe/Madrid', '2026-12-02', '2026-12-01T23:00', '2026-12-02T23:00', '2026-12-16T23:00'],
  ['America/Caracas', '2026-12-02', '2026-12-02T04:00', '2026-12-03T04:00', '2026-12-17T04:00'],
  ['Pacific/Pago_Pago', '2026-12-02', '2026-12-02T11:00', '2026-12-03T11:00', '2026-12-17T11:00'],
  // A day of 25 hours, and one of 23.
  ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00', '2026-11-08T23:00'],
  ['Europe/Madrid', '2027-03-28', '2027-03-27T23:00', '2027-03-28T22:00', '2027-04-11T22:00'],
  // The clocks change among the days of grace.
  ['America/New_York', '2026-10-28', '2026-10-28T04:00', '2026-10-29T04:00', '2026-11-12T05:00'],
  // At midnight there the clocks go back to eleven, so that eleven strikes twice on the last day.
  ['America/Havana', '2026-10-31', '2026-10-31T04:00', '2026-11-01T04:00', '2026-11-15T05:00'],
  // The day after has no midnight: the clocks go on to one o'clock.
  ['Africa/Cairo', '2027-04-29', '2027-04-28T22:00', '2027-04-29T22:00', '2027-05-13T21:00'],
  // Half an hour is what the clocks change by.
  ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30', '2026-10-04T13:00', '2026-10-18T13:00'],
];
const SECOND = 1000;
const at = (minute: string): string => `${minute}:00.000Z`;
const before = (minute: string): string => new Date(Date.parse(at(minute)) - SECOND).toISOString();

describe.each(DAYS)('in %s on %s', (timeZone, deadline, begins, ends, graceEnds) => {
  let site: TestApp;
  let clock: TestClock;
  let action: MadeAction;
  let key = 0;
  beforeEach(async () => {
    clock = testClock(`${addDays(deadline, -12)}T12:00:00.000Z`);
    site = await openTestApp({ clock });
    action = await makeAction(site.app, { timeZone, deadline, afterDeadline: 'stop' });
  });
  afterEach(() => site.end());

  const report = async (): Promise<number> => {
    key += 1;
    const lines = [{ target: 't1', channel: 'post', quantity: 1 }];
    const headers = { 'idempotency-key': `${key}` };
    return (await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, { lines }, headers))
      .status;
  };
  const get = (path: string) => site.visitor().get(path);

  test('the day begins, ends, and is followed by the days of grace', async () => {
    const wish = { within: null, country: null, sort: 'deadline' as const };
    /** Days left as the desk's list has them; none once the action is off it. */
    const listed = async (): Promise<number[]> =>
      (await findDeadlines(site.app, OPERATOR, wish)).map(each => each.daysLeft);
    const status = async (): Promise<unknown> =>
      Reflect.get(Object((await get(`/api/v1/actions/${action.slug}`)).json()), 'status');
    const day = deadline;
    const steps: [instant: string, taken: number, status: string, listed: number[]][] = [
      [before(begins), 201, 'open', [1]],
      [at(begins), 201, 'open', [0]],
      [before(ends), 201, 'open', [0]],
      [at(ends), 201, 'closed', []],
      [before(graceEnds), 201, 'closed', []],
      [at(graceEnds), 409, 'closed', []],
    ];
    for (const [instant, taken, stands, left] of steps) {
      clock.set(instant);
      expect([instant, await report(), await status(), await listed()]).toEqual([
        instant,
        taken,
        stands,
        left,
      ]);
    }
    const tally: unknown = (await get(`/api/v1/actions/${action.slug}/tally`)).json();
    expect(tally).toMatchObject({
      total: 5,
      byDay: [
        { day: addDays(day, -1), total: 1 },
        { day, total: 2 },
        { day: addDays(day, 1), total: 1 },
        { day: addDays(day, 14), total: 1 },
      ],
    });
    clock.set(at(ends));
    const { text } = await get('/feeds/deadlines.ics');
    expect(text).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
    expect(text).toContain(action.id);
  });

  test('pages that were kept change over at that midnight, without a restart', async () => {
    const page = `/actions/${action.slug}`;
    const open = async () => ({
      asks: (await get(page)).find(`a[href^="${page}/letter"]`) !== null,
      listed: (await get('/')).text.includes(action.slug),
      letter: (await get(`${page}/letter`)).find('form[method="post"] [name="body"]') !== null,
      fed: (await get('/feeds/actions.json')).text.includes(action.slug),
    });
    clock.set(before(ends));
    const lastSecond = await open();
    // Now from what was kept.
    expect(await open()).toEqual(lastSecond);
    expect(lastSecond).toMatchObject({ asks: true, listed: true, letter: true });
    const tag = (await get(page)).headers.get('etag') ?? '';
    clock.set(at(ends));
    expect(await open()).toEqual({ asks: false, listed: false, letter: false, fed: lastSecond.fed });
    const conditional = await site.visitor().get(page, { 'if-none-match': tag });
    expect(conditional.status).toBe(200);
    expect((await get('/actions?status=closed')).text).toContain(action.slug);
  });

  test('the statement is due with that midnight, and counts the whole of the last day', async () => {
    clock.set(before(ends));
    await report();
    expect(await dueStatements(site.app)).toEqual([]);
    clock.set(at(ends));
    await report();
    expect(await dueStatements(site.app)).toMatchObject([{ total: 2 }]);
    const wish = {
      day: deadline,
      targets: ['t1'],
      lang: 'en',
      letter: '{{letters}}',
      corrects: null,
      reason: '',
    };
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish);
    expect((await get(`/totals/${number}`)).find('.stamp b')).toBe('1');
    expect(await dueStatements(site.app)).toEqual([]);
  });

  test('reminders go out at nine there, on the days before by the calendar', async () => {
    await cast(site).tallyReader();
    const sent = new Set<string>();
    const rows = () =>
      site.app.db.query.selectFrom('outbox').select('id').where('kind', '=', 'deadline-reminder').execute();
    // Full hours there, since they are counted from its midnight.
    const hour = 3600 * SECOND;
    let known = 0;
    for (let now = Date.parse(at(begins)) - 8 * 86_400_000; now < Date.parse(at(ends)); now += hour) {
      clock.set(new Date(now).toISOString());
      await remindOfDeadlines(site.app);
      const count = (await rows()).length;
      if (count > known) sent.add(clock.now().toISOString());
      known = count;
    }
    const local = [...sent].map(instant => {
      const clockThere = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
      return `${dayIn(timeZone, new Date(instant))} ${clockThere.format(new Date(instant))}`;
    });
    expect(local).toEqual([7, 2, 1].map(days => `${addDays(deadline, -days)} 09:00`));
  });
});
