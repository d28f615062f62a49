// From a supporter's answer to a summary on the public page: told once, read by few, published in versions, erased.
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { stopAction } from '../actions/stop.ts';
import { photograph, submitWithFiles } from '../testing/answers.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { makeAction, type MadeAction } from '../testing/makers.ts';
import { letterPdf } from '../testing/pdfs.ts';
import type { Answer, Visitor } from '../testing/visitor.ts';

const SECRET = 'Dear Wanda Osei of Rowan Lane, the ministry has taken note.';
const EMAIL = 'wanda.osei@example.org';
const TOLD = { answeredOn: '2026-11-21', kind: 'letter', text: SECRET, email: EMAIL };
const SUMMARY = 'The ministry says that it has taken note, and nothing more.';

describe.each(['sqlite', 'postgres'] as const)('an answer on %s', database => {
  let site: TestApp;
  let people: Cast;
  let action: MadeAction;
  let supporter: Visitor;
  const logged: string[] = [];
  beforeEach(async () => {
    logged.length = 0;
    const into = new Writable({
      write: (chunk, _encoding, done) => {
        logged.push(String(chunk));
        done();
      },
    });
    site = await openTestApp({ database, log: pino({ level: 'trace' }, into) });
    people = cast(site);
    action = await makeAction(site.app);
    supporter = site.visitor();
  }, 60_000);
  afterEach(() => site.end());

  const form = () => supporter.get(`/actions/${action.slug}/reply?target=t1`);
  const tell = async (changes: Record<string, string> = {}, page?: Answer) =>
    submitWithFiles(
      supporter,
      page ?? (await form()),
      { ...TOLD, ...changes },
      {
        'file.1': { bytes: await photograph(), name: 'wanda-osei.jpg' },
        'file.2': { bytes: letterPdf('Ref. 12 for Wanda Osei'), name: 'letter.pdf' },
      },
    );
  const ids = async () =>
    (await site.app.db.query.selectFrom('replies').select('id').orderBy('id').execute()).map(row => row.id);
  const publish = async (visitor: Visitor, id: string, changes: Record<string, string> = {}) =>
    visitor.submit(
      await visitor.get(`/desk/replies/${id}`),
      { summary: SUMMARY, ...changes },
      '#publication form',
    );

  /** Everything the database holds, as it stands there. */
  const dump = async (): Promise<string> => {
    const tables = await site.app.db.query.introspection.getTables();
    const all = tables.map(({ name }) =>
      site.app.db.query.withTables<Record<string, object>>().selectFrom(name).selectAll().execute(),
    );
    return (await Promise.all(all))
      .flat()
      .flatMap(row => Object.values(row))
      .map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
  };

  test('is told, read, redacted, published, corrected, taken back and erased', async () => {
    const page = await form();
    expect([page.headers.getSetCookie(), page.headers.get('cache-control')]).toEqual([[], 'no-store']);
    const told = await tell({}, page);
    expect([told.status, told.headers.getSetCookie()]).toEqual([303, []]);
    const own = await supporter.follow(told);
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(own.find('.quoted')).toBe(SECRET);
    expect(own.find('dl')).toContain(EMAIL);

    const reviewer = await people.reviewer();
    expect((await reviewer.get('/desk')).find('#b-replies')).toBe('1 Answers');
    const list = await reviewer.get('/desk/replies?state=new');
    expect(list.findAll('tbody th a')).toEqual(['Ignacio Belmonte Rojas']);
    const [id = ''] = await ids();
    const read = await reviewer.get(list.attribute('tbody th a', 'href') ?? '');
    expect(read.find('.reply-text')).toBe(SECRET);
    expect(read.text).toContain('Ref. 12 for Wanda Osei');
    expect(new Map(read.formFields('#redaction form')).get('redacted')).toContain('Ref. 12');

    const image = await reviewer.get(read.attribute('.reply-file img', 'src') ?? '');
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const pdf = await reviewer.get(read.attribute('a[download]', 'href') ?? '');
    expect(pdf.headers.get('content-disposition')).toBe('attachment; filename="answer-2.pdf"');
    for (const file of [image, pdf]) {
      expect(file.headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
      );
      expect(file.headers.get('cache-control')).toBe('no-store');
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    }

    await reviewer.submit(read, { redacted: 'The ministry has taken note.' }, '#redaction form');
    const stale = await reviewer.submit(read, { redacted: 'Another' }, '#redaction form');
    expect(stale.status).toBe(409);

    // The public page is kept, and ends by itself.
    const address = `/actions/${action.slug}`;
    expect((await supporter.get(address)).find('#answers')).toBeNull();
    expect((await publish(reviewer, id)).status).toBe(303);
    expect((await supporter.get(address)).find('#answers .answer')).toBe(
      `Ignacio Belmonte RojasLetter of 21 November 2026${SUMMARY}`,
    );
    expect((await supporter.get(`/es${address}`)).find('#answers .answer')).toContain(SUMMARY);
    expect((await publish(reviewer, id, { summary: ' ' })).find('#errors a')).toBe('Fill this in.');
    site.clock.advance(4 * 3_600_000);
    await publish(reviewer, id, { summary: 'Corrected words.', target: 't2' });
    const corrected = (await supporter.get(address)).find('#answers .answer');
    expect(corrected).toContain('H.E. Teresa Oliva Marín');
    expect(corrected).toContain('corrected on 21 November 2026');

    const json = await supporter.api('GET', `/api/v1${address}/replies`);
    expect(json.json()).toMatchObject({
      replies: [{ target: 't2', answeredOn: '2026-11-21', kind: 'letter', summary: 'Corrected words.' }],
    });
    const numbers = await reviewer.get(`/desk/actions/${action.id}/numbers`);
    expect(numbers.findAll('#answers tbody tr')).toEqual(['H.E. Teresa Oliva Marín11']);
    const tally = await reviewer.get(`/desk/actions/${action.id}/tally.json`);
    expect(tally.json()).toMatchObject({ answers: [{ id: 't2', told: 1, published: 1 }] });
    const desk = await reviewer.get(`/desk/replies/${id}`);
    const firstNamed = await reviewer.get(desk.attribute('.facts div:nth-of-type(2) a', 'href') ?? '');
    expect([firstNamed.status, firstNamed.find('#answers')]).toEqual([200, null]);
    const last = await site.app.db.query
      .selectFrom('reply_publications')
      .select('official_id')
      .where('version', '=', 2)
      .executeTakeFirstOrThrow();
    const book = await reviewer.get(`/desk/officials/${last.official_id}`);
    expect(book.find('#answers .small')).toBe('1 answer told of, 1 published');
    expect(book.find('#answers li')).toContain('Corrected words.');

    const back = await reviewer.submit(desk, { reason: 'It was another office' }, '#unpublication form');
    expect(back.location).toBe(`/desk/replies/${id}?done=unpublished`);
    expect((await supporter.get(address)).find('#answers')).toBeNull();
    expect((await supporter.api('GET', `/api/v1${address}/replies`)).json()).toEqual({ replies: [] });

    await reviewer.submit(await reviewer.get(`/desk/replies/${id}`), { reason: 'Names' }, '#erasure form');
    const after = await reviewer.get(`/desk/replies/${id}`);
    expect(after.text).not.toContain('Wanda');
    expect(after.findAll('#history > ol > li').length).toBe(5);
    expect((await reviewer.get(read.attribute('.reply-file img', 'src') ?? '')).status).toBe(404);
    expect((await supporter.follow(told)).find('h1')).toBe('What you told us is erased');
    for (const table of ['reply_originals', 'reply_files', 'reply_redactions'] as const)
      expect(await site.app.db.query.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await ids()).toEqual([id]);
  });

  test('stands nowhere in clear: not in the database, the log, the audit, or anything public', async () => {
    const reviewer = await people.reviewer();
    const told = await tell();
    const [id = ''] = await ids();
    const page = await reviewer.get(`/desk/replies/${id}`);
    await reviewer.submit(page, { redacted: `${SECRET} Redacted` }, '#redaction form');
    await publish(reviewer, id);
    const kept = await dump();
    expect(kept).toContain(SUMMARY);
    for (const secret of ['Wanda', 'Rowan', EMAIL, 'Ref. 12'])
      expect([secret, kept.includes(secret)]).toEqual([secret, false]);
    const code = told.location?.split('/').at(-1) ?? '';
    expect(code).toMatch(/^[0-9a-z]{26}$/);
    expect(kept).not.toContain(code);
    expect(logged.length).toBeGreaterThan(5);
    for (const secret of ['Wanda', 'Rowan', EMAIL, code]) expect(logged.join('')).not.toContain(secret);
    const audit = await reviewer.get('/desk/audit.json');
    expect(audit.text).toContain('reply.redacted');
    const address = `/actions/${action.slug}`;
    const open = [
      address, `${address}.json`, `${address}.txt`, `/api/v1${address}`, `/api/v1${address}/replies`,
      `/api/v1${address}/tally`, '/feeds/actions.atom', '/feeds/actions.json', '/',
    ]; // prettier-ignore
    for (const path of open) {
      const answer = await supporter.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.text).not.toMatch(/Wanda|Rowan|Redacted/);
    }
    for (const path of [`/desk/actions/${action.id}/tally.json`, `/desk/actions/${action.id}/reports.csv`])
      expect((await reviewer.get(path)).text).not.toMatch(/Wanda|Rowan/);
  });

  test('sent twice is kept once; other words under one key are asked about, and lost by nobody', async () => {
    const page = await form();
    const first = await tell({}, page);
    const again = await tell({}, page);
    expect([again.status, again.location]).toEqual([303, first.location]);
    const [one, other] = await Promise.all([tell({ kind: 'email' }), tell({ kind: 'phone' })]);
    expect([one.status, other.status]).toEqual([303, 303]);
    const changed = await tell({ text: 'A second answer' }, page);
    expect([changed.status, changed.attribute('.note a', 'href')]).toEqual([409, first.location]);
    expect(new Map(changed.formFields()).get('text')).toBe('A second answer');
    expect((await tell({ text: 'A second answer' }, changed)).status).toBe(303);
    expect((await ids()).length).toBe(4);
  });

  test('is erased by who told it, with their link alone', async () => {
    const told = await tell();
    const own = await supporter.follow(told);
    expect((await supporter.get('/replies/00000000000000000000000000')).status).toBe(404);
    const erased = await supporter.submit(own);
    expect((await supporter.follow(erased)).status).toBe(410);
    expect((await supporter.submit(own)).status).toBe(303);
    const reviewer = await people.reviewer();
    expect((await reviewer.get('/desk')).find('#b-replies')).toBeNull();
    const [id = ''] = await ids();
    const page = await reviewer.get(`/desk/replies/${id}`);
    expect([page.find('.note'), page.find('form[action$="return"]')]).toEqual([
      expect.stringContaining('Whoever told it has erased it'),
      null,
    ]);
    expect((await reviewer.post(`/desk/replies/${id}/return`, {})).status).toBe(409);
  });

  test('erased by who told it and then taken back by the desk, is told no more', async () => {
    const own = await supporter.follow(await tell());
    const [id = ''] = await ids();
    const reviewer = await people.reviewer();
    await publish(reviewer, id);
    await supporter.submit(own);
    const desk = await reviewer.get(`/desk/replies/${id}`);
    expect((await reviewer.submit(desk, { reason: 'As wished' }, '#unpublication form')).status).toBe(303);
    const row = await site.app.db.query
      .selectFrom('reply_states')
      .select(['state', 'erased_by'])
      .executeTakeFirst();
    expect(row).toEqual({ state: 'set-aside', erased_by: 'teller' });
  });

  test('a flood is set aside in one go, and what is published stays', async () => {
    for (let n = 0; n < 5; n += 1)
      await submitWithFiles(supporter, await form(), { ...TOLD, text: `Buy here ${n}` });
    const reviewer = await people.reviewer();
    const [first = '', ...others] = await ids();
    await publish(reviewer, first);
    const list = await reviewer.get('/desk/replies');
    const none = await reviewer.submit(list, { reason: 'Advertising' }, '#aside');
    expect([none.status, none.find('#errors a')]).toEqual([422, 'Tick at least one answer.']);
    const aside = await reviewer.submit(list, { reply: [first, ...others], reason: 'Advertising' }, '#aside');
    expect((await reviewer.follow(aside)).find('.done')).toBe('4 answers are set aside.');
    expect((await supporter.get(`/actions/${action.slug}`)).findAll('#answers .answer').length).toBe(1);
    // All that is unread goes at once, but what comes while one looks at the list.
    for (let n = 0; n < 3; n += 1)
      await submitWithFiles(supporter, await form(), { ...TOLD, text: `Buy there ${n}` });
    const more = await reviewer.get('/desk/replies?state=new');
    site.clock.advance(1000);
    await submitWithFiles(supporter, await form(), { ...TOLD, text: 'An honest answer' });
    const all = await reviewer.submit(more, { all: '1', reason: 'Advertising' }, '#aside');
    expect((await reviewer.follow(all)).find('.done')).toBe('3 answers are set aside.');
    expect((await reviewer.get('/desk')).find('#b-replies')).toBe('1 Answers');
    const noReason = await reviewer.submit(more, { all: '1' }, '#aside');
    expect([noReason.status, noReason.find('#errors a')]).toEqual([422, 'Fill this in.']);

    const one = await reviewer.get(`/desk/replies/${first}`);
    await reviewer.submit(one, { reason: 'No answer at all' }, '#set-aside form');
    expect((await supporter.get(`/actions/${action.slug}`)).find('#answers')).toBeNull();
    expect((await publish(reviewer, others[0] ?? '').catch(() => null))?.status ?? 'no form').toBe('no form');
    const back = await reviewer.submit(
      await reviewer.get(`/desk/replies/${first}`),
      {},
      'form[action$="return"]',
    );
    expect(back.location).toBe(`/desk/replies/${first}?done=returned`);
  });

  test('can be told after a stop too, and of an official whom an update has left out', async () => {
    await stopAction(site.app, OPERATOR, action.id, 'She is free.');
    expect((await supporter.get(`/actions/${action.slug}`)).attribute('#who a[href$="/reply"]', 'href')).toBe(
      `/actions/${action.slug}/reply`,
    );
    expect((await tell()).status).toBe(303);
  });
});

describe('the form', () => {
  let site: TestApp;
  let slug = '';
  beforeEach(async () => {
    site = await openTestApp();
    ({ slug } = await makeAction(site.app));
  });
  afterEach(() => site.end());

  test('says what is missing at each field and keeps what was typed', async () => {
    const supporter = site.visitor();
    const page = await supporter.get(`/actions/${slug}/reply`);
    const empty = await submitWithFiles(supporter, page, { email: 'nobody' });
    expect([empty.status, empty.findAll('#errors a').length]).toEqual([422, 5]);
    expect(new Map(empty.formFields()).get('email')).toBe('nobody');
    const told = { target: 't1', kind: 'letter', text: 'Words' };
    for (const answeredOn of ['2026-02-30', '2026-11-23', '2026-11-20', 'soon']) {
      const answer = await submitWithFiles(supporter, page, { ...told, answeredOn });
      expect([answeredOn, answer.status, answer.attribute('#errors a', 'href')]).toEqual([
        answeredOn,
        422,
        '#f-answeredOn',
      ]);
    }
    const file = { 'file.2': { bytes: Buffer.from('no picture') } };
    const bad = await submitWithFiles(supporter, page, { ...told, answeredOn: '2026-11-21' }, file);
    expect([bad.status, bad.attribute('#errors a', 'href')]).toEqual([422, '#f-file-2']);
    expect(bad.text).toContain('choose your files again');
    const robot = await submitWithFiles(supporter, page, { ...told, answeredOn: '2026-11-21', pet: 'cat' });
    expect(robot.status).toBe(422);
    expect(await site.app.db.query.selectFrom('replies').selectAll().execute()).toEqual([]);
  });

  test('takes a form without files and without multipart, and turns foreign pages and other verbs away', async () => {
    const supporter = site.visitor();
    const address = `/actions/${slug}/reply`;
    const page = await supporter.get(address);
    const told = { target: 't2', kind: 'phone', text: 'They rang', answeredOn: '2026-11-21' };
    expect((await supporter.submit(page, told)).status).toBe(303);
    const foreign = { origin: 'https://elsewhere.example.net' };
    expect((await supporter.post(address, told, foreign)).status).toBe(403);
    expect((await supporter.send('PUT', address, {})).status).toBe(405);
    expect((await supporter.get('/actions/unknown/reply')).status).toBe(404);
    const huge = { 'file.1': { bytes: Buffer.alloc(11 * 1024 * 1024) } };
    const fresh = await supporter.get(address);
    const answer = await submitWithFiles(supporter, fresh, { ...told, text: 'Other' }, huge);
    expect([answer.status, answer.attribute('#errors a', 'href')]).toEqual([422, '#f-file-1']);
    expect(new Map(answer.formFields()).get('text')).toBe('Other');
  });

  test('a school behind one address tells of its answers at once', async () => {
    const pages = await Promise.all(
      Array.from({ length: 60 }, () => site.visitor().get(`/actions/${slug}/reply?target=t1`)),
    );
    const bytes = await photograph();
    const answers = await Promise.all(
      pages.map((page, n) =>
        submitWithFiles(
          site.visitor(),
          page,
          { kind: 'letter', answeredOn: '2026-11-21', text: `Pupil ${n}` },
          { 'file.1': { bytes } },
        ),
      ),
    );
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([303]));
    expect(new Set(answers.map(answer => answer.location)).size).toBe(60);
  });
});
