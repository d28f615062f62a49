// The letter as a file through the front door: each type is what it says, holds the letter, and nothing is kept.
import { unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';

let site: TestApp;
let slug: string;
let id: string;

beforeAll(async () => {
  site = await openTestApp();
  ({ slug, id } = await makeAction(site.app));
});
afterAll(() => site.end());

const letter = {
  target: 't1',
  channel: 'post',
  lang: 'en',
  name: 'Zoë “Zed” Ōkubo',
  place: 'Gdańsk',
  country: 'PL',
  body: 'I write from <b>Gdańsk</b> \\par #strong[x]; my name is {{supporter.name}} 🕊 لا.',
};

async function take(
  ext: string,
  fields: Record<string, string | string[]> = {},
): Promise<{ bytes: Buffer; headers: Headers; status: number }> {
  const pairs = Object.entries({ ...letter, ...fields }).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  const response = await fetch(`${site.url}/actions/${slug}/letter.${ext}`, {
    method: 'POST',
    body: new URLSearchParams(pairs),
  });
  return {
    bytes: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
    status: response.status,
  };
}

describe('a letter as a file', () => {
  it.each([
    ['pdf', 'application/pdf', '%PDF-'],
    ['rtf', 'application/rtf', '{\\rtf1'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['txt', 'text/plain; charset=utf-8', 'Zoë'],
    ['eml', 'message/rfc822', 'X-Unsent: 1'],
  ])('%s has its type, its name and its first bytes', async (ext, type, magic) => {
    const { status, headers, bytes } = await take(ext);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="letter-${slug}.${ext}"; filename*=UTF-8''letter-${slug}.${ext}`,
    );
    expect(bytes.subarray(0, 200).toString('utf8')).toContain(magic);
  });

  it('plain text carries the letter as typed, with its own fields filled', async () => {
    const { bytes } = await take('txt');
    const text = bytes.toString('utf8');
    expect(text).toContain('<b>Gdańsk</b> \\par #strong[x]; my name is Zoë “Zed” Ōkubo 🕊');
    expect(text).toContain('Dear Governor Belmonte,');
    expect(text).toContain('Poland');
    expect(text).not.toContain('insist');
  });

  it('an e-mail is unsent, to the official, with a subject and the text', async () => {
    const mail = await PostalMime.parse((await take('eml')).bytes);
    expect(mail.to?.map(to => to.address)).toEqual(['despacho@rioseco.example.org']);
    expect(mail.subject).toBe('Marisol Aranda and Benito Salcedo');
    expect(mail.text).toContain('my name is Zoë “Zed” Ōkubo 🕊');
    expect(mail.from).toBeUndefined();
  });

  it('a name with line ends makes no header of its own', async () => {
    const { bytes } = await take('eml', { name: 'A\r\nBcc: somebody@example.org' });
    const mail = await PostalMime.parse(bytes);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.text).toContain('my name is A Bcc: somebody@example.org');
  });

  it('several officials are one document, and a zip of e-mails', async () => {
    const both = { target: ['t1', 't2'] };
    const text = (await take('txt', both)).bytes.toString('utf8');
    expect(text).toContain('Dear Governor Belmonte,');
    expect(text).toContain('Dear Ambassador,');
    const { bytes, headers } = await take('eml', both);
    expect(headers.get('content-type')).toBe('application/zip');
    const mails = await Promise.all(Object.values(unzipSync(bytes)).map(mail => PostalMime.parse(mail)));
    expect(mails.map(mail => mail.to?.[0]?.address)).toEqual([
      'despacho@rioseco.example.org',
      'mission@un-mission.example.org',
    ]);
  });

  it('one of several officials can be taken alone, with a fax cover or a call sheet', async () => {
    const both = { target: ['t1', 't2'] };
    const text = (await take('txt?only=t2', both)).bytes.toString('utf8');
    expect(text).not.toContain('Governor Belmonte,');
    for (const as of ['fax', 'phone', 'post']) {
      const { status, bytes } = await take(`pdf?only=t2&as=${as}`, both);
      expect(status).toBe(200);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await take('pdf?only=t1', { target: 't2' })).status).toBe(404);
  });

  it('counts what was begun by target and channel, and stores nothing else', async () => {
    const before = await started();
    await take('pdf?as=fax', { target: 't2' });
    await take('eml', { target: ['t1', 't2'] });
    const after = await started();
    expect(after('t2', 'fax') - before('t2', 'fax')).toBe(1);
    expect(after('t1', 'email') - before('t1', 'email')).toBe(1);
    expect(after('t2', 'email') - before('t2', 'email')).toBe(1);
  });

  async function started(): Promise<(target: string, channel: string) => number> {
    const rows = await site.app.db.query
      .selectFrom('started_counters')
      .selectAll()
      .where('action_id', '=', id)
      .execute();
    return (target, channel) =>
      rows.find(row => row.target_id === target && row.channel === channel)?.count ?? 0;
  }

  it.each([
    ['pdf', { body: 'x'.repeat(20_001) }, 422],
    ['rtf', { target: 'nobody' }, 422],
    ['exe', {}, 404],
  ])('letter.%s with what is not right answers %#', async (ext, fields, status) => {
    expect((await take(ext, fields)).status).toBe(status);
  });

  it('takes 20,000 characters of any script, and refuses what is larger than any letter', async () => {
    const { status, bytes } = await take('txt', { lang: 'zh', body: '水'.repeat(20_000) });
    expect(status).toBe(200);
    expect(bytes.toString('utf8').match(/水/g)?.length).toBe(20_000);
    expect((await take('txt', { body: '水'.repeat(60_000) })).status).toBe(413);
  });

  it('is made by POST alone', async () => {
    const response = await fetch(`${site.url}/actions/${slug}/letter.pdf`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
