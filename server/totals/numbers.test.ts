// The numbers on the desk, the reports held for review and the CSV files, asked by everyone in the cast.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';

describe('the numbers on the desk', () => {
  let site: TestApp;
  let people: Cast;
  let action: MadeAction;
  let count = 0;
  beforeAll(async () => {
    site = await openTestApp();
    people = cast(site);
    action = await makeAction(site.app);
  });
  afterAll(() => site.end());

  const report = async (body: object, slug = action.slug): Promise<void> => {
    count += 1;
    const headers = { 'idempotency-key': `key ${count}` };
    const answer = await site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, body, headers);
    expect(answer.status).toBe(201);
  };
  const post = (quantity: number) => ({ lines: [{ target: 't1', channel: 'post', quantity }] });

  test('nothing reported yet is said in words, not drawn', async () => {
    const { id } = await makeAction(site.app, { number: '1/26' });
    const page = await (await people.tallyReader()).get(`/desk/actions/${id}/numbers`);
    expect(page.status).toBe(200);
    expect(page.find('.stamp b')).toBe('0');
    expect(page.text).toContain('Nothing has been reported yet.');
  });

  test('by grade, target and channel, day and country, with the held ones apart', async () => {
    await report({ ...post(3), country: 'DE' });
    await report({
      lines: [{ target: 't2', channel: 'email', quantity: 2 }],
      group: { name: '=cmd()', people: 2 },
    });
    await report(post(900));
    const page = await (await people.tallyReader()).get(`/desk/actions/${action.id}/numbers`);
    expect(page.find('.stamp b')).toBe('5');
    expect(page.findAll('dl.grades .num')).toEqual(['0', '0', '3', '2']);
    expect(page.findAll('table.fig tbody td')).toEqual([
      ...['3', '0', '0', '0', '0', '0', '3', '0'],
      ...['0', '2', '0', '0', '0', '0', '2', '0'],
    ]);
    expect(page.text).toContain('One report with 900 letters waits for review');
    // A tally-reader may not decide, so no way there is shown.
    expect(page.find('a[href^="/desk/reports"]:not(nav a)')).toBeNull();
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('CSV opens in a spreadsheet: its mark, its line ends, no formula, the same numbers', async () => {
    const reader = await people.tallyReader();
    const reports = await reader.get(`/desk/actions/${action.id}/reports.csv`);
    expect(reports.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reports.headers.get('content-disposition')).toContain(`${action.slug}-reports.csv`);
    expect(reports.text).toContain('\r\n');
    const rows: Record<string, string>[] = parse(reports.text, { columns: true, bom: true });
    const counted = rows.filter(row => row['standing'] === 'counted');
    expect(counted.map(row => [row['target'], row['channel'], row['quantity'], row['grade']])).toEqual([
      ['Ignacio Belmonte Rojas', 'post', '3', 'reported'],
      ['H.E. Teresa Oliva Marín', 'email', '2', 'group'],
    ]);
    expect(counted[1]?.['group_name']).toBe("'=cmd()");
    expect(rows.filter(row => row['standing'] === 'held').map(row => row['quantity'])).toEqual(['900']);
    const tally = await reader.get(`/desk/actions/${action.id}/tally.csv`);
    const sums: Record<string, string>[] = parse(tally.text, { columns: true, bom: true });
    expect(sums.find(row => row['of'] === 'total')?.['appeals']).toBe('5');
    expect(sums.find(row => row['of'] === 'held, not counted')?.['appeals']).toBe('900');
  });

  test.each([
    ['stranger', 303],
    ['tally-reader', 200],
    ['author', 200],
    ['reviewer', 200],
    ['administrator', 200],
  ] as const)('the numbers answer a %s with %i', async (name, status) => {
    const visitor = await people.as(name);
    for (const page of ['numbers', 'reports.csv', 'tally.csv']) {
      expect((await visitor.get(`/desk/actions/${action.id}/${page}`)).status).toBe(status);
    }
  });

  test.each([
    ['stranger', 303],
    ['tally-reader', 403],
    ['author', 403],
    ['reviewer', 200],
    ['administrator', 200],
  ] as const)('the reports held for review answer a %s with %i', async (name, status) => {
    expect((await (await people.as(name)).get('/desk/reports')).status).toBe(status);
  });

  test('a decision needs a reason, is kept with who made it, and moves the numbers', async () => {
    const { id, slug } = await makeAction(site.app, { number: '2/26' });
    await report(post(900), slug);
    await report(post(800), slug);
    const reviewer = await people.reviewer();
    const page = await reviewer.get(`/desk/reports?action=${id}`);
    expect(page.findAll('td[data-l="Letters"]')).toEqual(['1,700']);
    const each = await reviewer.get(`/desk/reports?action=${id}&by=report`);
    expect(each.findAll('td[data-l="Letters"]')).toEqual(['900', '800']);
    const tick = each.attribute('[name="tick"]', 'value');
    const silent = await reviewer.submit(each, { decision: 'accepted', reason: ' ', tick });
    expect([silent.status, silent.find('.errors a')]).toEqual([422, 'Fill this in.']);
    expect(silent.attribute('[name="tick"]', 'checked')).not.toBeNull();
    const idle = await reviewer.submit(each, { decision: 'accepted', reason: 'All of them.' });
    expect([idle.status, idle.find('.errors a')]).toEqual([
      422,
      'Tick at least one group or report, or everything.',
    ]);
    const author = await people.author();
    const fields = { decision: 'accepted', reason: 'I think so', tick: tick ?? '' };
    expect((await author.post('/desk/reports/decision', fields)).status).toBe(403);
    const accepted = await reviewer.submit(each, { decision: 'accepted', reason: 'Asked the school.', tick });
    expect(accepted.status).toBe(303);
    expect((await reviewer.follow(accepted)).find('[role="status"]')).toContain('One report was accepted');
    const rest = await reviewer.get(`/desk/reports?action=${id}`);
    await reviewer.submit(rest, { decision: 'set-aside', reason: 'A joke.', all: 'yes' });
    // The page of before: what has been decided since is left as it is, and said.
    const late = await reviewer.submit(rest, { decision: 'accepted', reason: 'Again.', all: 'yes' });
    expect((await reviewer.follow(late)).find('[role="status"]')).toContain('One had changed meanwhile');
    const tally = await site.visitor().get(`/api/v1/actions/${slug}/tally`);
    expect(tally.json()).toMatchObject({ total: 900, held: 0 });
    const kept = await site.app.db.query
      .selectFrom('hold_decisions')
      .select(['decision', 'reason', 'by_name'])
      .orderBy('id')
      .execute();
    expect(kept).toEqual([
      { decision: 'accepted', reason: 'Asked the school.', by_name: 'The reviewer' },
      { decision: 'set-aside', reason: 'A joke.', by_name: 'The reviewer' },
    ]);
  });
});
