// Mails of a statement between the outbox and the office: held by a stop, by a correction, and answered to the organisation.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stopAction } from '../actions/stop.ts';
import { OPERATOR } from '../audit/model.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { sendNextMail } from '../outbox/send-mail.ts';
import { MailRefused } from '../platform/mail/transport.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { deliveriesOf, findStatement } from './find-statement.ts';
import { freezeStatement } from './freeze-statement.ts';
import { mailStatement } from './hand-over.ts';

const POINT = { target: 't1', email: 'despacho@rioseco.example.org' };

describe.each(['sqlite', 'postgres'] as const)('mails of a statement on %s', database => {
  let site: TestApp;
  let action: MadeAction;
  beforeEach(async () => {
    site = await openTestApp({ database });
    action = await makeAction(site.app);
    const lines = [{ target: 't1', channel: 'post', quantity: 2 }];
    const headers = { 'idempotency-key': 'one' };
    await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, { lines }, headers);
  }, 60_000);
  afterEach(() => site.end());

  const freeze = (corrects: string | null = null): Promise<string> =>
    freezeStatement(site.app, OPERATOR, action.id, {
      day: '2026-11-21',
      targets: ['t1'],
      lang: 'en',
      letter: '{{salutation}}\n\n{{letters}}.',
      corrects,
      reason: corrects === null ? '' : 'A group had counted twice.',
    });
  const mail = (number: string): Promise<void> => mailStatement(site.app, OPERATOR, number, [POINT]);
  const states = async (number: string): Promise<string[]> =>
    (await deliveriesOf(site.app, (await findStatement(site.app, number)).id)).map(each => each.state);
  const sendAll = async (): Promise<void> => {
    while (await sendNextMail(site.app));
  };

  test('ask for answers to the organisation', async () => {
    const settings = await currentSettings(site.app);
    await changeSettings(site.app, OPERATOR, { ...settings, contactEmail: 'desk@lantern.example.org' });
    await mail(await freeze());
    await sendAll();
    expect(site.transport.sent.at(-1)?.replyTo).toBe('desk@lantern.example.org');
  });

  test('wait for good once the action is stopped, also one that came back', async () => {
    const number = await freeze();
    await mail(number);
    await stopAction(site.app, OPERATOR, action.id, 'The family asks us to be silent.');
    await sendAll();
    expect(site.transport.sent).toEqual([]);
    expect(await states(number)).toEqual(['held']);
  });

  test('of an action stopped before go, since somebody decided so', async () => {
    const number = await freeze();
    await mail(number);
    await stopAction(site.app, OPERATOR, action.id, 'They are free.');
    await mail(number);
    await sendAll();
    expect(await states(number)).toEqual(['held', 'sent']);
    await expect(mail(number)).rejects.toThrow();
  });

  test('wait for good once the statement is corrected, and none is queued any more', async () => {
    const old = await freeze();
    await mail(old);
    const newer = await freeze(old);
    await expect(mail(old)).rejects.toThrow('statement.corrected');
    await mail(newer);
    await sendAll();
    expect([await states(old), await states(newer)]).toEqual([['held'], ['sent']]);
    const page = await (await cast(site).reviewer()).get(`/desk/statements/${old}`);
    expect(page.text).toContain('Held back: the action was stopped, or this statement corrected');
    expect(page.find(`td a[href="/totals/${old}.pdf?letter=t1"]`)).toContain('as it was written');
  });

  test('in a worker’s hand at the correction are held if the mail server sends them back', async () => {
    const old = await freeze();
    await mail(old);
    site.transport.send = async () => {
      await freeze(old);
      throw new MailRefused(false, 451);
    };
    await sendNextMail(site.app);
    site.clock.advance(3_600_000);
    await sendNextMail(site.app);
    expect(await states(old)).toEqual(['held']);
  });
});
