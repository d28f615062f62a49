// What a statement commits to, through the front door: list, root, proofs, and every tampering found.
import { request } from 'node:http';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { line, listOf, report, wish } from '../testing/statements.ts';
import { findStatement } from './find-statement.ts';
import { freezeStatement } from './freeze-statement.ts';
import { checkList, linesOfList } from './proofs/check-list.ts';
import { checkProof } from './proofs/check-proof.ts';

const commitmentSchema = z.object({
  total: z.int(),
  commitment: z.object({
    size: z.int(),
    root: z.string(),
    shortCode: z.string(),
    salt: z.string(),
    leaves: z.url(),
  }),
});

describe.each(['sqlite', 'postgres'] as const)('the list of a statement on %s', database => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterAll(() => site.end());

  const apiOf = async (number: string) =>
    commitmentSchema.parse((await site.visitor().get(`/api/v1/totals/${number}`)).json());
  const check = (number: string, given: string) => site.visitor().post(`/totals/${number}/check`, { given });
  const answerOf = async (number: string, given: string) => {
    const page = await check(number, given);
    return { status: page.status, said: page.find('[data-answer]') ?? '' };
  };

  test('adds up to the numbers, has the root that is printed, and tells nothing of who, where and when', async () => {
    const action = await makeAction(site.app);
    const codes = [
      await report(site, action, { lines: [line('t1', 'post', 2), line('t2', 'email', 1)], country: 'MT' }),
      await report(site, action, { lines: [line('t1', 'fax', 3)], country: 'DE' }),
      await report(site, action, {
        lines: [line('t2', 'post', 40)],
        country: 'DE',
        group: { name: 'Night of letters', people: 30 },
      }),
    ];
    const gone = await report(site, action, { lines: [line('t1', 'post', 9)], country: 'FR' });
    await site.visitor().api('DELETE', `/api/v1/receipts/${gone}`);
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const { total, commitment } = await apiOf(number);
    const list = await listOf(site, number);
    const checked = await checkList(linesOfList(list));
    expect(checked).toMatchObject({ size: 4, letters: 46, root: commitment.root, faults: [] });
    expect(total).toBe(46);
    expect(Object.fromEntries(checked.sums.grade)).toEqual({ reported: 6, group: 40 });
    const { numbers } = await findStatement(site.app, number);
    for (const target of numbers.byTarget) {
      expect(checked.sums.target.get(target.id)).toBe(target.total);
    }
    expect(list.split('\n')[0]).toBe('mark,target,channel,quantity,grade');
    for (const secret of [...codes, gone, 'DE', 'MT', 'Night', '2026']) expect(list).not.toContain(secret);

    const visitor = site.visitor();
    for (const path of [`/totals/${number}`, `/es/totals/${number}/check`, `/totals/${number}.txt`]) {
      const { text } = await visitor.get(path);
      expect(text, path).toContain(commitment.root);
      expect(text, path).toContain(commitment.shortCode);
    }
    const file = await visitor.get(`/totals/${number}/leaves.csv`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    const again = await visitor.get(`/totals/${number}/leaves.csv`, {
      'if-none-match': file.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });

  test('a receipt proves that it is in it, as a file that gives the receipt away to nobody', async () => {
    const action = await makeAction(site.app);
    for (let n = 0; n < 7; n += 1) await report(site, action, { lines: [line('t1', 'post', 1)] });
    const code = await report(site, action, { lines: [line('t1', 'post', 2), line('t2', 'email', 1)] });
    const only = await freezeStatement(site.app, OPERATOR, action.id, wish({ targets: ['t2'] }));
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const { commitment } = await apiOf(number);
    const visitor = site.visitor();
    const receipt = await visitor.get(`/receipts/${code}`);
    expect(receipt.text).toContain('Your 3 letters are among the 10 of');
    const path = `/receipts/${code}/proofs/${number}.json`;
    expect(receipt.find(`a[href="${path}"]`)).not.toBeNull();
    const file = await visitor.get(path);
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.text).not.toContain(code);
    const checked = checkProof(file.text, { printed: { root: commitment.root }, code });
    expect(checked).toMatchObject({ letters: 3, faults: [] });
    const other = checkProof((await visitor.get(`/receipts/${code}/proofs/${only}.json`)).text, { code });
    expect(other).toMatchObject({ letters: 1, faults: [] });
    // The two marks have nothing in common.
    expect(other?.proof.leaves[0]?.leaf.slice(0, 64)).not.toBe(checked?.proof.leaves[0]?.leaf.slice(0, 64));
    expect((await visitor.get(`/receipts/${code}/proofs/2026-9999.json`)).status).toBe(404);
    expect((await visitor.get(`/receipts/${'0'.repeat(26)}/proofs/${number}.json`)).status).toBe(404);

    // What is done with the report later changes neither the list nor the proof.
    const before = await listOf(site, number);
    await visitor.api('PUT', `/api/v1/receipts/${code}`, { lines: [line('t1', 'post', 5)] });
    await visitor.api('DELETE', `/api/v1/receipts/${code}`);
    expect(await listOf(site, number)).toBe(before);
    expect((await visitor.get(path)).text).toBe(file.text);
    const corrected = await freezeStatement(
      site.app,
      OPERATOR,
      action.id,
      wish({ corrects: number, reason: 'A report was withdrawn.' }),
    );
    expect((await visitor.get(`/receipts/${code}/proofs/${corrected}.json`)).status).toBe(404);
    expect((await apiOf(corrected)).commitment.size).toBe(7);
    expect(await listOf(site, number)).toBe(before);
  });

  test('the page finds what is the same, changed, left out, doubled, and whose receipt it is', async () => {
    const action = await makeAction(site.app);
    const code = await report(site, action, { lines: [line('t1', 'post', 2), line('t2', 'email', 1)] });
    for (let n = 0; n < 3; n += 1) await report(site, action, { lines: [line('t1', 'fax', 4)] });
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const stranger = await report(site, action, { lines: [line('t1', 'post', 1)] });
    const { commitment } = await apiOf(number);
    const list = await listOf(site, number);
    const lines = list.split('\n');
    const bad = (at: number, ...instead: string[]): string => lines.toSpliced(at, 1, ...instead).join('\n');
    const third = lines[3] ?? '';

    const same = await answerOf(number, list);
    expect(same.status).toBe(200);
    expect(same.said).toContain('unchanged');
    const said = async (given: string): Promise<string> => (await answerOf(number, given)).said;
    expect(await said(bad(3, third.replace(/,(\d+),/, ',77,')))).toContain('Line 4 was changed.');
    expect(await said(bad(3))).toContain(`Line 4 of the published list was left out: ${third.slice(0, 8)}…,`);
    expect(await said(bad(3, third, third))).toContain('Line 5 is doubled');
    expect(await said(`${list}${'f'.repeat(64)},t1,post,1,reported\n`)).toContain('Line 7 is not in');

    expect(await said(commitment.root)).toContain('The same');
    expect(await said(commitment.shortCode.toLowerCase())).toContain('The same');
    expect(await said('AAAA AAAA AAAA AAAA')).toContain('Another');
    expect(await said('0'.repeat(64))).toContain('Another');
    expect(await said(code)).toContain('Post, 2 (Reported)');
    expect(await said(`http://insist.test/receipts/${code.toUpperCase()}`)).toContain('counts that report');
    expect(await said(stranger)).toContain('counts no report of that receipt');
    const proof = (await site.visitor().get(`/receipts/${code}/proofs/${number}.json`)).text;
    expect(await said(proof)).toContain('This proof is sound');
    expect(await said(proof.replace('post,2', 'post,3'))).toContain('does not lead to the root');
    const next = await freezeStatement(site.app, OPERATOR, action.id, wish());
    expect((await answerOf(next, proof)).said).toContain(`It is a proof for statement ${number}`);
    for (const nothing of ['', 'hello', '{"a":1}']) {
      const page = await check(number, nothing);
      expect(page.status).toBe(422);
      expect(page.find('.errors')).toContain('no root, no proof');
    }
    const posted = await check(number, code);
    expect(posted.headers.get('cache-control')).toBe('no-store');
  });

  test('a copy of the list is checked as a file, and one too large is told what to do', async () => {
    const action = await makeAction(site.app);
    await report(site, action, { lines: [line('t1', 'post', 2)] });
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const send = async (text: string) => {
      const body = new FormData();
      body.set('given', '');
      body.set('file', new Blob([text]), 'leaves.csv');
      return site.visitor().send('POST', `/totals/${number}/check`, { body, headers: { origin: site.url } });
    };
    expect((await send(await listOf(site, number))).find('[data-answer]')).toContain('unchanged');
    const large = await send(`${await listOf(site, number)}${'x'.repeat(12_100_000)}`);
    expect(large.status).toBe(422);
    expect(large.text).toContain('too large for the page');

    // What would fill the memory many times over is read no further than it can be of this list.
    const short = await send(`mark,\n${'a\n'.repeat(2_000_000)}`);
    expect(short.status).toBe(200);
    expect(short.find('[data-answer]')).toContain('the rest was not looked at');
    expect(short.find('[data-answer]')).not.toContain('Its root');
    expect((await send('/'.repeat(4_000_000))).status).toBe(422);
    expect((await send('0'.repeat(2000))).status).toBe(422);
    const two = new FormData();
    for (const name of ['file', 'other']) two.set(name, new Blob(['mark,']), 'leaves.csv');
    const headers = { origin: site.url };
    const sent = await site.visitor().send('POST', `/totals/${number}/check`, { body: two, headers });
    expect(sent.status).toBe(413);
  });

  test('files stand in line to be read, and the line has an end', async () => {
    const action = await makeAction(site.app);
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const headers = { origin: site.url, 'content-type': 'multipart/form-data; boundary=x' };
    const url = `${site.url}/totals/${number}/check`;
    const statuses: (number | undefined)[] = [];
    // None of them comes to its end: two are read, fifty wait, and the last is sent away.
    const open = Array.from({ length: 53 }, () =>
      request(url, { method: 'POST', headers, agent: false }, res => statuses.push(res.statusCode)),
    );
    for (const each of open) each.on('error', () => {}).write('--x\r\n');
    await vi.waitFor(() => expect(statuses).toEqual([429]), { timeout: 10_000 });
    for (const each of open) each.destroy();
    const body = new FormData();
    body.set('given', 'hello');
    await vi.waitFor(async () => {
      const next = site
        .visitor()
        .send('POST', `/totals/${number}/check`, { body, headers: { origin: site.url } });
      expect((await next).status).toBe(422);
    }, 5000);
  });

  test('is empty, and has the root of nothing, where nothing was reported', async () => {
    const action = await makeAction(site.app);
    const number = await freezeStatement(site.app, OPERATOR, action.id, wish());
    const { commitment } = await apiOf(number);
    expect(commitment.size).toBe(0);
    expect((await checkList(linesOfList(await listOf(site, number)))).root).toBe(commitment.root);
    expect((await answerOf(number, '0'.repeat(64))).said).toContain('Another');
  });
});
