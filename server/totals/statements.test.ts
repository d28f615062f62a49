// Statements of totals through the front door: made, checked, corrected, handed over; and that they never change.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { sendNextMail } from '../outbox/send-mail.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction } from '../testing/makers.ts';
import { line, report, wish } from '../testing/statements.ts';
import { findStatement, statementsOfReport, dueStatements } from './find-statement.ts';
import { freezeStatement } from './freeze-statement.ts';
import { mailStatement } from './hand-over.ts';
import { recount } from './recount.ts';

describe.each(['sqlite', 'postgres'] as const)('a statement of totals on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeAll(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterAll(() => site.end());

  test('counts the chosen day and officials, folds small countries, and adds up', async () => {
    const action = await makeAction(site.app);
    for (let n = 0; n < 5; n += 1) {
      await report(site, action, { lines: [line('t1', 'post', 2), line('t2', 'email', 1)], country: 'DE' });
    }
    await report(site, action, { lines: [line('t1', 'fax', 3)], country: 'MT' });
    await report(site, action, { lines: [line('t1', 'post', 1)] });
    const gone = await report(site, action, { lines: [line('t1', 'post', 7)], country: 'FR' });
    await withdrawReport(site.app, gone, 'page');
    site.clock.advance(86_400_000);
    await report(site, action, { lines: [line('t1', 'post', 50)], country: 'DE' });

    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const { numbers, paper } = await findStatement(site.app, number);
    expect(numbers.total).toBe(19);
    expect(numbers.reports).toBe(7);
    expect(numbers.countries).toBe(2);
    expect(numbers.byCountry.map(each => [each.country, each.total])).toEqual([
      ['DE', 15],
      ['other', 3],
      [null, 1],
    ]);
    for (const row of numbers.byCountry) {
      expect(Object.values(row.byChannel).reduce((sum, count) => sum + count, 0)).toBe(row.total);
    }
    expect(numbers.byTarget.map(each => each.total)).toEqual([14, 5]);
    expect(paper.letters[0]?.text).toBe(
      `Dear Governor Belmonte,\n\nBy 21 November 2026, 14 letters and other appeals from 2 countries (${number}).`,
    );
    const one = await freezeStatement(site.app, OPERATOR, action.id, wish({ targets: ['t2'] }));
    expect((await findStatement(site.app, one)).numbers.total).toBe(5);
    site.clock.set('2026-11-21T12:00:00.000Z');
  });

  test('is made, seen and frozen by a coordinator, and checked by anyone in each language', async () => {
    const action = await makeAction(site.app);
    const code = await report(site, action, { lines: [line('t1', 'post', 2)], country: 'DE' });
    const reviewer = await people.reviewer();
    const form = await reviewer.get(`/desk/actions/${action.id}/statement`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('2 cartas y otros llamamientos');
    const wrong = await reviewer.submit(form, { do: 'freeze', letter: 'Dear\n{{totl}}' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Line 2, column 1');
    const frozen = await reviewer.submit(form, { do: 'freeze', target: 't1' });
    expect(frozen.status).toBe(303);
    const number = /\/desk\/statements\/(2026-\d+)\?done=frozen/.exec(frozen.location ?? '')?.[1] ?? '';
    expect(number).not.toBe('');

    const anyone = site.visitor();
    const page = await anyone.get(`/totals/${number}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Genuine');
    expect((await anyone.get(`/es/totals/${number}`)).text).toContain('Auténtica');
    expect((await anyone.get('/totals/2026-9999')).status).toBe(404);
    const text = await anyone.get(`/totals/${number}.txt?letter=t1`);
    expect(text.text).toContain(`http://insist.test/es/totals/${number}`);
    expect((await anyone.get(`/totals/${number}.pdf`)).headers.get('content-type')).toBe('application/pdf');
    expect((await anyone.get(`/totals/${number}.rtf`)).status).toBe(200);
    expect((await anyone.get(`/totals/${number}.docx`)).status).toBe(200);
    expect((await anyone.get(`/totals/${number}.txt?letter=nobody`)).status).toBe(404);
    // Nothing in it points at a person who reported.
    expect(page.text + text.text).not.toContain(code);
  });

  test('goes to the officials chosen with a record, and the receipt says so once it has left', async () => {
    const action = await makeAction(site.app);
    const code = await report(site, action, { lines: [line('t1', 'post', 2)], country: 'DE' });
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish({ targets: ['t1'] }));
    const point = { target: 't1', email: 'despacho@rioseco.example.org' };
    await mailStatement(site.app, OPERATOR, number, [point]);
    await expect(mailStatement(site.app, OPERATOR, number, [point])).rejects.toThrow();
    await expect(
      mailStatement(site.app, OPERATOR, number, [{ target: 't1', email: 'else@example.org' }]),
    ).rejects.toThrow();
    const receipt = (): Promise<string> =>
      site
        .visitor()
        .get(`/receipts/${code}`)
        .then(page => page.text);
    expect(await receipt()).toContain(number);
    expect(await receipt()).not.toContain('Shared with:');
    while (await sendNextMail(site.app));
    const sent = site.transport.sent.at(-1);
    expect(sent?.to).toBe(point.email);
    expect(sent?.attachments?.[0]?.name).toBe(`statement-${number}.pdf`);
    expect(
      Buffer.from(sent?.attachments?.[0]?.base64 ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await receipt()).toContain('Ignacio Belmonte Rojas');
    const reviewer = await people.reviewer();
    expect((await reviewer.get(`/desk/statements/${number}`)).text).toContain('Accepted by the mail server');
  });

  test('is corrected once by a newer one, and each names the other', async () => {
    const action = await makeAction(site.app);
    await report(site, action, { lines: [line('t1', 'post', 2)] });
    const old = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const correction = wish({ corrects: old, reason: 'A group had counted twice.' });
    await expect(
      freezeStatement(site.app, OPERATOR, action.id, { ...correction, reason: ' ' }),
    ).rejects.toThrow();
    const newer = await freezeStatement(site.app, OPERATOR, action.id, correction);
    await expect(freezeStatement(site.app, OPERATOR, action.id, correction)).rejects.toThrow();
    expect((await site.visitor().get(`/totals/${old}`)).text).toContain(`/totals/${newer}`);
    expect((await site.visitor().get(`/totals/${newer}`)).text).toContain('A group had counted twice.');
  });

  test('has the next number, without gap or double, also when many are frozen at once', async () => {
    const action = await makeAction(site.app);
    const before = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const numbers = await Promise.all(
      Array.from({ length: 5 }, () => freezeStatement(site.app, OPERATOR, action.id, wish())),
    );
    const positions = numbers.map(each => Number(each.slice(5))).sort((one, two) => one - two);
    const first = Number(before.slice(5)) + 1;
    expect(positions).toEqual([0, 1, 2, 3, 4].map(at => first + at));
  });

  test('is due once the deadline is over and nothing reaches to it', async () => {
    const action = await makeAction(site.app, { deadline: '2026-11-22' });
    await report(site, action, { lines: [line('t1', 'post', 2)] });
    const due = async () => (await dueStatements(site.app)).filter(each => each.action.id === action.id);
    expect(await due()).toEqual([]);
    site.clock.set('2026-11-23T12:00:00.000Z');
    expect(await due()).toMatchObject([{ total: 2 }]);
    await freezeStatement(site.app, OPERATOR, action.id, wish({ day: '2026-11-22' }));
    expect(await due()).toEqual([]);
    site.clock.set('2026-11-21T12:00:00.000Z');
  });

  test('refuses a day to come, a stranger to the action, and who may only read', async () => {
    const action = await makeAction(site.app);
    for (const wrong of [wish({ day: '2026-11-22' }), wish({ targets: ['t9'] }), wish({ lang: 'xx' })]) {
      await expect(freezeStatement(site.app, OPERATOR, action.id, wrong)).rejects.toThrow();
    }
    const reader = { id: 'r', name: 'Reader', role: 'tally-reader' };
    await expect(freezeStatement(site.app, reader, action.id, wish())).rejects.toThrow('error.forbidden');
    const tallyReader = await people.tallyReader();
    const seen = await tallyReader.get(`/desk/actions/${action.id}/statement?day=2026-11-20&target=t2`);
    expect(seen.status).toBe(200);
    expect(seen.text).not.toContain('Freeze this statement');
  });

  test('never changes, whatever is reported, corrected and withdrawn afterwards', async () => {
    const steps = fc.array(
      fc.record({
        do: fc.constantFrom('report', 'correct', 'withdraw', 'freeze'),
        which: fc.nat({ max: 5 }),
        quantity: fc.integer({ min: 1, max: 20 }),
        target: fc.constantFrom('t1', 't2'),
        country: fc.constantFrom('DE', 'FR', null),
      }),
      { minLength: 3, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async list => {
        const action = await makeAction(site.app);
        const codes: string[] = [];
        const frozen = new Map<string, string>();
        const shown = async (number: string): Promise<string> =>
          (await site.visitor().get(`/totals/${number}.txt?letter=t1`)).text;
        for (const step of list) {
          const body = { lines: [line(step.target, 'post', step.quantity)], country: step.country };
          const code = codes[step.which % Math.max(1, codes.length)];
          if (step.do === 'report' || code === undefined) codes.push(await report(site, action, body));
          else if (step.do === 'correct') await site.visitor().api('PUT', `/api/v1/receipts/${code}`, body);
          else if (step.do === 'withdraw') await site.visitor().api('DELETE', `/api/v1/receipts/${code}`);
          else {
            const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
            frozen.set(number, await shown(number));
            const { numbers } = await findStatement(site.app, number);
            const tally = await site.visitor().get(`/api/v1/actions/${action.slug}/tally`);
            expect(tally.json()).toMatchObject({ total: numbers.total });
          }
        }
        for (const [number, text] of frozen) expect(await shown(number)).toBe(text);
        expect((await recount(site.app, { actionId: action.id })).differences).toEqual([]);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  test('is a row that nobody changes', async () => {
    const { db } = site.app;
    await expect(db.query.updateTable('statements').set({ numbers: '{}' }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(db.query.deleteFrom('statements').execute()).rejects.toThrow('append-only');
    await expect(db.query.deleteFrom('statement_reports').execute()).rejects.toThrow('append-only');
    const [row] = await db.query.selectFrom('statement_reports').selectAll().limit(1).execute();
    expect(await statementsOfReport(site.app, row?.report_id ?? '')).not.toEqual([]);
  });
});
