// The outbox against a real mail server: what it takes, refuses, and never answers.
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openApp, type App } from '../platform/app.ts';
import { readConfig } from '../platform/config.ts';
import { transact } from '../platform/db/db.ts';
import { openTransport } from '../platform/mail/transport.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { queueMail } from './queue-mail.ts';
import { MAIL_LANES, sendNextMail } from './send-mail.ts';

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

describe('a real mail server', () => {
  let site: TestApp;
  let server: SMTPServer;
  let received: string[];
  beforeEach(async () => {
    site = await openTestApp();
    received = [];
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(address, _session, done) {
        if (address.address.startsWith('unknown'))
          done(Object.assign(new Error('none'), { responseCode: 550 }));
        else if (address.address.startsWith('later'))
          done(Object.assign(new Error('no'), { responseCode: 451 }));
        else if (!address.address.startsWith('stalled')) done();
      },
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        stream.on('end', () => {
          received.push(text);
          done();
        });
      },
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await new Promise<void>(resolve => server.close(resolve));
    await site.end();
  });

  const withServer = (answerWithin?: number): App => {
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const config = readConfig({
      SECRET_KEY: site.app.config.secretKey,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Urgent Actions <actions@example.org>',
    });
    return openApp({ ...config }, { ...site.app, transport: openTransport(config, answerWithin) });
  };

  test('takes a mail whole, with its fixed Message-ID, and one address is one address', async () => {
    const app = withServer();
    const replyTo = 'desk@example.org';
    const mail = { kind: 'test', text: 'Año nuevo\n.\nEnd', html: null, about: null, replyTo };
    await transact(app.db, async tx => {
      await queueMail(app, tx, { ...mail, to: 'a@example.org', subject: 'Sí\r\nBcc: x@example.org' });
    });
    await all(app);
    app.transport.close();
    const [row] = await rowsOf(app);
    expect(row?.state).toBe('sent');
    expect(received[0]).toContain(`Message-ID: ${row?.message_id}`);
    expect(received[0]).toContain('From: Urgent Actions <actions@example.org>');
    expect(received[0]).toContain('To: a@example.org');
    expect(received[0]).toMatch(/^Reply-To: <?desk@example\.org>?\r?$/m);
    expect(received[0]).not.toMatch(/^Bcc:/m);
    expect(received[0]).toContain('A=C3=B1o nuevo');
  });

  test('a refused recipient fails, a busy one waits, a stalled one is left after a while', async () => {
    const app = withServer(300);
    await queue(app, 1, 'unknown');
    await queue(app, 1, 'later');
    await queue(app, 1, 'stalled');
    await queue(app, 1, 'good');
    await lanes(app);
    app.transport.close();
    const rows = await rowsOf(app);
    expect(rows.map(row => [row.state, row.last_error])).toEqual([
      ['failed', '550'],
      ['queued', '451'],
      ['queued', 'no-answer'],
      ['sent', null],
    ]);
  });

  test('a server that is down loses nothing', async () => {
    const app = withServer();
    await new Promise<void>(resolve => server.close(resolve));
    await queue(app, 2);
    await lanes(app);
    app.transport.close();
    expect((await rowsOf(app)).map(row => [row.state, row.last_error])).toEqual([
      ['queued', 'no-answer'],
      ['queued', 'no-answer'],
    ]);
  });

  test('a hundred mails go out over a few kept connections', async () => {
    const app = withServer();
    let connections = 0;
    server.server.on('connection', () => (connections += 1));
    await queue(app, 100);
    await lanes(app);
    app.transport.close();
    expect(received).toHaveLength(100);
    expect(connections).toBeLessThanOrEqual(MAIL_LANES);
  });
});
