// From a supporter's answer to a summary on the public page: told once, read by few, published in versions, erased.
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMAIL, openTelling, SECRET, SUMMARY, type Telling } from '../testing/told-answers.ts';

describe.each(['sqlite', 'postgres'] as const)('an answer on %s', database => {
  let telling: Telling;
  const logged: string[] = [];
  beforeEach(async () => {
    logged.length = 0;
    const into = new Writable({
      write: (chunk, _encoding, done) => {
        logged.push(String(chunk));
        done();
      },
    });
    telling = await openTelling(database, pino({ level: 'trace' }, into));
  }, 60_000);
  afterEach(() => telling.site.end());

  /** Everything the database holds, as it stands there. */
  const dump = async (): Promise<string> => {
    const tables = await telling.site.app.db.query.introspection.getTables();
    const all = tables.map(({ name }) =>
      telling.site.app.db.query.withTables<Record<string, object>>().selectFrom(name).selectAll().execute(),
    );
    return (await Promise.all(all))
      .flat()
      .flatMap(row => Object.values(row))
      .map(value => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
  };

  test('is told, read, redacted, published, corrected, taken back and erased', async () => {
    const { site, people, action, supporter, form, tell, ids, publish } = telling;
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
    const { people, action, supporter, tell, ids, publish } = telling;
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
});
