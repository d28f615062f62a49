// What is printed leads back: its codes read by another program, and the form they open says what changed since.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveDraft } from '../../actions/draft.ts';
import { publishAction } from '../../actions/publish.ts';
import { stopAction } from '../../actions/stop.ts';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction, makeContent } from '../../testing/makers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'insist-codes-'));
let site: TestApp;
let slug: string;

beforeAll(async () => {
  site = await openTestApp();
  ({ slug } = await makeAction(site.app));
});
afterAll(async () => {
  await site.end();
  rmSync(folder, { recursive: true, force: true });
});

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** The texts of every code in a PDF, as a reader that is not ours sees them on the rendered pages. */
async function codesIn(address: string, fields: [string, string][] | null): Promise<string[]> {
  const answer = await fetch(`${site.url}${address}`, {
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
  expect(answer.status).toBe(200);
  const file = path.join(folder, 'printed');
  writeFileSync(`${file}.pdf`, Buffer.from(await answer.arrayBuffer()));
  expect(spawnSync('pdftoppm', ['-r', '110', '-gray', `${file}.pdf`, `${file}-page`]).status).toBe(0);
  const pages = spawnSync('sh', ['-c', `zbarimg --quiet --raw ${file}-page*; rm ${file}-page*`], {
    encoding: 'utf8',
  });
  return pages.stdout.split('\n').filter(line => line !== '');
}

describe('the codes on paper', () => {
  const letter: [string, string][] = [
    ['target', 't1'],
    ['channel', 'post'],
    ['lang', 'es'],
    ['body', 'Le escribo.'],
  ];
  const packet: [string, string][] = [
    ['letters', '3'],
    ['target', 't1'],
    ['target', 't2'],
    ['lang', 'en'],
    ['paper', 'letter'],
  ];
  it.skipIf(!has('zbarimg') || !has('pdftoppm')).each([
    ['a letter’s slip', 'letter.pdf', letter, '/report?target=t1&channel=post&lang=es&v=1'],
    ['a packet', 'packet', packet, '/report?target=t1&target=t2&channel=post&n=2&n=1&as=group&lang=en&v=1'],
    ['the full action', 'pdf', null, ''],
  ])('%s is read by a program that is not ours', async (_what, name, fields, end) => {
    const base = `/actions/${slug}`;
    const codes = await codesIn(name === 'pdf' ? `${base}.pdf` : `${base}/${name}`, fields);
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) {
      expect(code.startsWith(`${site.app.config.publicUrl}${base}`)).toBe(true);
      const opened = await site.visitor().get(code.slice(site.app.config.publicUrl.length));
      expect(opened.status).toBe(200);
    }
    expect(codes.some(code => code.endsWith(end))).toBe(true);
  });
});

describe('the report form reached from paper', () => {
  const since = async (made: { slug: string }, version: string): Promise<string | null> =>
    (await site.visitor().get(`/actions/${made.slug}/report?target=t1&channel=post&v=${version}`)).find(
      '.note',
    );

  it('says nothing while the action is what it was', async () => {
    expect(await since({ slug }, '1')).toBeNull();
  });

  it('says that the action was updated since, to those who printed before', async () => {
    const made = await makeAction(site.app, { number: '2/26', title: 'Another action' });
    const content = await makeContent(site.app, {
      number: '2/26',
      title: 'Another action',
      demands: ['More'],
    });
    await saveDraft(site.app, OPERATOR, made.id, 1, content);
    await publishAction(site.app, OPERATOR, made.id, { note: 'There is more to ask.' });
    expect(await since(made, '1')).toContain('changed since');
    expect(await since(made, '2')).toBeNull();
  });

  it('says that the action was stopped, and still takes what was done', async () => {
    const made = await makeAction(site.app, { number: '3/26', title: 'A third action' });
    await stopAction(site.app, OPERATOR, made.id, 'They are free.');
    expect(await since(made, '1')).toContain('was stopped');
    const packet = await site.visitor().get(`/actions/${made.slug}/packet`);
    expect(packet.status).toBe(409);
    expect((await site.visitor().get(`/actions/${made.slug}`)).text).not.toContain('Packet for a group');
  });

  it('comes filled in for a group: only their number is asked', async () => {
    const from = `/actions/${slug}/report?target=t1&target=t2&channel=post&channel=email&n=12&n=8&as=group&v=1`;
    const form = await site.visitor().get(from);
    expect(form.find('.ask')).toContain('packet');
    const sent = await site.visitor().submit(form, { 'group.people': '9' });
    expect(sent.status).toBe(303);
    const tally = (await site.visitor().get(`/api/v1/actions/${slug}/tally`)).json();
    expect(tally).toMatchObject({ total: 20, byGrade: { group: 20 } });
  });
});
