// What follows a publication, through the front door: updates, longer deadlines, a stop, an outcome, the days after.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerCare } from '../../actions/answer-care.ts';
import { beginUpdate } from '../../actions/begin-update.ts';
import { editableAction, saveDraft } from '../../actions/draft.ts';
import { extendDeadline } from '../../actions/extend-deadline.ts';
import { publishAction } from '../../actions/publish.ts';
import { stopAction } from '../../actions/stop.ts';
import { tellOutcome } from '../../actions/tell-outcome.ts';
import { OPERATOR } from '../../audit/model.ts';
import { queueMail } from '../../outbox/queue-mail.ts';
import { sendNextMail } from '../../outbox/send-mail.ts';
import { transact } from '../../platform/db/db.ts';
import { changeSettings } from '../../settings/change-settings.ts';
import { readSettings } from '../../settings/read-settings.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction, makeDraft, noHarm } from '../../testing/makers.ts';

let site: TestApp;
beforeEach(async () => {
  site = await openTestApp();
});
afterEach(() => site.end());

async function update(id: string, note: string, hidesEarlier = false): Promise<void> {
  const { revision, content } = await editableAction(site.app.db.query, OPERATOR, id);
  const wish = { revision, step: 'second-ua' as const, note, deadline: content.deadline };
  await beginUpdate(site.app, OPERATOR, id, wish);
  await publishAction(site.app, OPERATOR, id, { note, hidesEarlier });
}
async function correct(id: string, summary: string): Promise<void> {
  const { revision, content } = await editableAction(site.app.db.query, OPERATOR, id);
  await saveDraft(site.app, OPERATOR, id, revision, { ...content, summary });
  await publishAction(site.app, OPERATOR, id);
}

test('an update stands at the top of page and files; what came before can be read and not acted on', async () => {
  const { id, slug } = await makeAction(site.app);
  const visitor = site.visitor();
  await update(id, 'A hearing is set for 3 December.');
  const page = await visitor.get(`/actions/${slug}`);
  expect(page.find('.eyebrow')).toContain('update 1');
  expect(page.findAll('.note').join(' ')).toContain('A hearing is set for 3 December.');
  expect(page.text).toContain('Second UA');
  expect((await visitor.get(`/actions/${slug}.txt`)).text).toContain('A hearing is set for 3 December.');
  expect((await visitor.get(`/api/v1/actions/${slug}`)).json()).toMatchObject({ kind: 'update', ordinal: 2 });
  const earlier = await visitor.get(`/actions/${slug}/versions/1`);
  expect(earlier.status).toBe(200);
  expect(earlier.find('.note')).toContain('This is an earlier version');
  expect(earlier.attribute('.note a', 'href')).toBe(`/actions/${slug}`);
  expect(earlier.text).not.toMatch(/href="mailto:despacho|\/letter"|Avenida Central/);
  expect(earlier.headers.get('cache-control')).toContain('no-store');
  for (const none of ['2', '9', 'x']) {
    expect((await visitor.get(`/actions/${slug}/versions/${none}`)).status).toBe(404);
  }
});

test('a correction takes the words it mends from the public; so does an update that says so', async () => {
  const { id, slug } = await makeAction(site.app);
  const visitor = site.visitor();
  await correct(id, 'Mended.');
  expect((await visitor.get(`/actions/${slug}/versions/1`)).status).toBe(404);
  await update(id, 'News.');
  expect((await visitor.get(`/actions/${slug}/versions/2`)).status).toBe(200);
  await update(id, 'More news.', true);
  expect((await visitor.get(`/actions/${slug}/versions/2`)).status).toBe(404);
  expect((await visitor.get(`/actions/${slug}`)).text).not.toContain('/versions/');
});

test('a longer deadline shows on the page, in files, feeds and calendar', async () => {
  const { id, slug } = await makeAction(site.app);
  const visitor = site.visitor();
  await extendDeadline(site.app, OPERATOR, id, { deadline: '2027-01-15', note: 'The trial was moved.' });
  const page = await visitor.get(`/actions/${slug}`);
  expect(page.findAll('.note').join(' ')).toMatch(
    /deadline is now Friday 15 January 2027\.\s*The trial was moved/,
  );
  expect((await visitor.get(`/actions/${slug}.txt`)).text).toContain('15 January 2027');
  expect((await visitor.get('/feeds/deadlines.ics')).text).toMatch(/DTSTART;VALUE=DATE:20270115/);
  expect((await visitor.get('/feeds/actions.atom')).text).toContain('The trial was moved.');
});

test('a stop while somebody writes: the notice, their words for copying, no letter anywhere, reports still taken', async () => {
  const { id, slug } = await makeAction(site.app, { afterDeadline: 'continue' });
  const visitor = site.visitor();
  const form = await visitor.get(`/actions/${slug}/letter`);
  await transact(site.app.db, tx =>
    queueMail(site.app, tx, {
      kind: 'letter',
      to: 'despacho@rioseco.example.org',
      subject: 'A letter',
      text: 'Words',
      html: null,
      about: { type: 'action', id },
    }),
  );
  await update(id, 'News.');
  await stopAction(site.app, OPERATOR, id, 'Talks have begun.');
  const refused = await visitor.submit(form, { body: 'My own <b>words</b> & more' });
  expect(refused.status).toBe(409);
  expect(refused.find('.note.stop')).toContain('Talks have begun.');
  expect(refused.text).toContain('My own &lt;b&gt;words&lt;/b&gt; &amp; more</textarea>');
  for (const ext of ['pdf', 'rtf', 'docx', 'txt', 'eml']) {
    const file = await visitor.post(`/actions/${slug}/letter.${ext}`, form.formFields());
    expect([ext, file.status]).toEqual([ext, 409]);
  }
  expect((await visitor.get(`/actions/${slug}/letter`)).status).toBe(409);
  expect((await visitor.get(`/actions/${slug}/packet`)).status).toBe(409);
  expect((await visitor.get(`/actions/${slug}.txt`)).text).toContain('Talks have begun.');
  expect((await visitor.get('/feeds/actions.json')).text).toContain('Talks have begun.');
  expect((await visitor.get('/feeds/deadlines.ics')).text).toContain('STATUS:CANCELLED');
  expect((await visitor.get(`/api/v1/actions/${slug}`)).json()).toMatchObject({ status: 'stopped' });
  expect((await visitor.get('/')).text).not.toContain(slug);
  // Where a printed code leads: the action by its number, and the report form of its letter.
  const byNumber = await visitor.follow(await visitor.get('/actions/47-26'));
  expect(byNumber.find('.note.stop')).toContain('Talks have begun.');
  expect((await visitor.get(`/actions/${slug}/versions/1`)).location).toBe(`/actions/${slug}`);
  const report = await visitor.get(`/actions/${slug}/report?target=t1&channel=post&lang=es&v=1`);
  expect(report.status).toBe(200);
  expect((await visitor.submit(report, { 'qty.t1.post': '1' })).status).toBe(303);
  // Held, not sent, and no retry lets it go.
  expect(await sendNextMail(site.app)).toBe(false);
  const [mail] = await site.app.db.query
    .selectFrom('outbox')
    .selectAll()
    .where('subject_id', '=', id)
    .execute();
  expect(mail?.state).toBe('held');
  site.clock.advance(15 * 86_400_000);
  expect((await visitor.get(`/actions/${slug}/report`)).status).toBe(409);
});

test('a mail that was in a worker’s hand at the stop, and one queued after it, are held too', async () => {
  const { id } = await makeAction(site.app);
  const mail = (subject: string) =>
    transact(site.app.db, tx =>
      queueMail(site.app, tx, {
        kind: 'letter',
        to: 'despacho@rioseco.example.org',
        subject,
        text: 'Words',
        html: null,
        about: { type: 'action', id },
      }),
    );
  await mail('in hand');
  site.transport.send = async () => {
    await stopAction(site.app, OPERATOR, id, 'Talks have begun.');
    throw new Error('the server does not answer');
  };
  await sendNextMail(site.app);
  await mail('queued after');
  site.clock.advance(86_400_000);
  site.transport.send = message => {
    site.transport.sent.push(message);
    return Promise.resolve();
  };
  while (await sendNextMail(site.app));
  expect(site.transport.sent).toEqual([]);
  const states = await site.app.db.query
    .selectFrom('outbox')
    .select('state')
    .where('subject_id', '=', id)
    .execute();
  expect(states.map(row => row.state)).toEqual(['held', 'held']);
});

test('an outcome stands on the page and in the list of closed ones; the same press can stop it', async () => {
  const { id, slug } = await makeAction(site.app);
  const visitor = site.visitor();
  await tellOutcome(site.app, OPERATOR, id, 'partly', 'One is home.');
  expect((await visitor.get(`/actions/${slug}/letter`)).status).toBe(200);
  site.clock.advance(1000);
  await tellOutcome(site.app, OPERATOR, id, 'good-news', 'Both are home.', { alsoStop: true });
  expect((await visitor.get(`/actions/${slug}/letter`)).status).toBe(409);
  expect((await visitor.get(`/actions/${slug}`)).text).toContain('Both are home.');
  const list = await visitor.get('/actions?status=closed');
  expect(list.text).toContain('Both are home.');
  expect(list.text).not.toContain('One is home.');
  expect((await visitor.get('/')).text).toContain('Both are home.');
  const rows = await site.app.db.query.selectFrom('action_outcomes').selectAll().execute();
  expect(rows).toHaveLength(2);
});

test.each([
  ['America/Caracas', '2026-12-16T04:00:00.000Z'],
  ['Asia/Kolkata', '2026-12-15T18:30:00.000Z'],
  ['Pacific/Auckland', '2026-12-15T11:00:00.000Z'],
])('in %s letters end at midnight there, and reports the grace days later', async (timeZone, end) => {
  const { slug } = await makeAction(site.app, { timeZone, afterDeadline: 'stop', deadline: '2026-12-15' });
  const visitor = site.visitor();
  const at = async (ms: number): Promise<number[]> => {
    site.clock.set(new Date(Date.parse(end) + ms).toISOString());
    const letter = await visitor.get(`/actions/${slug}/letter`);
    const report = await visitor.get(`/actions/${slug}/report`);
    return [letter.status, report.status];
  };
  expect(await at(-1)).toEqual([200, 200]);
  expect(await at(0)).toEqual([409, 200]);
  expect(await at(14 * 86_400_000 - 1)).toEqual([409, 200]);
  expect(await at(14 * 86_400_000)).toEqual([409, 409]);
});

test('after the deadline letters follow the rule; whoever is to ask is the office in the supporter’s country', async () => {
  const settings = await readSettings(site.app.db.query);
  const office = { name: 'Buero Nord', email: 'nord@example.org', url: '', phone: '' };
  await changeSettings(site.app, OPERATOR, { ...settings, offices: [{ country: 'DE', ...office }] });
  const asks = await makeAction(site.app, { afterDeadline: 'ask-office' });
  const goesOn = await makeAction(site.app, { afterDeadline: 'continue', title: 'Another' });
  site.clock.set('2026-12-20T12:00:00.000Z');
  const visitor = site.visitor();
  const form = await visitor.get(`/actions/${asks.slug}/letter`);
  expect(form.status).toBe(200);
  expect(form.text).toContain('Ask the office in your country');
  expect(form.text).not.toContain('Buero Nord');
  expect((await visitor.submit(form, { country: 'DE' })).text).toContain('Buero Nord, nord@example.org');
  expect((await visitor.get(`/actions/${goesOn.slug}/letter`)).text).not.toContain('Ask the office');
});

test('what must not be mentioned is on no public page, in no file, no feed, no API and no mail', async () => {
  const secret = 'Hillside school';
  const id = await makeDraft(site.app);
  await answerCare(site.app, OPERATOR, id, {
    ...noHarm,
    consentText: 'Her aunt Perpetua said so',
    unsaid: 'something',
    unsaidText: secret,
  });
  const { slug } = await publishAction(site.app, OPERATOR, id);
  const visitor = site.visitor();
  const at = `/actions/${slug}`;
  const addresses = ['', '.txt', '.json', '.rtf', '/letter', '/report', '/packet'].map(end => at + end);
  const others = ['/', '/es', '/feeds/actions.atom', '/feeds/actions.json', '/feeds/deadlines.ics'];
  const api = ['/api/v1/actions?status=all', `/api/v1/actions/${slug}`, `/api/v1/actions/${slug}/tally`];
  for (const address of [...addresses, ...others, ...api]) {
    const { status, text } = await visitor.get(address);
    expect([address, status < 400]).toEqual([address, true]);
    expect(text, address).not.toMatch(/Hillside|Perpetua/);
  }
  const audit = await site.app.db.query.selectFrom('audit').selectAll().execute();
  const versions = await site.app.db.query.selectFrom('action_versions').selectAll().execute();
  const passes = await site.app.db.query.selectFrom('checklist_passes').selectAll().execute();
  expect(JSON.stringify([audit, versions, passes])).not.toMatch(/Hillside|Perpetua/);
});
