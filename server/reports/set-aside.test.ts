// A report that a reviewer has set aside: however often its reporter changes it, it waits for the reviewer again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { DEFAULT_SETTINGS } from '../settings/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { recount } from '../totals/recount.ts';
import { decideHold } from './decide-hold.ts';
import { findReceipt } from './find-receipt.ts';
import { findingsFrom } from './revise.ts';

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

  test('held for where it came from, it is not released by correcting it up and down again', async () => {
    await changeSettings(site.app, OPERATOR, { ...DEFAULT_SETTINGS, holdRepeatsAbove: 1 });
    const other = await makeAction(site.app);
    const send = (key: string) =>
      site
        .visitor()
        .api('POST', `/api/v1/actions/${other.slug}/reports`, post(3), { 'idempotency-key': key });
    await send('first of the same');
    const code = codeIn((await send('second of the same')).headers.get('location'));
    const rules = async (quantity: number): Promise<string[]> => {
      const answer = await site.visitor().api('PUT', `/api/v1/receipts/${code}`, post(quantity));
      expect(answer.json()).toMatchObject({ standing: 'held', counted: 0, held: quantity });
      const { held_by: heldBy } = await site.app.db.query
        .selectFrom('report_revisions')
        .select('held_by')
        .where('report_id', '=', (await findReceipt(site.app, code)).reportId)
        .orderBy('revision', 'desc')
        .executeTakeFirstOrThrow();
      return findingsFrom(heldBy).map(({ rule }) => rule);
    };
    expect(await rules(900)).toEqual(['repeat', 'quantity']);
    expect(await rules(901)).toEqual(['repeat', 'quantity']);
    expect(await rules(2)).toEqual(['repeat']);
    expect(await recount(site.app)).toMatchObject({ differences: [] });
  });
});
