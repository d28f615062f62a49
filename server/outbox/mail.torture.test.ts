// Two workers at once and a mail server in every mood: each queued mail is sent once; a killed worker doubles at most what it had in hand.
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { withProcessSite } from '../testing/process-site.ts';
import { startWorkerProcess } from '../testing/site-process.ts';
import { queueMail } from './queue-mail.ts';
import { MAIL_LANES } from './send-mail.ts';

const MAILS = 60;

async function queue(app: App): Promise<string[]> {
  await transact(app.db, async tx => {
    for (let at = 0; at < MAILS; at += 1) {
      const to = `reader-${at}@example.org`;
      const words = { subject: `Mail ${at}`, text: 'The words of it.', html: null };
      await queueMail(app, tx, { kind: 'test', to, ...words, about: null });
    }
  });
  const rows = await app.db.query.selectFrom('outbox').select('message_id').execute();
  return rows.map(row => row.message_id).sort();
}

/** Lets the time pass that a refused mail waits, or a dead worker's lease lasts. */
async function letTimePass(app: App): Promise<void> {
  const past = '2000-01-01T00:00:00.000Z';
  const { query } = app.db;
  await query.updateTable('outbox').set({ not_before: past }).where('state', '=', 'queued').execute();
}

async function inState(app: App, state: string): Promise<string[]> {
  const rows = await app.db.query.selectFrom('outbox').select('id').where('state', '=', state).execute();
  return rows.map(row => row.id);
}

async function untilAllSent(app: App): Promise<void> {
  for (;;) {
    const left = await app.db.query.selectFrom('outbox').select('id').where('state', '!=', 'sent').execute();
    if (left.length === 0) return;
    await letTimePass(app);
    await wait(100);
  }
}

describe.each(['sqlite', 'postgres'] as const)('mail on %s', kind => {
  test('two workers, a server slow, refusing and busy: every mail once', { timeout: 60_000 }, () =>
    withProcessSite(kind, async ({ app, databaseUrl }) => {
      const server = await startMailServer(10);
      const expected = await queue(app);
      server.mood = 'busy';
      const env = { SMTP_URL: server.url };
      const workers = [startWorkerProcess(databaseUrl, env), startWorkerProcess(databaseUrl, env)];
      while (server.refused < 10) await wait(20);
      server.mood = 'refuses some';
      while (server.accepted.length < MAILS / 2) {
        await letTimePass(app);
        await wait(100);
      }
      server.mood = 'takes';
      await untilAllSent(app);
      for (const worker of workers) expect(await worker.end()).toEqual({ code: 0, signal: null });
      await server.end();
      expect([...server.accepted].sort()).toEqual(expected);
    }),
  );

  test(
    'a worker killed with mails in hand: none lost, at most those twice, with the same Message-ID',
    { timeout: 60_000 },
    () =>
      withProcessSite(kind, async ({ app, databaseUrl }) => {
        const server = await startMailServer(30);
        const expected = await queue(app);
        const env = { SMTP_URL: server.url };
        const doomed = startWorkerProcess(databaseUrl, env);
        while (server.accepted.length < 20) await wait(5);
        await doomed.end('SIGKILL');
        const { query } = app.db;
        const inHand = await inState(app, 'sending');
        expect(inHand.length).toBeLessThanOrEqual(MAIL_LANES);
        const next = startWorkerProcess(databaseUrl, env);
        while ((await inState(app, 'queued')).length > 0) await wait(50);
        // Nobody touches what the dead worker had in hand before its lease is over.
        const leased = await inState(app, 'sending');
        for (const id of inHand) expect(leased).toContain(id);
        await query
          .updateTable('outbox')
          .set({ lease_until: '2000-01-01T00:00:00.000Z' })
          .where('id', 'in', [...inHand, 'none'])
          .execute();
        await untilAllSent(app);
        await next.end();
        await server.end();
        expect([...new Set(server.accepted)].sort()).toEqual(expected);
        expect(server.accepted.length).toBeLessThanOrEqual(MAILS + inHand.length);
      }),
  );
});
