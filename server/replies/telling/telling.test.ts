// How an answer is told: the form and what it refuses, the same twice, many at once, and its erasure by who told it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { stopAction } from '../../actions/stop.ts';
import { photograph, submitWithFiles } from '../../testing/answers.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction } from '../../testing/makers.ts';
import { openTelling, type Telling } from '../../testing/told-answers.ts';

describe.each(['sqlite', 'postgres'] as const)('what is told on %s', database => {
  let telling: Telling;
  beforeEach(async () => {
    telling = await openTelling(database);
  }, 60_000);
  afterEach(() => telling.site.end());

  test('sent twice is kept once; other words under one key are asked about, and lost by nobody', async () => {
    const { form, tell, ids } = telling;
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
    const { people, supporter, tell, ids } = telling;
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

  test('can be told after a stop too, and of an official whom an update has left out', async () => {
    const { site, action, supporter, tell } = telling;
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
