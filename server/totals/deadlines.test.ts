// The deadlines on the desk and the numbers behind them: sorted and filtered by the address, and as files just as seen.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, testClock, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { settingsSchema } from '../settings/model.ts';

describe.each(['sqlite', 'postgres'] as const)('deadlines on %s', database => {
  const clock = testClock('2026-11-20T15:00:00.000Z');
  let site: TestApp;
  let people: Cast;
  let sooner: MadeAction;
  let later: MadeAction;
  let count = 0;
  beforeAll(async () => {
    site = await openTestApp({ database, clock });
    people = cast(site);
    later = await makeAction(site.app, { number: '1/26', title: 'Asamblea', deadline: '2026-12-15' });
    sooner = await makeAction(site.app, { number: '2/26', title: '=1+1 Zapote', deadline: '2026-11-22' });
    await report(later, 't1', 'post', 30, 'DE');
    clock.set('2026-11-21T15:00:00.000Z');
    await report(later, 't2', 'email', 4, 'FR');
    await report(sooner, 't1', 'email', 7, null);
    await report(sooner, 't1', 'email', 900, null);
  }, 60_000);
  afterAll(() => site.end());

  const report = async (
    { slug }: MadeAction,
    target: string,
    channel: string,
    quantity: number,
    country: string | null,
  ): Promise<void> => {
    count += 1;
    const body = { lines: [{ target, channel, quantity }], country };
    const headers = { 'idempotency-key': `key ${count}` };
    const answer = await site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, body, headers);
    expect(answer.status).toBe(201);
  };
  const titles = async (query = ''): Promise<string[]> =>
    (await (await people.tallyReader()).get(`/desk/deadlines${query}`)).findAll('.ends .name');

  test('stand the soonest first, and are sorted and filtered by the address', async () => {
    expect(await titles()).toEqual(['=1+1 Zapote', 'Asamblea']);
    expect(await titles('?sort=total')).toEqual(['Asamblea', '=1+1 Zapote']);
    expect(await titles('?within=7')).toEqual(['=1+1 Zapote']);
    expect(await titles('?country=FR')).toEqual([]);
    expect(await titles('?sort=nonsense&within=soon&country=Moon')).toEqual(['=1+1 Zapote', 'Asamblea']);
  });

  test('show totals with their grades, what is new, what is begun and held, and the reminders', async () => {
    const page = await (await people.tallyReader()).get('/desk/deadlines?sort=total');
    const cells = page.findAll('.ends > tbody:first-of-type > tr:first-child > td').map(each => each.trim());
    expect(cells.slice(1, 8)).toEqual(['0', '34', '0', '34', '+4yesterday +30', '0', '0']);
    const inner = page.findAll('.ends tbody .under tbody td');
    expect(inner.slice(0, 8)).toEqual(['30', '0', '30', '0', '0', '4', '4', '0']);
    expect(page.text).toContain('Next reminder 8 Dec.');
    expect(page.find('a[href="/feeds/deadlines.ics"]')).not.toBeNull();
  });

  test('are files exactly as seen, and no formula for a spreadsheet', async () => {
    const reader = await people.tallyReader();
    const csv = await reader.get('/desk/deadlines.csv?sort=total');
    const rows: Record<string, string>[] = parse(csv.text, { columns: true, bom: true });
    const actions = rows.filter(row => row['row'] === 'action');
    expect(
      actions.map(row => [row['title'], row['total'], row['today'], row['yesterday'], row['held']]),
    ).toEqual([
      ['Asamblea', '34', '4', '30', '0'],
      ["'=1+1 Zapote", '7', '7', '0', '900'],
    ]);
    expect(rows.filter(row => row['row'] === 'target' && row['action'] === later.slug)).toHaveLength(2);
    const json: unknown = (await reader.get('/desk/deadlines.json?within=7')).json();
    expect(json).toMatchObject({ deadlines: [{ total: 7, held: 900, byGrade: { reported: 7 } }] });
    expect((await reader.get('/desk/deadlines.pdf')).headers.get('content-type')).toBe('application/pdf');
  });

  test('the numbers of an action are filtered by the address, page and files alike', async () => {
    const reader = await people.tallyReader();
    const query = '?channel=email&from=2026-11-21&to=2026-11-21&target=t2';
    const page = await reader.get(`/desk/actions/${later.id}/numbers${query}`);
    expect(page.find('.stamp b')).toBe('4');
    expect(page.find('.tools b')).toContain('E-mail; since 21 November 2026; until 21 November 2026');
    expect(page.text).toContain('A part of all 34 letters.');
    const href = page.attribute('.tools a[href*="tally.csv"]', 'href') ?? '';
    const rows: Record<string, string>[] = parse((await reader.get(href)).text, { columns: true, bom: true });
    expect(rows.find(row => row['of'] === 'total')?.['appeals']).toBe('4');
    expect(rows.filter(row => row['of'] === 'only').map(row => row['key'])).toEqual([
      'target',
      'channel',
      'from',
      'to',
    ]);
    const json: unknown = (await reader.get(href.replace('.csv', '.json'))).json();
    expect(json).toMatchObject({ total: 4, filter: { channel: 'email', target: 't2', grade: null } });
    for (const ext of ['xlsx', 'pdf']) {
      const file = await reader.get(href.replace('.csv', `.${ext}`));
      expect([file.status, file.headers.get('content-disposition')]).toEqual([
        200,
        `attachment; filename="${later.slug}-tally.${ext}"`,
      ]);
    }
    const reports = await reader.get(`/desk/actions/${later.id}/reports.csv${query}`);
    const lines: unknown[] = parse(reports.text, { columns: true, bom: true });
    expect(lines).toHaveLength(1);
  });

  test('a country with too few reports cannot be asked for, and nonsense asks for nothing', async () => {
    const reader = await people.tallyReader();
    for (const query of ['?country=DE', '?target=nobody', '?from=yesterday', '?grade=very']) {
      const page = await reader.get(`/desk/actions/${later.id}/numbers${query}`);
      expect(page.find('.stamp b')).toBe('34');
    }
    const grade = await reader.get(`/desk/actions/${later.id}/numbers?grade=group`);
    expect(grade.find('.stamp b')).toBe('0');
    expect(grade.text).toContain('Nothing was reported that fits this choice.');
  });

  test('the drawing marks when the action was published and when it ends', async () => {
    const page = await (await people.tallyReader()).get(`/desk/actions/${sooner.id}/numbers`);
    expect(page.findAll('.chart .key').map(each => each.trim())).toEqual(['Deadline 22 November 2026']);
    const first = await (await people.tallyReader()).get(`/desk/actions/${later.id}/numbers`);
    expect(first.findAll('.chart .key').map(each => each.trim())).toContain('Published 20 Nov');
    expect(first.find('details tbody td')).toBe('published');
  });
});

test('a setting of days is whole days, each once, the largest first', () => {
  const days = (deadlineReminders: unknown) => settingsSchema.safeParse({ deadlineReminders });
  expect(days([1, 7, 7]).data?.deadlineReminders).toEqual([7, 1]);
  expect(days([]).data?.deadlineReminders).toEqual([]);
  for (const wrong of [[-1], [1.5], [Number.NaN], [61]]) expect(days(wrong).success).toBe(false);
});
