// The week before a deadline played through by the hour, in five time zones: each reminder once, in its morning there.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stopAction } from '../actions/stop.ts';
import { OPERATOR } from '../audit/model.ts';
import { sealedMailSchema } from '../outbox/model.ts';
import { openTestApp, testClock, type TestApp, type TestClock } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction } from '../testing/makers.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { chooseReminders } from './choose-reminders.ts';
import { remindOfDeadlines } from './remind-of-deadlines.ts';
import { reminderDue } from './reminders/model.ts';

const HOUR = 3_600_000;

/** The hours, of UTC, in which it strikes nine there on 25 November, 30 November and 1 December. */
const MORNINGS = {
  'Pacific/Kiritimati': ['2026-11-24T19', '2026-11-29T19', '2026-11-30T19'],
  'Asia/Kathmandu': ['2026-11-25T03', '2026-11-30T03', '2026-12-01T03'],
  'Europe/Madrid': ['2026-11-25T08', '2026-11-30T08', '2026-12-01T08'],
  'America/Caracas': ['2026-11-25T13', '2026-11-30T13', '2026-12-01T13'],
  'Pacific/Pago_Pago': ['2026-11-25T20', '2026-11-30T20', '2026-12-01T20'],
} as const;
const DEADLINE = '2026-12-02';

describe.each(['sqlite', 'postgres'] as const)('reminders of deadlines on %s', database => {
  let site: TestApp;
  let clock: TestClock;
  let people: Cast;
  beforeEach(async () => {
    clock = testClock('2026-11-20T12:00:00.000Z');
    site = await openTestApp({ database, clock });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  const mails = () =>
    site.app.db.query
      .selectFrom('outbox')
      .select(['created_at', 'subject_id'])
      .where('kind', '=', 'deadline-reminder')
      .orderBy('id')
      .execute();

  test('go out in the morning of the zone of each action, once each', async () => {
    await people.tallyReader();
    const actions = new Map<string, string>();
    for (const [index, timeZone] of Object.keys(MORNINGS).entries()) {
      const { id } = await makeAction(site.app, { timeZone, deadline: DEADLINE, number: `${index + 1}/26` });
      actions.set(id, timeZone);
    }
    // A quarter past each hour: there are time zones of quarters.
    for (let at = Date.parse('2026-11-24T18:15:00Z'); at <= Date.parse('2026-12-03T12:15:00Z'); at += HOUR) {
      clock.set(new Date(at).toISOString());
      await remindOfDeadlines(site.app);
    }
    const sent = await mails();
    const byZone = Object.keys(MORNINGS).map(zone => [
      zone,
      sent
        .filter(mail => actions.get(mail.subject_id ?? '') === zone)
        .map(mail => mail.created_at.slice(0, 13)),
    ]);
    expect(Object.fromEntries(byZone)).toEqual(MORNINGS);
  }, 120_000);

  test('say the numbers in plain words, to everyone with the right who wants them, and two workers never twice', async () => {
    await people.author();
    const reader = await people.tallyReader();
    const { id, slug } = await makeAction(site.app, { deadline: DEADLINE });
    const lines = [{ target: 't1', channel: 'post', quantity: 12 }];
    await site
      .visitor()
      .api('POST', `/api/v1/actions/${slug}/reports`, { lines }, { 'idempotency-key': 'one' });
    const refusing = await reader.post('/desk/deadlines/reminders', { wanted: 'no' });
    expect([refusing.status, refusing.location]).toEqual([303, '/desk/deadlines#reminders']);
    clock.set('2026-11-30T13:30:00.000Z');
    await Promise.all([remindOfDeadlines(site.app), remindOfDeadlines(site.app)]);
    await remindOfDeadlines(site.app);
    const rows = await site.app.db.query
      .selectFrom('outbox')
      .select('sealed')
      .where('kind', '=', 'deadline-reminder')
      .execute();
    expect(rows).toHaveLength(1);
    const mail = sealedMailSchema.parse(JSON.parse(site.app.seal.open(rows[0]?.sealed ?? '')));
    expect(mail.to).toBe('author@desk.example.org');
    expect(mail.subject).toContain('2 days left, 12 letters');
    const { text } = mail;
    expect(text).toContain('Reported: 12');
    expect(text).toContain('Ignacio Belmonte Rojas: 12');
    expect(text).toContain(`http://insist.test/desk/actions/${id}/numbers`);

    const by = { id: people.idOf('tally-reader'), name: 'The reader', role: 'tally-reader' };
    await chooseReminders(site.app, by, true);
    clock.set('2026-12-01T13:30:00.000Z');
    await remindOfDeadlines(site.app);
    expect(await mails()).toHaveLength(3);
  });

  test('none for what was stopped, and none where the setting names no day', async () => {
    await people.author();
    const { id } = await makeAction(site.app, { deadline: DEADLINE });
    await stopAction(site.app, OPERATOR, id, 'They are free.');
    clock.set('2026-11-25T14:00:00.000Z');
    expect(await remindOfDeadlines(site.app)).toBe(0);
    await makeAction(site.app, { deadline: '2026-12-20', number: '9/26' });
    await changeSettings(site.app, OPERATOR, {
      ...(await currentSettings(site.app)),
      deadlineReminders: [],
    });
    clock.set('2026-12-18T14:00:00.000Z');
    expect(await remindOfDeadlines(site.app)).toBe(0);
  });
});

describe('which reminder is due', () => {
  const action = {
    deadline: DEADLINE,
    timeZone: 'Europe/Madrid',
    status: 'open' as const,
    publishedAt: '2026-11-01T10:00:00.000Z',
  };
  test.each([
    ['before the first', '2026-11-25T07:59:00.000Z', null],
    ['at nine', '2026-11-25T08:00:00.000Z', 7],
    ['in the evening nobody is disturbed', '2026-11-25T20:00:00.000Z', null],
    ['missed, it is caught up on in the next morning', '2026-11-26T08:00:00.000Z', 7],
    ['of two that were missed the latest', '2026-12-01T09:00:00.000Z', 1],
    ['on the last day the one of the day before', '2026-12-02T09:00:00.000Z', 1],
  ])('%s', (_, now, due) => {
    expect(reminderDue(action, [7, 2, 1], now)).toBe(due);
  });
  test('none that was over when the action came, and none when it has ended', () => {
    const late = { ...action, publishedAt: '2026-11-28T10:00:00.000Z' };
    expect(reminderDue(late, [7, 2, 1], '2026-11-28T11:00:00.000Z')).toBeNull();
    expect(reminderDue({ ...action, status: 'closed' }, [7, 2, 1], '2026-12-02T09:00:00.000Z')).toBeNull();
  });
});
