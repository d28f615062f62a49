// Floods of false reports, by every way we could think of: what is held, and that those who really wrote notice nothing.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import { addMs } from '../../lib/dates.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction, type MadeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';
import { correctReport } from '../correct-report.ts';
import type { Taken } from '../intake.ts';
import { reportFromJson } from '../read-report.ts';
import { newFormKey, sourceOfForm, sourceOfProgram } from '../source.ts';
import { takePastReports } from '../take-past-reports.ts';
import { takeReport } from '../take-report.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const numbers = (many: number): number[] => Array.from({ length: many }, (_, at) => at);
/** An address for each of many: networks of examples and of tests of benchmarks (RFC 2544). */
const address = (at: number): string => `198.${18 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}`;
const post = (quantity: number, channel = 'post') => [{ target: 't1', channel, quantity }];

type Body = {
  lines: { target: string; channel: string; quantity: number }[];
  country?: string;
  email?: string;
  group?: { name: string; people: number };
};

describe.each(['sqlite', 'postgres'] as const)('a flood on %s', database => {
  let site: TestApp;
  let action: MadeAction;
  let found: PublishedAction;
  let keys = 0;
  beforeEach(async () => {
    site = await openTestApp({ database, env: { TRUST_PROXY: '1' } });
    action = await makeAction(site.app, { deadline: '2027-03-01' });
    found = await findAction(site.app, action.slug);
  });
  afterEach(() => site.end());

  /** Through the front door, as a program. */
  const send = (from: string, body: Body): Promise<Answer> =>
    site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, body, {
      'idempotency-key': `key ${(keys += 1)}`,
      'x-forwarded-for': from,
    });
  /** Past the front door, for masses: as a program, or by a form that was given to `opened` some seconds ago. */
  const take = async (from: string, body: Body, opened?: string): Promise<Taken> => {
    const key = opened === undefined ? `key ${(keys += 1)}` : newFormKey(site.app, opened);
    if (opened !== undefined) site.clock.advance(4000);
    const source = opened === undefined ? sourceOfProgram(site.app, from) : sourceOfForm(site.app, from, key);
    const report = reportFromJson(body);
    return takeReport(site.app, { action: found, key, report, lang: 'en', by: 'api', source });
  };
  /** In the order of `many`, a hundred at a time. */
  const all = async <Each>(many: number, one: (at: number) => Promise<Each>): Promise<Each[]> => {
    const answers: Each[] = [];
    for (let from = 0; from < many; from += 100) {
      const part = numbers(Math.min(100, many - from)).map(at => one(from + at));
      answers.push(...(await Promise.all(part)));
    }
    return answers;
  };
  const tally = async () => tallyFor(site.app, await findAction(site.app, action.slug));
  /** How many reports wait, by the rule that is named first. */
  const heldBy = async (): Promise<Record<string, number>> => {
    const rows = await site.app.db.query
      .selectFrom('report_states')
      .select(['held_rule'])
      .where('held', '=', 1)
      .execute();
    const found: Record<string, number> = {};
    for (const { held_rule: rule } of rows) found[rule ?? '?'] = (found[rule ?? '?'] ?? 0) + 1;
    return found;
  };
  test('three hundred reports by programs from one address at once count as well', async () => {
    const answers = await all(300, () => send('203.0.113.7', { lines: post(2), country: 'DE' }));
    expect(answers.every(answer => answer.status === 201)).toBe(true);
    expect(await tally()).toMatchObject({ total: 600, held: 0 });
  });

  test('one source: the same again and again, then ever other ones, is held; it is answered politely', async () => {
    const troll = '203.0.113.9';
    await all(450, () => take(troll, { lines: post(1) }));
    expect(await heldBy()).toEqual({ repeat: 50 });
    await all(240, at => take(troll, { lines: post(2 + (at % 40)) }));
    expect(await heldBy()).toEqual({ repeat: 50, burst: 90 });
    const answer = await send(troll, { lines: post(2) });
    expect([answer.status, answer.json()]).toMatchObject([201, { counted: 0, held: 2 }]);
    // Nobody else is held for it; and an hour of quiet later the source is as any other.
    await send('203.0.113.10', { lines: post(1) });
    site.clock.advance(2 * HOUR);
    await send(troll, { lines: post(1) });
    expect(await heldBy()).toEqual({ repeat: 50, burst: 91 });
  });

  test('one source with large reports is held by its letters, also where it corrects small ones', async () => {
    await all(85, at => take('203.0.113.9', { lines: post(60, at % 2 ? 'post' : 'fax') }));
    expect(await heldBy()).toEqual({ burst: 2 });
    for (const { code } of await all(90, () => take('203.0.113.20', { lines: post(1) }))) {
      const source = sourceOfProgram(site.app, '203.0.113.20');
      await correctReport(site.app, code, reportFromJson({ lines: post(60) }), {
        lang: 'en',
        by: 'api',
        source,
      });
    }
    expect(await heldBy()).toEqual({ burst: 2 + 7 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });

  test('what was sent twice counts once also for its source', async () => {
    const report = reportFromJson({ lines: post(1) });
    const source = sourceOfProgram(site.app, '203.0.113.9');
    await all(700, at =>
      takeReport(site.app, { action: found, key: `one of ${at % 7}`, report, lang: 'en', by: 'api', source }),
    );
    await all(390, () => take('203.0.113.9', { lines: post(1) }));
    expect(await heldBy()).toEqual({});
  });

  test('one token: forms given to one address and sent from many are one source', async () => {
    await all(610, at => take(address(at), { lines: post(1 + (at % 4)) }, '203.0.113.9'));
    expect(await heldBy()).toEqual({ burst: 10 });
  });

  test('many addresses: what comes straight is held once there is a rush, what was typed is not', async () => {
    await all(800, at => take(address(at), { lines: post(1 + (at % 5)), country: 'FR' }));
    expect(await heldBy()).toEqual({ spike: 300 });
    expect(await take('203.0.113.50', { lines: post(1) }, '203.0.113.50')).toMatchObject({ counted: 1 });
    expect((await send(address(900), { lines: post(1) })).json()).toMatchObject({ counted: 0, held: 1 });
    site.clock.advance(30 * MINUTE);
    expect((await send(address(901), { lines: post(1) })).json()).toMatchObject({ counted: 1, held: 0 });
  });

  test('a mailing: two thousand who typed in ten minutes count; beyond a rush that nobody ever saw they wait', async () => {
    const typed = async (at: number): Promise<Taken> => {
      const taken = await take(address(at), { lines: post(1) }, address(at));
      // The clock stands for the one person; those of a mailing are there at the same time.
      site.clock.advance(-4000);
      return taken;
    };
    await all(2000, typed);
    expect(await heldBy()).toEqual({});
    await all(1200, at => typed(2000 + at));
    expect(await heldBy()).toEqual({ spike: 200 });
  });

  test('a rush of letters: large reports from many addresses are held, also as corrections; small ones are not', async () => {
    const group = (at: number, quantity: number) => ({
      lines: post(quantity),
      group: { name: `Group ${at}`, people: 100 },
    });
    // A good mailing: thirty classes of two hundred letters, and a large group.
    await all(30, at => take(address(at), group(at, 200)));
    await all(60, at => take(address(100 + at), group(at, 2000 - at)));
    const { total, held } = await tally();
    expect(await heldBy()).toEqual({ spike: 53 });
    expect([total < 21_000, held > 100_000]).toEqual([true, true]);
    const small = await take(address(200), group(200, 5));
    expect(small).toMatchObject({ counted: 5, held: 0 });
    const [wish, source] = [{ lang: 'en', by: 'api' } as const, sourceOfProgram(site.app, address(200))];
    await correctReport(site.app, small.code, reportFromJson(group(200, 1900)), { ...wish, source });
    expect(await heldBy()).toEqual({ spike: 54 });
    site.clock.advance(30 * MINUTE);
    expect(await take(address(300), group(300, 2000))).toMatchObject({ held: 0 });
  });

  test('a slow drip: the same by night as by day for days is held, and those who sleep are not', async () => {
    const start = site.clock.now().toISOString();
    const drip = { lines: post(3), country: 'DE' };
    const held: number[] = [];
    for (const at of numbers(6 * 24)) {
      site.clock.set(addMs(start, at * HOUR));
      if ((await take(address(at), drip)).held > 0) held.push(at);
      // People of the same country, by a partner's program, in the day: all the same, three an hour.
      const hour = site.clock.now().getUTCHours();
      if (hour < 6 || hour > 21) continue;
      for (const more of [0, 1, 2])
        expect(await take(address(5000 + at * 3 + more), { lines: post(1), country: 'DE' })).toMatchObject({
          held: 0,
        });
    }
    // Once it had come on three days and sixty times, each was held.
    const [first = Number.NaN] = held;
    expect(first).toBeGreaterThanOrEqual(60);
    expect(first).toBeLessThan(3 * 24);
    expect(held).toHaveLength(6 * 24 - first);
    expect(await heldBy()).toEqual({ drip: held.length });
    // A person who typed the same counts.
    expect(await take('203.0.113.50', drip, '203.0.113.50')).toMatchObject({ held: 0 });
  });

  test('a rush from a country that never wrote is held; a class there, and those who always wrote, are not', async () => {
    const past = numbers(400).map(at => ({
      key: `past ${at}`,
      at: addMs('2026-11-01T09:00:00.000Z', at * HOUR),
      report: reportFromJson({ lines: post(2), country: at % 3 ? 'DE' : 'FR' }),
      confirmedAt: null,
    }));
    await takePastReports(site.app, { action: found, lang: 'en', by: 'demo' }, past);
    await all(200, () => take('203.0.113.8', { lines: post(1), country: 'NZ' }));
    expect(await heldBy()).toEqual({});
    await all(170, at => take(address(at), { lines: post(1 + (at % 9)), country: 'KP' }));
    expect(await heldBy()).toEqual({ country: 20 });
    await all(100, at => take(address(500 + at), { lines: post(1 + (at % 9)), country: 'DE' }));
    expect(await heldBy()).toEqual({ country: 20 });
  });

  test('each held revision names its rules with what was seen; RATE_LIMITS=off holds nothing', async () => {
    await send('203.0.113.9', { lines: post(900) });
    const row = await site.app.db.query
      .selectFrom('report_revisions')
      .select('held_by')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.held_by ?? '')).toEqual([
      { rule: 'quantity', setting: 'holdSelfAbove', seen: 900, limit: 60 },
    ]);
    const open = await openTestApp({ database, env: { RATE_LIMITS: 'off' } });
    const other = await makeAction(open.app);
    const answer = await open
      .visitor()
      .api('POST', `/api/v1/actions/${other.slug}/reports`, { lines: post(900) }, { 'idempotency-key': 'a' });
    expect(answer.json()).toMatchObject({ counted: 900, held: 0 });
    await open.end();
  });

  test('no address is kept: the mark of a source is another one tomorrow', async () => {
    await send('203.0.113.77', { lines: post(1) });
    site.clock.advance(24 * HOUR);
    await send('203.0.113.77', { lines: post(1) });
    const rows = await site.app.db.query.selectFrom('report_states').selectAll().execute();
    expect(new Set(rows.map(row => row.source_mark)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('203.0.113.77');
  });
});
