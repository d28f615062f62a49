// The deadline day played through by the clock in five time zones: the day that counts is the day there.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, testClock, type TestApp, type TestClock } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { findDeadlines } from './find-deadlines.ts';

const DEADLINE = '2026-12-02';
/** When the 2nd of December begins and when it has ended, there. */
const ZONES = [
  ['Pacific/Kiritimati', '2026-12-01T10:00:00.000Z', '2026-12-02T10:00:00.000Z'],
  ['Asia/Kathmandu', '2026-12-01T18:15:00.000Z', '2026-12-02T18:15:00.000Z'],
  ['Europe/Madrid', '2026-12-01T23:00:00.000Z', '2026-12-02T23:00:00.000Z'],
  ['America/Caracas', '2026-12-02T04:00:00.000Z', '2026-12-03T04:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-12-02T11:00:00.000Z', '2026-12-03T11:00:00.000Z'],
] as const;
const SECOND = 1000;
const before = (instant: string): string => new Date(Date.parse(instant) - SECOND).toISOString();
/** Fourteen days in which letters written in time are still reported. */
const afterGrace = (ends: string): string => new Date(Date.parse(ends) + 14 * 86_400_000).toISOString();

describe.each(ZONES)('in %s', (timeZone, begins, ends) => {
  let site: TestApp;
  let clock: TestClock;
  beforeEach(async () => {
    clock = testClock('2026-11-20T12:00:00.000Z');
    site = await openTestApp({ clock });
  });
  afterEach(() => site.end());

  test('the day begins, ends, and is followed by the days of grace', async () => {
    const { id, slug } = await makeAction(site.app, { timeZone, deadline: DEADLINE });
    let key = 0;
    const report = async (at: string): Promise<number> => {
      clock.set(at);
      key += 1;
      const lines = [{ target: 't1', channel: 'post', quantity: 1 }];
      const headers = { 'idempotency-key': `${key}` };
      return (await site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, { lines }, headers)).status;
    };
    const wish = { within: null, country: null, sort: 'deadline' as const };
    /** Days left as the desk's list has them; none once the action is off it. */
    const listed = async (): Promise<number[]> =>
      (await findDeadlines(site.app, OPERATOR, wish)).map(deadline => deadline.daysLeft);
    const status = async (): Promise<unknown> =>
      Reflect.get(Object((await site.visitor().get(`/api/v1/actions/${slug}`)).json()), 'status');

    expect(await report(before(begins))).toBe(201);
    expect(await listed()).toEqual([1]);
    expect(await report(begins)).toBe(201);
    expect(await listed()).toEqual([0]);
    expect(await report(before(ends))).toBe(201);
    expect([await status(), await listed()]).toEqual(['open', [0]]);
    expect(await report(ends)).toBe(201);
    expect([await status(), await listed()]).toEqual(['closed', []]);
    expect(await report(before(afterGrace(ends)))).toBe(201);
    expect(await report(afterGrace(ends))).toBe(409);

    const tally: unknown = (await site.visitor().get(`/api/v1/actions/${slug}/tally`)).json();
    expect(tally).toMatchObject({
      total: 5,
      byDay: [
        { day: '2026-12-01', total: 1 },
        { day: DEADLINE, total: 2 },
        { day: '2026-12-03', total: 1 },
        { day: '2026-12-16', total: 1 },
      ],
    });
    clock.set(ends);
    const { text } = await site.visitor().get('/feeds/deadlines.ics');
    expect(text).toContain('DTSTART;VALUE=DATE:20261202');
    expect(text).toContain(id);
  });
});
