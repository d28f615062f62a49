// What is held of a reporter's address is gone once the report is withdrawn, also from a mail that has not left.
import { describe, expect, test } from 'vitest';
import { openTestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';

describe.each(['sqlite', 'postgres'] as const)('a reporter’s address on %s', database => {
  test('goes with the report, and an earlier one with the next', async () => {
    const site = await openTestApp({ database });
    try {
      const { slug } = await makeAction(site.app);
      const lines = [{ target: 't1', channel: 'post', quantity: 1 }];
      const rows = async (): Promise<number> =>
        (await site.app.db.query.selectFrom('outbox').select('id').execute()).length;
      const taken = await site
        .visitor()
        .api(
          'POST',
          `/api/v1/actions/${slug}/reports`,
          { lines, email: 'wanda@example.org' },
          { 'idempotency-key': 'a' },
        );
      expect([taken.status, await rows()]).toEqual([201, 1]);
      const receipt = taken.headers.get('location') ?? '';
      const at = new URL(receipt).pathname;
      const corrected = await site.visitor().api('PUT', at, { lines, email: 'wanda@example.net' });
      expect([corrected.status, await rows()]).toEqual([200, 1]);
      expect((await site.visitor().api('DELETE', at)).status).toBe(204);
      expect(await rows()).toBe(0);
      const contacts = await site.app.db.query.selectFrom('report_contacts').selectAll().execute();
      expect(contacts).toEqual([]);
    } finally {
      await site.end();
    }
  });

  test('is written to five times a day, however many reports name it; each report counts', async () => {
    const site = await openTestApp({ database });
    try {
      const { slug } = await makeAction(site.app);
      const report = (key: string) =>
        site
          .visitor()
          .api(
            'POST',
            `/api/v1/actions/${slug}/reports`,
            { lines: [{ target: 't1', channel: 'post', quantity: 1 }], email: 'wanda@example.org' },
            { 'idempotency-key': key },
          );
      const mails = async (): Promise<number> =>
        (await site.app.db.query.selectFrom('outbox').select('id').execute()).length;
      for (const key of ['1', '2', '3', '4', '5', '6', '7']) expect((await report(key)).status).toBe(201);
      expect(await mails()).toBe(5);
      site.clock.advance(24 * 3_600_000);
      expect((await report('8')).status).toBe(201);
      expect(await mails()).toBe(6);
      const tally = await site.visitor().get(`/api/v1/actions/${slug}/tally`);
      expect(tally.json()).toMatchObject({ total: 8 });
      const kept = await site.app.db.query.selectFrom('mail_counts').select('count').execute();
      expect(kept).toEqual([{ count: 1 }]);
    } finally {
      await site.end();
    }
  });
});
