// The verb that imports: JSON without a database, drafts with their addresses, one line for what is no action.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listForDesk } from '../actions/desk-actions.ts';
import { OPERATOR } from '../audit/model.ts';
import { SAMPLE_TEXT } from '../importer/review/sample-reading.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { insistWith } from '../testing/command.ts';

let folder: string;
let site: TestApp;
let action: string;
let minutes: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'insist-import-'));
  site = await openTestApp();
  action = join(folder, 'action.txt');
  minutes = join(folder, 'minutes.txt');
  writeFileSync(action, SAMPLE_TEXT);
  writeFileSync(minutes, 'Minutes of the harbour council. The boats were counted.');
}, 60_000);
afterAll(async () => {
  await site.end();
  rmSync(folder, { recursive: true, force: true });
});

const run = (env: Record<string, string>, ...args: string[]) => insistWith(env, ['import', ...args]);
/** An environment in which nothing that needs a database, or a key, could start. */
const nowhere = { NODE_ENV: 'production', DATABASE_URL: 'sqlite:/nowhere/at/all.sqlite' };
const dry = (...args: string[]) => run(nowhere, '--dry-run', '--json', ...args);

const draft = z.looseObject({
  number: z.string().nullable(),
  title: z.string().nullable(),
  isUrgentAction: z.boolean(),
  targets: z.array(z.looseObject({ name: z.string().nullable() })),
  letter: z.strictObject({ greeting: z.string(), body: z.string(), signOff: z.string() }).nullable(),
  sources: z.array(
    z.looseObject({ path: z.string(), spans: z.array(z.object({ start: z.number(), end: z.number() })) }),
  ),
});

describe('import --dry-run --json', () => {
  it('prints the draft with whole texts and the span behind each field, and needs no database', async () => {
    const { code, out, err } = await dry(action);
    expect([code, err]).toEqual([0, '']);
    const read = draft.parse(JSON.parse(out));
    expect(read).toMatchObject({
      number: '58/26',
      isUrgentAction: true,
      publishedOn: '2026-05-20',
      people: [{ name: 'Rosaura Quilán', pronouns: 'she/her' }],
    });
    expect(read.letter?.body).toContain('count boats');
    const [span] = read.sources.find(each => each.path === 'title')?.spans ?? [];
    expect(SAMPLE_TEXT.slice(span?.start, span?.end)).toBe(read.title);
  });

  it('prints an array in the files’ order for several; what is no action says so there', async () => {
    const { code, out, err } = await dry(minutes, action);
    expect([code, err]).toEqual([0, '']);
    expect(
      z
        .array(draft)
        .parse(JSON.parse(out))
        .map(each => each.isUrgentAction),
    ).toEqual([false, true]);
  });

  it('says in one line that one file is no action, and that a file is not there', async () => {
    const none = await dry(minutes);
    expect(none.code).toBe(1);
    expect(draft.parse(JSON.parse(none.out)).isUrgentAction).toBe(false);
    expect(none.err).toBe(`insist: ${minutes}: not an Urgent Action\n`);
    const gone = await dry(join(folder, 'gone.pdf'));
    expect(gone).toEqual({
      code: 1,
      out: '',
      err: `insist: ${join(folder, 'gone.pdf')}: there is no such file\n`,
    });
    const picture = join(folder, 'picture.pdf');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a', 'hex'));
    expect((await dry(picture)).err).toMatch(/picture, not a document.*\n$/);
  });

  it('without --json says the same in words', async () => {
    const { out } = await run(nowhere, '--dry-run', action);
    expect(out).toContain('58/26, KELP WARDENS HELD AFTER HARBOUR VOTE');
    expect(out).toMatch(/deadline: 2026-07-15 \(sure\)/);
  });
});

it('saves a draft and prints where it is; what is no action is left out with one line', async () => {
  const env = {
    DATABASE_URL: site.databaseUrl,
    SECRET_KEY: 'k'.repeat(40),
    PUBLIC_URL: 'http://insist.test',
  };
  const { code, out, err } = await run(env, action, minutes);
  const [saved, ...others] = await listForDesk(site.app, OPERATOR);
  expect(others).toEqual([]);
  expect(saved).toMatchObject({ title: 'KELP WARDENS HELD AFTER HARBOUR VOTE', state: 'draft' });
  expect(out).toBe(`${action}: http://insist.test/desk/actions/${saved?.id ?? ''}/edit\n`);
  expect([code, err]).toEqual([1, `insist: ${minutes}: not an Urgent Action\n`]);
}, 60_000);
