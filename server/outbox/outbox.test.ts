// The outbox: every queued mail is sent once, refused ones wait or fail where a person sees them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { MailRefused, type Message, type Transport } from '../platform/mail/transport.ts';
import { startWorker } from '../worker.ts';
import { openTestApp, testTransport, type TestApp } from '../testing/app.ts';
import { WAITS_MS } from './model.ts';
import { queueMail } from './queue-mail.ts';
import { MAIL_LANES, sendNextMail } from './send-mail.ts';

const MINUTE = 60_000;

const queue = (app: App, count: number, to = 'supporter'): Promise<void> =>
  transact(app.db, async tx => {
    for (let at = 0; at < count; at += 1) {
      const mail = { kind: 'test', subject: `Mail ${at}`, text: 'Words', html: null, about: null };
      await queueMail(app, tx, { ...mail, to: `${to}${at}@example.org` });
    }
  });
const rowsOf = (app: App) => app.db.query.selectFrom('outbox').selectAll().orderBy('id').execute();
const all = async (app: App): Promise<void> => {
  while (await sendNextMail(app));
};
const lanes = (app: App) => Promise.all(Array.from({ length: MAIL_LANES }, () => all(app)));

describe.each(['sqlite', 'postgres'] as const)('the outbox on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  }, 60_000);
  afterEach(() => site.end());

  test('a queued mail is sent once; then nothing of it is kept but that', async () => {
    await queue(site.app, 1);
    const [before] = await rowsOf(site.app);
    expect(before?.sealed).not.toContain('supporter0');
    await all(site.app);
    await all(site.app);
    expect(site.transport.sent).toEqual([
      {
        messageId: before?.message_id,
        to: 'supporter0@example.org',
        subject: 'Mail 0',
        text: 'Words',
        html: null,
        attachments: [],
        replyTo: null,
      },
    ]);
    const [after] = await rowsOf(site.app);
    expect(after).toMatchObject({ state: 'sent', sealed: null, attempts: 1, lease_by: null });
    expect(after?.sent_at).toBe('2026-11-21T12:00:00.000Z');
  });

  test('several lanes and two workers never send one mail twice', async () => {
    await queue(site.app, 40);
    const other = testTransport();
    const second: App = { ...site.app, transport: other };
    await Promise.all([lanes(site.app), lanes(second)]);
    const ids = [...site.transport.sent, ...other.sent].map(mail => mail.messageId);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  test('a refusal for now waits longer each time and ends as failed; sealed words stay for the retry', async () => {
    await queue(site.app, 1);
    site.transport.failWith = new MailRefused(false, 451);
    for (const wait of WAITS_MS) {
      await all(site.app);
      expect((await rowsOf(site.app))[0]).toMatchObject({ state: 'queued', last_error: '451' });
      site.clock.advance(wait - 1);
      expect(await sendNextMail(site.app)).toBe(false);
      site.clock.advance(1);
    }
    await all(site.app);
    expect((await rowsOf(site.app))[0]).toMatchObject({ state: 'failed', attempts: WAITS_MS.length + 1 });
    expect((await rowsOf(site.app))[0]?.sealed).not.toBeNull();
  });

  test('a refusal for good fails at once and is not tried again', async () => {
    await queue(site.app, 1);
    site.transport.failWith = new MailRefused(true, 550);
    await all(site.app);
    site.transport.failWith = null;
    site.clock.advance(30 * 24 * 60 * MINUTE);
    expect(await sendNextMail(site.app)).toBe(false);
    expect((await rowsOf(site.app))[0]).toMatchObject({ state: 'failed', last_error: '550', attempts: 1 });
  });

  test('without a mail server mail stays queued', async () => {
    await queue(site.app, 1);
    const without: App = { ...site.app, transport: { ...testTransport(), ready: false } };
    expect(await sendNextMail(without)).toBe(false);
    expect((await rowsOf(site.app))[0]).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('a crash after acceptance gives one duplicate with the same Message-ID, after the lease', async () => {
    await queue(site.app, 1);
    const crashed = testTransport();
    // The process ends between the server's yes and the mark: the mark never runs.
    crashed.send = message => {
      crashed.sent.push(message);
      return new Promise(() => undefined);
    };
    void sendNextMail({ ...site.app, transport: crashed });
    await expect.poll(() => crashed.sent.length).toBe(1);
    expect(await sendNextMail(site.app)).toBe(false);
    site.clock.advance(11 * MINUTE);
    await all(site.app);
    expect(site.transport.sent.map(mail => mail.messageId)).toEqual(crashed.sent.map(mail => mail.messageId));
    expect((await rowsOf(site.app))[0]?.state).toBe('sent');
  });

  test('a clock that jumps does not send what is in hand a second time', async () => {
    await queue(site.app, 1);
    let accept = (): void => undefined;
    const slow: Transport = {
      ...testTransport(),
      send: message =>
        new Promise(resolve => {
          site.transport.sent.push(message);
          accept = resolve;
        }),
    };
    const app: App = { ...site.app, transport: slow };
    const first = sendNextMail(app);
    await expect.poll(() => site.transport.sent.length).toBe(1);
    site.clock.advance(24 * 60 * MINUTE);
    expect(await sendNextMail(app)).toBe(false);
    accept();
    await first;
    expect(site.transport.sent).toHaveLength(1);
  });

  test('one stalled mail delays no other, and a clean stop finishes the mail in hand', async () => {
    await queue(site.app, 12);
    let accept = (): void => undefined;
    const sent: Message[] = [];
    const stalling: Transport = {
      ...testTransport(),
      send: async message => {
        if (message.subject === 'Mail 3') await new Promise<void>(resolve => (accept = resolve));
        sent.push(message);
      },
    };
    const worker = startWorker({ ...site.app, transport: stalling });
    await expect.poll(() => sent.length, { timeout: 10_000 }).toBe(11);
    let stopped = false;
    const stop = worker.stop().then(() => (stopped = true));
    expect(stopped).toBe(false);
    accept();
    await stop;
    expect(sent).toHaveLength(12);
    expect((await rowsOf(site.app)).every(row => row.state === 'sent')).toBe(true);
  });
});
