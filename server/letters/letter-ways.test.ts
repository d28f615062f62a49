// What each way to send a letter needs, through the front door: postage, the office's hour, posts, links, odd text.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast, type Cast } from '../testing/cast.ts';
import { ambassador, governor, makeAction, makeOfficial } from '../testing/makers.ts';

let site: TestApp;
let slug: string;
let desk: Cast;
const page = (): string => `/actions/${slug}/letter`;

beforeAll(async () => {
  // A Monday, half past nine in Caracas.
  site = await openTestApp();
  site.clock.set('2026-11-23T13:30:00.000Z');
  slug = (await makeAction(site.app)).slug;
  desk = cast(site);
});
afterAll(() => site.end());

describe('the ways to finish', () => {
  it('say what the site’s coordinators say of postage, else a general word', async () => {
    const person = site.visitor();
    const before = await person.submit(await person.get(page()), { channel: 'post' });
    expect(before.find('#finish')).toContain('Ask your post office');

    const administrator = await desk.administrator();
    await administrator.submit(await administrator.get('/desk/settings'), {
      'postage.en': 'A letter abroad costs 1.25 <b>until</b> July.',
    });
    const after = await person.submit(await person.get(page()), { channel: 'post' });
    expect(after.find('#finish')).toContain('A letter abroad costs 1.25 <b>until</b> July.');
    const spanish = await person.submit(await person.get(`/es${page()}`), { channel: 'post' });
    expect(spanish.find('#finish span[lang="en"]')).toContain('A letter abroad costs 1.25');

    await administrator.submit(await administrator.get('/desk/settings'), {
      'postage.es': 'Una carta cuesta 1,25.',
    });
    const own = await person.submit(await person.get(`/es${page()}`), { channel: 'post' });
    expect(own.find('#finish')).toContain('Una carta cuesta 1,25.');
    await administrator.submit(await administrator.get('/desk/settings'), {
      'postage.en': '',
      'postage.es': '',
    });
    const again = await person.submit(await person.get(page()), { channel: 'post' });
    expect(again.find('#finish')).toContain('Ask your post office');
  });

  it('say what hour it is at each office by where its telephone stands, and whether it is likely open', async () => {
    const office = async (country: string | null, phone: string) => ({
      officialId: await makeOfficial(site.app, { ...governor, country, phones: [phone] }),
      role: 'to' as const,
      salutations: {},
      onlyFrom: [],
    });
    const made = await makeAction(site.app, {
      number: '63/26',
      targets: [
        { id: 't1', ...(await office('VE', '(0212) 555 01 01')) },
        { id: 't2', ...(await office('VE', '+1 202 555 0101')) },
        { id: 't3', ...(await office(null, 'by appointment')) },
      ],
    });
    const person = site.visitor();
    const form = await person.get(`/actions/${made.slug}/letter`);
    const done = await person.submit(form, { target: ['t1', 't2', 't3'], channel: 'phone' });
    expect(done.find('#finish')).toContain('Venezuela: Monday, 09:30. The office is likely to be open.');
    expect(done.find('#finish')).toContain(
      'United States: between Monday, 03:30 and Monday, 08:30, since the country has several time zones. The office is likely to be closed.',
    );
    expect(done.find('#finish')).toContain('Caracas: Monday, 09:30.');
  });

  it('tell somebody who calls how to say the names, on the page and in the action’s editor, not in the API', async () => {
    const people = [
      { name: 'Marisol Aranda', pronouns: null, spoken: 'ma-ri-SOL a-RAN-da' },
      { name: 'Benito Salcedo', pronouns: null },
    ];
    const made = await makeAction(site.app, { number: '62/26', people });
    const person = site.visitor();
    const done = await person.submit(await person.get(`/actions/${made.slug}/letter`), { channel: 'phone' });
    expect(done.find('#finish')).toContain('How to say the nameMarisol Aranda: ma-ri-SOL a-RAN-da');
    expect(done.find('#finish')).not.toContain('Benito Salcedo:');
    const administrator = await desk.administrator();
    const editor = await administrator.get(`/desk/actions/${made.id}/edit`);
    expect(editor.attribute('[name="people.0.spoken"]', 'value')).toBe('ma-ri-SOL a-RAN-da');
    expect((await person.get(`/api/v1/actions/${made.slug}`)).text).not.toContain('ma-ri-SOL');
  });

  it('have a post for each service, counted as it counts', async () => {
    const person = site.visitor();
    const done = await person.submit(await person.get(page()), {
      channel: 'social',
      'prompt.ask': 'Retire los cargos.',
    });
    expect(done.find('label[for="post-t1-1"]')).toBe('A post for X');
    // The handle, the words and a space before each; any address is 23.
    expect(done.find('#finish')).toContain(`${'@rioseco_example Retire los cargos. '.length + 23} of 280`);
  });

  it('hand the letter to web-mail with its copies, line ends and a subject', async () => {
    const copied = await makeAction(site.app, {
      number: '61/26',
      targets: [
        {
          id: 't1',
          officialId: await makeOfficial(site.app, governor),
          role: 'to',
          salutations: {},
          onlyFrom: [],
        },
        {
          id: 't2',
          officialId: await makeOfficial(site.app, ambassador),
          role: 'copy',
          salutations: {},
          onlyFrom: [],
        },
      ],
    });
    const person = site.visitor();
    const done = await person.submit(await person.get(`/actions/${copied.slug}/letter`));
    for (const [host, subject] of [
      ['mail.google.com', 'su'],
      ['outlook.live.com', 'subject'],
      ['compose.mail.yahoo.com', 'subject'],
    ] as const) {
      const { searchParams } = new URL(done.attribute(`#finish a[href*="${host}"]`, 'href') ?? '');
      expect(searchParams.get('to')).toBe('despacho@rioseco.example.org');
      expect(searchParams.get('cc')).toBe('mission@un-mission.example.org');
      expect(searchParams.get(subject)).toBe('Marisol Aranda y Benito Salcedo');
      expect(searchParams.get('body')).toMatch(/^Estimado Sr\. Gobernador:\r\n\r\nLe escribo/);
    }
    expect(done.attribute('#finish a[href^="mailto:"]', 'href')).toContain(
      '?cc=mission@un-mission.example.org&subject=',
    );
  });

  it.each([
    ['Arabic', 'أكتب إليكم '.repeat(40)],
    ['Chinese', '请您立即释放她。'.repeat(40)],
    ['emoji', '🕊️ '.repeat(100)],
  ])('have no mail link where the address of a text in %s would be too long', async (_script, body) => {
    const person = site.visitor();
    // Short to read, long as an address: each such character is two to four bytes, each byte three characters.
    expect(body.length).toBeLessThan(1_800);
    const done = await person.submit(await person.get(page()), { body });
    expect(done.text).not.toContain('href="mailto:');
    expect(done.find('#finish .note')).toContain('1,800');
    expect(done.attribute('#finish button.go[formaction$=".eml"]', 'formaction')).toBe(`${page()}.eml`);
    expect(done.find('#finish textarea')).toContain(body.trim().slice(0, 8));
  });

  it('count a press on a link and never refuse one', async () => {
    const person = site.visitor();
    const press = (fields: Record<string, string>) => person.post(`${page()}/started`, fields);
    const count = async (): Promise<number> => {
      const rows = await site.app.db.query
        .selectFrom('started_counters')
        .select('count')
        .where('target_id', '=', 't2')
        .where('channel', '=', 'phone')
        .execute();
      return rows.reduce((sum, row) => sum + row.count, 0);
    };
    const before = await count();
    expect((await press({ target: 't2', channel: 'phone' })).status).toBe(204);
    expect(await count()).toBe(before + 1);
    expect((await press({ target: 'nobody', channel: 'phone' })).status).toBe(204);
    expect((await press({ target: 't2', channel: 'pigeon' })).status).toBe(204);
    expect(await count()).toBe(before + 1);
    expect((await person.get(`${page()}/started`)).status).toBe(405);
  });
});

describe('the sheet', () => {
  it('marks own words, and only those', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    const body = new Map(form.formFields()).get('body') ?? '';
    expect(form.find('.sheet .own')).toBeNull();
    expect(form.attribute('#mine', 'value')).toBe('0');
    const done = await person.submit(form, { body: `${body}\n\nSoy **enfermera** en Gdańsk.` });
    expect(done.findAll('.sheet .own')).toEqual(['Soy', 'enfermera', 'en Gdańsk.']);
    expect(done.find('.sheet strong .own')).toBe('enfermera');
    expect(done.find('.mine output')).toBe('22%');
  });

  it.each([
    ['a name from right to left', { name: 'مريم الحداد' }, 'مريم الحداد'],
    ['emoji', { name: 'Zoë 👩🏽‍🌾', body: '🕊️ Paz.' }, '👩🏽‍🌾'],
    ['control characters', { name: 'Wan\u0007da', body: 'Le\u0000 es\u001bcribo.\u202e' }, 'Le escribo.'],
    ['20,000 characters', { body: 'x y '.repeat(5_000) }, 'x y x y'],
    [
      'markup of Typst and RTF',
      { body: '#import "x": * $a$ {\\rtf1 \\b} \\par' },
      '#import "x": * $a$ {\\rtf1',
    ],
    ['a script', { body: '</textarea><script>alert(1)</script>' }, '</textarea><script>alert(1)</script>'],
  ])('shows %s as text', async (_what, typed, shown) => {
    const person = site.visitor();
    const done = await person.submit(await person.get(page()), typed);
    expect(done.status).toBe(200);
    expect(done.find('.sheet')).toContain(shown);
    expect(done.text).not.toContain('<script>alert');
  });

  it('has the sample beside it in the office’s language and in the reader’s, whatever is written in', async () => {
    const person = site.visitor();
    const form = await person.get(page());
    expect(form.findAll('.beside .parallel h2')).toEqual(['Spanish, for the office', 'English, for you']);
    const arabic = await person.submit(form, {
      lang: 'other',
      otherLang: 'ar',
      body: 'أكتب إليكم',
      refresh: 'keep',
    });
    expect(arabic.findAll('.beside .parallel h2')).toEqual(['Spanish, for the office', 'English, for you']);
    expect(arabic.attribute('[name="body"]', 'dir')).toBe('rtl');
  });
});
