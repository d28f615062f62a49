// After a report: the wish to be told of the outcome, what is kept of it, and when it is gone; receipts opened by code.
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { tellOutcome } from '../../actions/tell-outcome.ts';
import { sendNextMail } from '../../outbox/send-mail.ts';
import { eraseOldWishes, KEPT_AFTER_TOLD, tellOutcomesAsked } from '../../reports/ask-outcome.ts';
import { freezeStatement } from '../../totals/freeze-statement.ts';
import { openTestApp } from '../../testing/app.ts';
import { makeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';

const DAY = 86_400_000;
const receiptOf = (taken: Answer): string => z.object({ code: z.string() }).parse(taken.json()).code;

describe.each(['sqlite', 'postgres'] as const)('after a report on %s', database => {
  test('whoever asks is told of the outcome and of its change, and the address is erased', async () => {
    const site = await openTestApp({ database });
    try {
      const { app } = site;
      const action = await makeAction(app);
      const visitor = site.visitor();
      const taken = await visitor.api(
        'POST',
        `/api/v1/actions/${action.slug}/reports`,
        { lines: [{ target: 't1', channel: 'post', quantity: 2 }] },
        { 'idempotency-key': 'one' },
      );
      const path = `/receipts/${receiptOf(taken)}`;
      const wishes = () => app.db.query.selectFrom('outcome_wishes').selectAll().execute();
      const form = `form[action="${path}/outcome-wish"]`;

      const wrong = await visitor.submit(await visitor.get(path), { 'outcome.email': 'nobody' }, form);
      expect(wrong.status).toBe(422);
      const asked = await visitor.submit(
        await visitor.get(path),
        { 'outcome.email': 'wanda@example.org', do: 'keep' },
        form,
      );
      expect(asked.status).toBe(303);
      const [row] = await wishes();
      expect(JSON.stringify(row)).not.toContain('wanda');

      await tellOutcomesAsked(app);
      expect(site.transport.sent).toEqual([]);
      await tellOutcome(app, OPERATOR, action.id, 'good-news', 'They came home.');
      const told = async (): Promise<string[]> => {
        await tellOutcomesAsked(app);
        await tellOutcomesAsked(app);
        while (await sendNextMail(app));
        return site.transport.sent.map(mail => `${mail.to} ${mail.text}`);
      };
      expect(await told()).toHaveLength(1);
      expect((await told())[0]).toMatch(/^wanda@example\.org [^]*They came home\.[^]*\/receipts\//);
      site.clock.advance(DAY);
      await tellOutcome(app, OPERATOR, action.id, 'partly', 'One of them came home.');
      expect(await told()).toHaveLength(2);
      expect((await visitor.get(path)).text).toContain('One of them came home.');

      site.clock.advance((KEPT_AFTER_TOLD - 1) * DAY);
      await eraseOldWishes(app);
      expect(await wishes()).toHaveLength(1);
      site.clock.advance(2 * DAY);
      await eraseOldWishes(app);
      expect(await wishes()).toEqual([]);
    } finally {
      await site.end();
    }
  });

  test('the wish is taken back by a button and by withdrawing; a statement keeps what it counted', async () => {
    const site = await openTestApp({ database });
    try {
      const action = await makeAction(site.app);
      const visitor = site.visitor();
      const taken = await visitor.api(
        'POST',
        `/api/v1/actions/${action.slug}/reports`,
        { lines: [{ target: 't1', channel: 'post', quantity: 2 }] },
        { 'idempotency-key': 'one' },
      );
      const code = receiptOf(taken);
      const path = `/receipts/${code}`;
      const wishes = async () =>
        (await site.app.db.query.selectFrom('outcome_wishes').selectAll().execute()).length;
      const ask = () =>
        visitor.post(`${path}/outcome-wish`, { 'outcome.email': 'wanda@example.org', do: 'keep' });
      await ask();
      expect(await wishes()).toBe(1);
      await visitor.post(`${path}/outcome-wish`, { do: 'forget' });
      expect(await wishes()).toBe(0);
      await ask();
      const number = await freezeStatement(site.app, OPERATOR, action.id, {
        day: '2026-11-21',
        targets: ['t1'],
        lang: 'en',
        letter: '{{salutation}}',
        corrects: null,
        reason: '',
      });
      await visitor.post(`${path}/withdrawal`, {});
      expect(await wishes()).toBe(0);
      const withdrawn = await visitor.get(path);
      expect(withdrawn.status).toBe(410);
      expect(withdrawn.text).toContain(number);
      expect((await visitor.get('/receipts')).status).toBe(200);
      expect((await visitor.get(`/receipts?code=${code}`)).location).toBe(path);
      expect((await visitor.get('/receipts?code=short')).status).toBe(422);
    } finally {
      await site.end();
    }
  });
});
