// From a supporter's note on the public page to the desk's decision, and all that an action then offers no more.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import { OPERATOR } from '../../audit/model.ts';
import { checkPoint } from '../../officials/check-point.ts';
import { findOfficial } from '../../officials/find-officials.ts';
import { pointsOf } from '../../officials/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast } from '../../testing/cast.ts';
import { governor, makeAction } from '../../testing/makers.ts';
import { stopAction } from '../../actions/stop.ts';
import { valueOf } from './show-note.ts';

const EMAIL = 'despacho@rioseco.example.org';
const POINT = valueOf({ id: 't1' }, { key: `email:${EMAIL}` });

describe('a note on a contact point', () => {
  let site: TestApp;
  let slug = '';
  let official = '';
  beforeEach(async () => {
    site = await openTestApp();
    ({ slug } = await makeAction(site.app));
    official = (await findAction(site.app, slug)).targets[0]?.officialId ?? '';
  });
  afterEach(() => site.end());
  const notes = () => site.app.db.query.selectFrom('contact_notes').selectAll().execute();
  const killAll = async (id: string): Promise<void> => {
    for (const { key } of pointsOf(await findOfficial(site.app.db.query, id)))
      await checkPoint(site.app, OPERATOR, id, key, { state: 'dead', reason: 'All dead' });
  };

  test('the public page leads to the form, which keeps what happened and nothing of who says so', async () => {
    const supporter = site.visitor();
    const action = await supporter.get(`/actions/${slug}`);
    const href = action.attribute('.official a[href*="contact-note"]', 'href') ?? '';
    expect(href).toBe(`/actions/${slug}/contact-note?target=t1`);
    const form = await supporter.get(`${href}&channel=email`);
    expect(form.headers.getSetCookie()).toEqual([]);
    expect(new Map(form.formFields()).get('point')).toBe(POINT);
    const thanks = await supporter.submit(form, { kind: 'mailbox-full', words: 'It says 552' });
    expect([thanks.status, thanks.headers.getSetCookie()]).toEqual([303, []]);
    expect((await supporter.follow(thanks)).find('[role="status"]')).toContain('Thank you');
    expect(await notes()).toMatchObject([{ official_id: official, kind: 'mailbox-full', point: EMAIL }]);
    // Held: nothing changes before a person has decided.
    expect((await supporter.get(`/actions/${slug}`)).text).toContain(EMAIL);
    const spanish = await supporter.get(`/es/actions/${slug}/contact-note`);
    expect([spanish.status, spanish.findAll('[name="point"]').length]).toEqual([200, 8]);
  });

  test('what is missing is said at its field; robots and foreign pages are turned away', async () => {
    const supporter = site.visitor();
    const address = `/actions/${slug}/contact-note`;
    const form = await supporter.get(address);
    const empty = await supporter.submit(form, { words: 'Typed' });
    expect([empty.status, empty.findAll('#errors a').length]).toEqual([422, 2]);
    expect(new Map(empty.formFields()).get('words')).toBe('Typed');
    const point = POINT;
    expect((await supporter.submit(form, { point, kind: 'other', pet: 'cat' })).status).toBe(422);
    expect((await supporter.submit(form, { point, kind: 'other', words: 'x'.repeat(201) })).status).toBe(422);
    expect((await supporter.submit(form, { point: `${POINT}x`, kind: 'other' })).status).toBe(422);
    const foreign = { origin: 'https://elsewhere.example.net' };
    expect((await supporter.post(address, { point, kind: 'other' }, foreign)).status).toBe(403);
    expect((await supporter.send('PUT', address, {})).status).toBe(405);
    expect((await supporter.get('/actions/unknown/contact-note')).status).toBe(404);
    expect((await supporter.post(address, { point, kind: 'other', words: 'a'.repeat(9000) })).status).toBe(
      413,
    );
    expect(await notes()).toEqual([]);
  });

  test('many from one address are slowed down', async () => {
    const supporter = site.visitor();
    const fields = { point: POINT, kind: 'other' };
    const answers = new Set<number>();
    for (let n = 0; n < 121; n += 1)
      answers.add((await supporter.post(`/actions/${slug}/contact-note`, fields)).status);
    expect([...answers]).toEqual([303, 429]);
  });

  test('the desk is told, decides, and the point vanishes from every offer at once', async () => {
    const supporter = site.visitor();
    const form = await supporter.get(`/actions/${slug}/contact-note?target=t1`);
    const point = POINT;
    await supporter.submit(form, { point, kind: 'mailbox-full' });
    const letter = await supporter.get(`/actions/${slug}/letter?target=t1&channel=email`);
    const etag = (await supporter.get(`/actions/${slug}.txt`)).headers.get('etag') ?? '';

    const author = await cast(site).author();
    expect((await author.get('/desk')).text).toContain('1 note on contact points waits');
    const waiting = await author.get('/desk/officials/notes');
    expect(waiting.find('.said strong')).toBe('1 × mailbox full');
    const refused = await author.submit(waiting, { decision: 'dead', reason: '' });
    expect([refused.status, refused.findAll('#errors a').length]).toEqual([422, 1]);
    const decided = await author.submit(waiting, { decision: 'dead' });
    expect(decided.location).toBe('/desk/officials/notes?done=dead');
    expect((await author.submit(waiting, { decision: 'dead' })).status).toBe(409);

    for (const path of ['', '/letter?target=t1', '/contact-note', '.txt', '.rtf', '.json']) {
      const answer = await supporter.get(`/actions/${slug}${path}`, { 'if-none-match': etag });
      expect([path, answer.status, answer.text.includes(EMAIL)]).toEqual([path, 200, false]);
    }
    const api = await supporter.api('GET', `/api/v1/actions/${slug}`);
    expect(api.text).not.toContain(EMAIL);
    // The letter form was open when it died: the letter goes by the next best way, and says so.
    const preview = await supporter.submit(letter);
    expect(preview.status).toBe(200);
    expect(preview.text).not.toContain(`mailto:${EMAIL}`);
    // Whoever comes to say it once more is thanked: it is known.
    expect((await supporter.submit(form, { point, kind: 'other' })).status).toBe(422);

    const page = await author.get(`/desk/officials/${official}`);
    expect(page.findAll('.point.dead .name')).toContain(EMAIL);
    const works = await author.submit(page, { state: 'works' }, '.point.dead form');
    expect((await author.follow(works)).find('.done')).toContain('works');
    expect((await supporter.get(`/actions/${slug}`)).text).toContain(EMAIL);
  });

  test('with no channel left the letter can still be written, and the desk says which action is lost', async () => {
    const author = await cast(site).author();
    const page = await author.get(`/desk/officials/${official}`);
    const noReason = await author.submit(page, { state: 'dead' }, '.point details form');
    expect([noReason.status, noReason.attribute('#errors a', 'href')]).toEqual([422, '#p0-reason']);
    await killAll(official);
    const told = await author.get(`/desk/officials/${official}`);
    expect(told.findAll('.note.stop li')).toEqual([
      'Two water defenders charged for their report others can still be reached',
    ]);
    expect((await author.get('/desk')).text).toContain('No working contact point: Ignacio Belmonte Rojas');
    expect((await author.get('/desk/officials?state=lost')).findAll('tbody th a')).toEqual([governor.name]);

    const supporter = site.visitor();
    const letter = await supporter.get(`/actions/${slug}/letter?target=t1`);
    expect(letter.text).toContain('No working address or number of Ignacio Belmonte Rojas');
    expect(new Map(letter.formFields()).get('channel')).toBe('other');
    const preview = await supporter.submit(letter);
    expect([preview.status, preview.find('#finish h2')]).toEqual([200, expect.any(String)]);
    for (const ext of ['txt', 'pdf', 'eml', 'docx', 'rtf']) {
      const file = await supporter.post(`/actions/${slug}/letter.${ext}`, letter.formFields());
      expect([ext, file.status]).toEqual([ext, 200]);
    }
    const packet = await supporter.get(`/actions/${slug}/packet`);
    expect(new Map(packet.formFields()).get('target')).toBe('t2');
    const second = (await findAction(site.app, slug)).targets[1]?.officialId ?? '';
    await killAll(second);
    for (const path of ['', '/letter', '/packet', '/report', '/contact-note', '.pdf', '.docx', '.json']) {
      expect([path, (await supporter.get(`/actions/${slug}${path}`)).status]).toEqual([path, 200]);
    }
    expect((await supporter.submit(await supporter.get(`/actions/${slug}/packet`))).status).toBe(200);
    expect((await author.get('/desk')).text).toContain('No official of this action can be reached');
    const said = await supporter.get(`/actions/${slug}/contact-note`);
    expect([said.find('form[method="post"]'), said.find('.note')]).toEqual([
      null,
      expect.stringContaining('no address'),
    ]);
  });

  test('after a stop it can still be said that a letter came back, without showing where to write', async () => {
    const { id } = await findAction(site.app, slug);
    await stopAction(site.app, OPERATOR, id, 'She is free.');
    const supporter = site.visitor();
    const form = await supporter.get(`/actions/${slug}/contact-note?target=t1`);
    expect(form.find('[for="f-point"]')).toBe('Post');
    expect(form.text).not.toMatch(/despacho|Avenida/i);
    const fields = { point: form.attribute('#f-point', 'value') ?? '', kind: 'returned' };
    expect((await supporter.submit(form, fields)).status).toBe(303);
    expect(await notes()).toMatchObject([{ kind: 'returned', channel: 'post' }]);
  });
});
