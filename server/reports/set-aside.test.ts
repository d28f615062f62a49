// A report that a reviewer has set aside: however often its reporter changes it, it waits for the reviewer again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { recount } from '../totals/recount.ts';
import { decideHold } from './decide-hold.ts';
import { findReceipt } from './find-receipt.ts';

describe.each(['sqlite', 'postgres'] as const)('a report set aside on %s', database => {
  let site: TestApp;
  let action: MadeAction;
  beforeAll(async () => {
    site = await openTestApp({ database });
    action = await makeAction(site.app);
  });
  afterAll(() => site.end());

  const post = (quantity: number) => ({ lines: [{ target: 't1', channel: 'post', quantity }] });
  const codeIn = (location: string | null): string => location?.split('/').at(-1) ?? '';

  test('is not counted by correcting it twice; once accepted, it is', async () => {
    const taken = await site
      .visitor()
      .api('POST', `/api/v1/actions/${action.slug}/reports`, post(9000), { 'idempotency-key': 'a' });
    const code = codeIn(taken.headers.get('location'));
    const { reportId } = await findReceipt(site.app, code);
    const correct = async (quantity: number): Promise<unknown> =>
      (await site.visitor().api('PUT', `/api/v1/receipts/${code}`, post(quantity))).json();

    await decideHold(site.app, OPERATOR, reportId, 'set-aside', 'Nobody writes so many.');
    expect(await correct(5)).toMatchObject({ standing: 'held', counted: 0, held: 5 });
    expect(await correct(6)).toMatchObject({ standing: 'held', counted: 0, held: 6 });
    await decideHold(site.app, OPERATOR, reportId, 'accepted', 'A slip of the finger, as they told us.');
    expect(await correct(4)).toMatchObject({ standing: 'counted', counted: 4, held: 0 });
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });
});
