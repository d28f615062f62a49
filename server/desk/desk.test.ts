// The desk's pages through the front door: what needs somebody today, the outbox, the audit trail.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { queueMail } from '../outbox/queue-mail.ts';
import { sendNextMail } from '../outbox/send-mail.ts';
import { transact } from '../platform/db/db.ts';
import { MailRefused } from '../platform/mail/transport.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction, makeContent } from '../testing/makers.ts';
import { createDraft } from '../actions/draft.ts';

describe.each(['sqlite', 'postgres'] as const)('the desk on %s', database => {
  let site: TestApp;
  let people: Cast;
  beforeEach(async () => {
    site = await openTestApp({ database });
    people = cast(site);
  }, 60_000);
  afterEach(() => site.end());

  const queue = (kind: string) =>
    transact(site.app.db, tx =>
      queueMail(site.app, tx, {
        kind,
        to: 'wanda@example.org',
        subject: 'A subject',
        text: 'Some <b>herons</b>',
        html: null,
        about: null,
      }),
    );

  test('an empty site says what to do first, to those who can', async () => {
    const author = await (await people.author()).get('/desk');
    expect(author.text).toContain('/desk/officials/new');
    expect(author.text).toContain('/desk/actions/new');
    const reader = await (await people.tallyReader()).get('/desk');
    expect(reader.text).not.toContain('/desk/actions/new');
    expect(reader.find('#b-mail')).toBeNull();
    expect(reader.find('#b-held')).toBeNull();
  });

  test('shows deadlines of the next seven days, drafts, and nothing further away', async () => {
    await makeAction(site.app, { title: 'Soon', deadline: '2026-11-28', number: '1/26' });
    await makeAction(site.app, { title: 'Last day', deadline: '2026-11-21', number: '2/26' });
    await makeAction(site.app, { title: 'Far away', deadline: '2026-11-29', number: '3/26' });
    await createDraft(site.app, OPERATOR, await makeContent(site.app, { title: 'Not out yet' }));
    const page = await (await people.reviewer()).get('/desk');
    const rows = page.findAll('section[aria-labelledby="b-deadlines"] tbody tr');
    expect(rows.map(row => /^(Last day|Soon|Far away)/.exec(row)?.[0])).toEqual(['Last day', 'Soon']);
    expect(page.findAll('section[aria-labelledby="b-drafts"] tbody th')).toEqual([
      'Not out yetUA 47/26 · Venezuela',
    ]);
    expect(page.find('.ask')).toContain('For one action it is the last day.');
    const spanish = await (await people.reviewer()).get('/es/desk');
    expect(spanish.find('h1')).toBe('Lo que le espera hoy');
  });

  test('shows totals by how sure they are, and held reports to those who decide', async () => {
    const { slug } = await makeAction(site.app, { title: 'Soon', deadline: '2026-11-28' });
    const report = (quantity: number, key: string) => {
      const lines = [{ target: 't1', channel: 'post', quantity }];
      const headers = { 'idempotency-key': key };
      return site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, { lines }, headers);
    };
    await report(3, 'one');
    await report(900, 'two');
    const page = await (await people.reviewer()).get('/desk');
    expect(page.findAll('section[aria-labelledby="b-deadlines"] td.n')).toEqual(['0', '3', '0', '3']);
    expect(page.findAll('section[aria-labelledby="b-held"] tbody tr').join(' ')).toContain(
      'An unlikely quantity1900',
    );
    expect((await (await people.author()).get('/desk')).find('#b-held')).toBeNull();
  });

  test('mail that failed is on the desk; it can be tried again; only administrators see to whom it goes', async () => {
    await queue('test');
    site.transport.failWith = new MailRefused(true, 552);
    await sendNextMail(site.app);
    site.transport.failWith = null;
    const author = await people.author();
    const desk = await author.get('/desk');
    expect(desk.find('section[aria-labelledby="b-mail"] tbody tr')).toContain('Mailbox full (552)');
    const address = desk.attribute('section[aria-labelledby="b-mail"] tbody a', 'href') ?? '';
    const seen = await author.get(address);
    expect(seen.text).not.toContain('wanda@');
    expect(seen.text).not.toContain('herons');
    const administrator = await people.administrator();
    const whole = await administrator.get(address);
    expect(whole.text).toContain('wanda@example.org');
    expect(whole.find('pre')).toBe('Some <b>herons</b>');
    await author.submit(seen);
    while (await sendNextMail(site.app));
    expect(site.transport.sent.map(mail => mail.to)).toContain('wanda@example.org');
    const sent = await administrator.get(address);
    expect(sent.text).toContain('Accepted by the mail server');
    expect(sent.text).not.toContain('wanda@');
    expect((await administrator.post(`${address}/retry`, {})).status).toBe(409);
  });

  test('a mail that opens an account shows its words to nobody', async () => {
    await queue('coordinator.reset');
    const administrator = await people.administrator();
    const list = await administrator.get('/desk/outbox?state=queued');
    const row = list.findAll('tbody tr').findIndex(each => each.includes('New password'));
    expect(row).toBeGreaterThanOrEqual(0);
    const { id } = await site.app.db.query
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'coordinator.reset')
      .executeTakeFirstOrThrow();
    const page = await administrator.get(`/desk/outbox/${id}`);
    expect(page.text).toContain('wanda@example.org');
    expect(page.text).not.toContain('herons');
  });

  test('the audit trail is paged, filtered, and shows a verb it does not know as it is', async () => {
    const reviewer = await people.reviewer();
    await transact(site.app.db, async tx => {
      for (let at = 0; at < 60; at += 1) {
        await recordAudit(
          site.app,
          tx,
          OPERATOR,
          'thing.done',
          { type: 'thing', id: 'x' },
          { turn: at, by: '<i>' },
        );
      }
    });
    const first = await reviewer.get('/desk/audit?type=thing');
    expect(first.findAll('tbody tr')).toHaveLength(50);
    expect(first.find('tbody tr')).toContain('thing.done');
    expect(first.find('tbody tr')).toContain('turn: 59');
    const older = await reviewer.get(first.attribute('a[rel=next]', 'href') ?? '');
    expect(older.findAll('tbody tr')).toHaveLength(10);
    expect(older.attribute('a[rel=next]', 'href')).toBeNull();
    const mine = await reviewer.get('/desk/audit?person=The+reviewer');
    expect(mine.findAll('tbody tr').every(row => row.includes('The reviewer'))).toBe(true);
    expect(mine.text).toContain('accepted their invitation');
  });
});
