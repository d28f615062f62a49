// What a statement commits to, as it is kept: not for older statements, recounted, never changed, right under load.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { line, listOf, report, wish } from '../testing/statements.ts';
import { findStatement } from './find-statement.ts';
import { findReceipt } from '../reports/find-receipt.ts';
import { recheckStatements } from './recheck-statements.ts';
import { freezeStatement } from './freeze-statement.ts';
import { checkList, linesOfList } from './proofs/check-list.ts';

describe.each(['sqlite', 'postgres'] as const)('what a statement commits to stays, on %s', database => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterAll(() => site.end());

  test('there is none for a statement frozen before there were lists, and its pages say so', async () => {
    const action = await makeAction(site.app);
    const code = await report(site, action, { lines: [line('t1', 'post', 2)] });
    const newer = await freezeStatement(site.app, OPERATOR, action.id, wish());
    // A statement as an earlier version of the program kept it.
    const row = await site.app.db.query
      .selectFrom('statements')
      .selectAll()
      .where('number', '=', newer)
      .executeTakeFirstOrThrow();
    const counted = await site.app.db.query
      .selectFrom('statement_reports')
      .selectAll()
      .where('statement_id', '=', row.id)
      .execute();
    const old = { ...row, id: site.app.newId(), number: '2025-7', year: 2025, position: 7 };
    await site.app.db.query.insertInto('statements').values(old).execute();
    await site.app.db.query
      .insertInto('statement_reports')
      .values(counted.map(each => ({ ...each, statement_id: old.id })))
      .execute();
    const visitor = site.visitor();
    expect((await visitor.get('/totals/2025-7')).text).toContain('frozen before lists were published');
    const page = await visitor.get('/totals/2025-7/check');
    expect(page.status).toBe(200);
    expect(page.text).toContain('frozen before lists were published');
    expect((await visitor.get('/totals/2025-7/leaves.csv')).status).toBe(404);
    expect((await visitor.post('/totals/2025-7/check', { given: 'x' })).status).toBe(404);
    expect((await visitor.get(`/receipts/${code}/proofs/2025-7.json`)).status).toBe(404);
    expect((await visitor.get(`/receipts/${code}`)).find('a[href$="/proofs/2025-7.json"]')).toBeNull();
    expect((await visitor.get('/api/v1/totals/2025-7')).json()).toMatchObject({ commitment: null });
  });

  test('is recounted from the rows, and whoever gets past the database is found', async () => {
    const action = await makeAction(site.app);
    await report(site, action, { lines: [line('t1', 'post', 2), line('t2', 'fax', 1)] });
    // Only one official's lines are counted, and a correction since is another revision.
    const code = await report(site, action, { lines: [line('t1', 'email', 1), line('t2', 'post', 3)] });
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish({ targets: ['t1'] }));
    await site.visitor().api('PUT', `/api/v1/receipts/${code}`, { lines: [line('t1', 'post', 5)] });
    const { examined, amiss } = await recheckStatements(site.app);
    expect(examined).toBeGreaterThan(0);
    expect(amiss).toEqual([]);

    // A row that says otherwise, as nobody can write one from here: the database lets rows be added.
    const { id } = await findStatement(site.app, number);
    const { db } = site.app;
    const stranger = await report(site, action, { lines: [line('t1', 'post', 7)] });
    const other = await findReceipt(site.app, stranger);
    await db.query
      .insertInto('statement_reports')
      .values({
        statement_id: id,
        report_id: other.reportId,
        revision: 1,
        grade: 'reported',
        appeals: 7,
        demo: 0,
      })
      .execute();
    const told = (await recheckStatements(site.app)).amiss;
    expect(told.every(each => each.number === number)).toBe(true);
    expect(told.map(each => each.what.replace(/[0-9a-f]{64}/g, 'R'))).toEqual([
      'its root is R, the rows say R',
      '2 leaves are committed to, the rows have 3, the list 2',
      'its total is 3, the rows say 10',
    ]);
  });

  test('is of rows that nobody changes', async () => {
    const { db } = site.app;
    for (const table of ['statement_commitments', 'statement_leaves'] as const) {
      await expect(db.query.deleteFrom(table).execute()).rejects.toThrow('append-only');
    }
    await expect(db.query.updateTable('statement_leaves').set({ leaves: '' }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(db.query.updateTable('statement_commitments').set({ root: '' }).execute()).rejects.toThrow(
      'append-only',
    );
  });

  test('is what the counters said at its moment, while others go on reporting and withdrawing', async () => {
    const action = await makeAction(site.app);
    const codes: string[] = [];
    const busy = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        codes.push(
          await report(site, action, { lines: [line('t1', 'post', 1 + turn), line('t2', 'email', 1)] }),
        );
        const gone = turn % 4 === 3 ? codes.shift() : undefined;
        if (gone !== undefined) await site.visitor().api('DELETE', `/api/v1/receipts/${gone}`);
      }
    };
    const frozen: string[] = [];
    const freezing = async (): Promise<void> => {
      for (let turn = 0; turn < 4; turn += 1) {
        frozen.push(await freezeStatement(site.app, OPERATOR, action.id, wish()));
      }
    };
    await Promise.all([busy(), busy(), freezing()]);
    frozen.push(await freezeStatement(site.app, OPERATOR, action.id, wish()));
    for (const number of frozen) {
      const { numbers, commitment } = await findStatement(site.app, number);
      const checked = await checkList(linesOfList(await listOf(site, number)));
      expect(checked).toMatchObject({ letters: numbers.total, root: commitment?.root, faults: [] });
      for (const target of numbers.byTarget)
        expect(checked.sums.target.get(target.id) ?? 0).toBe(target.total);
      for (const [channel, count] of Object.entries(numbers.byChannel)) {
        expect(checked.sums.channel.get(channel) ?? 0).toBe(count);
      }
      for (const [grade, count] of Object.entries(numbers.byGrade)) {
        expect(checked.sums.grade.get(grade) ?? 0).toBe(count);
      }
    }
    const tally = await site.visitor().get(`/api/v1/actions/${action.slug}/tally`);
    const last = await findStatement(site.app, frozen.at(-1) ?? '');
    expect(tally.json()).toMatchObject({ total: last.numbers.total });
  });
});
