// Feeds, calendar and the files every site is asked for, read as programs that are not ours read them.
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saveDraft } from '../actions/draft.ts';
import { publishAction } from '../actions/publish.ts';
import { stopAction } from '../actions/stop.ts';
import { tellOutcome } from '../actions/tell-outcome.ts';
import { OPERATOR } from '../audit/model.ts';
import { transact } from '../platform/db/db.ts';
import { fillSettings } from '../settings/fill-settings.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction, makeContent } from '../testing/makers.ts';

let site: TestApp;
beforeEach(async () => {
  site = await openTestApp();
});
afterEach(() => site.end());

/** Whether a strict reader of XML, where there is one, takes it. */
function wellFormed(text: string): void {
  const [program, args] = spawnSync('xmllint', ['--version']).error
    ? ['python3', ['-c', 'import sys, xml.etree.ElementTree as t; t.fromstring(sys.stdin.buffer.read())']]
    : ['xmllint', ['--noout', '-']];
  const read = spawnSync(program, args, { input: text, encoding: 'utf8' });
  if (!read.error) expect(read.status, read.stderr).toBe(0);
}

const unchanged = (headers: Headers): Record<string, string> => ({
  'if-none-match': headers.get('etag') ?? '',
  'cache-control': 'max-age=0',
});

const feedSchema = z.object({
  version: z.string(),
  language: z.string(),
  feed_url: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      content_text: z.string(),
      language: z.string(),
      date_published: z.string(),
      date_modified: z.string(),
    }),
  ),
});

async function items(path = '/feeds/actions.json') {
  return feedSchema.parse((await site.visitor().get(path)).json()).items;
}

async function update(id: string, changes: Parameters<typeof makeContent>[1], note: string): Promise<void> {
  const revision = await saveDraft(site.app, OPERATOR, id, 1, await makeContent(site.app, changes));
  expect(revision).toBeDefined();
  await publishAction(site.app, OPERATOR, id, { note });
}

describe('the feed of changes', () => {
  it('has the newest change first, each entry with an id of its own that stays', async () => {
    const made = await makeAction(site.app);
    const [first] = await items();
    site.clock.advance(3_600_000);
    await update(made.id, { title: 'A second hearing' }, 'The hearing was moved.');
    site.clock.advance(3_600_000);
    await tellOutcome(site.app, OPERATOR, made.id, 'good-news', 'Both are home.');
    const later = await items();
    expect(later.map(each => each.title)).toEqual([
      'Good news: A second hearing',
      'Update: A second hearing',
      'A second hearing',
    ]);
    expect(later[2]?.id).toBe(first?.id);
    expect(new Set(later.map(each => each.id)).size).toBe(3);
    expect(later[0]?.content_text).toBe('Both are home.');
    expect(later[1]?.content_text).toContain('The hearing was moved.');
    expect(later[1]?.content_text).toContain('Please act until Tuesday 15 December 2026.');
    // The words of an older version are not shown again.
    expect(JSON.stringify(later)).not.toContain('Two water defenders');
  });

  it('asks nobody to write once an action is stopped, in its older entries neither', async () => {
    const { id } = await makeAction(site.app);
    site.clock.advance(3_600_000);
    await stopAction(site.app, OPERATOR, id, 'The family asks for quiet.');
    const entries = await items();
    expect(entries).toHaveLength(2);
    for (const entry of entries) {
      expect(entry.title).toBe('Stop writing: Two water defenders charged for their report');
      expect(entry.content_text).toBe('The family asks for quiet.');
      expect(entry.date_modified).toBe('2026-11-21T13:00:00.000Z');
    }
  });

  it('is Atom that a strict reader takes, whatever people typed, with the entries in their language', async () => {
    const trouble = 'Two <b>defenders</b> & "friends" \u0007\u0000 ]]> \ufffe';
    const { slug } = await makeAction(site.app, { title: trouble, lang: 'es' });
    const answer = await site.visitor().get('/es/feeds/actions.atom');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    wellFormed(answer.text);
    for (const part of [
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">',
      '<link rel="self" type="application/atom+xml" href="http://insist.test/es/feeds/actions.atom"/>',
      `<link rel="alternate" type="text/html" href="http://insist.test/es/actions/${slug}"/>`,
      '<content type="text" xml:lang="es">',
      'Actúe hasta el',
    ])
      expect(answer.text).toContain(part);
    expect(answer.text).not.toContain('<b>');
  });

  it('is JSON Feed 1.1, is valid while empty, and answers 304 to who has it already', async () => {
    const empty = await site.visitor().get('/feeds/actions.json');
    expect(feedSchema.parse(empty.json())).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      language: 'en',
      feed_url: 'http://insist.test/feeds/actions.json',
      items: [],
    });
    wellFormed((await site.visitor().get('/feeds/actions.atom')).text);
    const { id } = await makeAction(site.app);
    for (const path of ['/feeds/actions.json', '/feeds/actions.atom', '/feeds/deadlines.ics']) {
      const answer = await site.visitor().get(path);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect((await site.visitor().get(path, unchanged(answer.headers))).status).toBe(304);
      expect(
        (
          await site.visitor().get(path, {
            'if-modified-since': answer.headers.get('last-modified') ?? '',
            'cache-control': 'max-age=0',
          })
        ).status,
      ).toBe(304);
    }
    const before = await site.visitor().get('/feeds/actions.atom');
    site.clock.advance(60_000);
    await stopAction(site.app, OPERATOR, id, 'Stop.');
    expect((await site.visitor().get('/feeds/actions.atom', unchanged(before.headers))).status).toBe(200);
  });

  it('refuses other methods', async () => {
    expect((await site.visitor().post('/feeds/actions.atom', {})).status).toBe(405);
  });
});

/** The events of a calendar: long lines unfolded, one map of property to value for each. */
function eventsOf(text: string): Map<string, string>[] {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    events.at(-1)?.set(name, value);
  }
  return events;
}

describe('the calendar of deadlines', () => {
  it('has each deadline as a whole day, the same event when it moves, cancelled when stopped', async () => {
    const { id, slug } = await makeAction(site.app);
    const answer = await site.visitor().get('/feeds/deadlines.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const [event] = eventsOf(answer.text);
    expect(event?.get('DTSTART;VALUE=DATE')).toBe('20261215');
    expect(event?.get('SUMMARY')).toBe('Last day to write: Two water defenders charged for their report');
    expect(event?.get('STATUS')).toBe('CONFIRMED');
    expect(event?.get('SEQUENCE')).toBe('1');
    expect(event?.get('DTSTAMP')).toBe('20261121T120000Z');
    expect(event?.get('DESCRIPTION')).toContain(`http://insist.test/actions/${slug}`);
    const uid = event?.get('UID');
    expect(uid).toBe(`${id}@insist.test`);

    await update(id, { deadline: '2026-12-20' }, 'More time.');
    const [moved] = eventsOf((await site.visitor().get('/feeds/deadlines.ics')).text);
    expect([moved?.get('UID'), moved?.get('DTSTART;VALUE=DATE'), moved?.get('SEQUENCE')]).toEqual([
      uid,
      '20261220',
      '2',
    ]);

    await stopAction(site.app, OPERATOR, id, 'The family asks for quiet.');
    const [stopped] = eventsOf((await site.visitor().get('/feeds/deadlines.ics')).text);
    expect([stopped?.get('UID'), stopped?.get('STATUS'), stopped?.get('SEQUENCE')]).toEqual([
      uid,
      'CANCELLED',
      '3',
    ]);
    expect(stopped?.get('SUMMARY')).toContain('Stop writing');
    expect(stopped?.get('DESCRIPTION')).toContain('The family asks for quiet.');
  });
});

describe('the files every site is asked for', () => {
  it('keep robots from the desk and from receipts in every language', async () => {
    const answer = await site.visitor().get('/robots.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    for (const path of ['/desk', '/receipts', '/es/desk', '/es/receipts'])
      expect(answer.text).toContain(`Disallow: ${path}\n`);
    expect(answer.text).toContain('Sitemap: http://insist.test/sitemap.xml');
  });

  it('name every published page in every language in the sitemap', async () => {
    const { slug } = await makeAction(site.app);
    const answer = await site.visitor().get('/sitemap.xml');
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    wellFormed(answer.text);
    const pages = [...answer.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(found => found[1] ?? '');
    for (const page of ['/', '/es/', '/actions?status=closed', `/actions/${slug}`, `/es/actions/${slug}`])
      expect(pages).toContain(`http://insist.test${page}`);
    // Each address answers, and each entry names itself and the others.
    for (const page of pages) {
      const path = page.replace('http://insist.test', '');
      expect((await site.visitor().get(path)).status, path).toBe(200);
    }
    expect(answer.text.match(/hreflang="es"/g)).toHaveLength(pages.length);
  });

  it('say where to report a weakness once there is a contact, and not before', async () => {
    expect((await site.visitor().get('/.well-known/security.txt')).status).toBe(404);
    await transact(site.app.db, tx =>
      fillSettings(site.app, tx, OPERATOR, { contactEmail: 'office@insist.example.org' }),
    );
    const { text } = await site.visitor().get('/.well-known/security.txt');
    expect(text).toContain('Contact: mailto:office@insist.example.org\n');
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    const now = site.clock.now().getTime();
    expect(expires).toBeGreaterThan(now);
    expect(expires - now).toBeLessThan(365 * 86_400_000);
  });

  it('have an icon', async () => {
    const answer = await fetch(new URL('/favicon.ico', site.url));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^image\//);
  });
});
