// Tests of the command line as an operator uses it: answers on stdout, one clear line on stderr, exit codes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findAction } from './actions/find-action.ts';
import { takeReport } from './reports/take-report.ts';
import { openTestApp, type TestApp } from './testing/app.ts';
import { commandEnv, insistWith } from './testing/command.ts';
import { makeAction } from './testing/makers.ts';
import { transact } from './platform/db/db.ts';

const VERBS = 'migrate demo coordinator import tally export backup restore doctor config worker'.split(' ');
let folder: string;
let site: TestApp;
let url: string;

const insist = (...args: string[]) => insistWith(commandEnv(url), args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'insist-cli-'));
  site = await openTestApp();
  const { slug } = await makeAction(site.app);
  const action = await findAction(site.app, slug);
  const group = { name: '=HYPERLINK("http://evil.test")', people: 4 };
  const lines = [{ target: 't1', channel: 'post' as const, quantity: 4 }];
  const report = { lines, country: 'DE', group, email: null };
  await takeReport(site.app, { action, key: 'one', report, lang: 'en', by: 'page' });
  url = site.databaseUrl;
}, 60_000);
afterAll(async () => {
  await site.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('the command line', () => {
  it('lists every verb, and each has its help', async () => {
    const { code, out } = await insist('--help');
    expect(code).toBe(0);
    for (const verb of VERBS) expect(out).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    const one = await insist('export', '--help');
    expect(one).toMatchObject({ code: 0, err: '' });
    expect(one.out).toContain('--what reports|tally');
  });

  it.each([
    [[], 2, 'verb'],
    [['nonsense'], 2, 'nonsense'],
    [['backup'], 2, 'backup FILE'],
    [['tally', '--loud', 'x'], 2, '--loud'],
    [['coordinator', 'add', 'ana@example.org'], 2, '--role'],
    [['coordinator', 'add', 'ana', '--role', 'author'], 2, 'no e-mail address'],
    [['export', '47/26', '--format', 'pdf'], 2, 'pdf'],
    [['tally', '99/99'], 1, '99/99'],
    [['import'], 2, 'import FILE'],
    [['import', '--dry-run', '--json', '/nowhere/file.pdf'], 1, '/nowhere/file.pdf'],
    [['restore', '/nowhere/backup.sqlite'], 1, '/nowhere/backup.sqlite'],
  ])(
    'says in one line why it will not: %j',
    async (args, wanted, words) => {
      const { code, out, err } = await insist(...args);
      expect(code).toBe(wanted);
      expect(out).toBe('');
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain(words);
    },
    60_000,
  );

  it('prints the environment as .env.example', async () => {
    const { code, out } = await insist('config');
    expect(code).toBe(0);
    expect(out).toContain('#DATABASE_URL=');
    expect(out.trimEnd()).toBe(
      readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8').trimEnd(),
    );
  });

  it('prints a tally in words, as the API’s object and as a table', async () => {
    const words = await insist('tally', '47/26');
    expect(words.out).toMatch(/^appeals +4$/m);
    const { out } = await insist('tally', '47-26', '--json');
    const tally = z
      .object({ total: z.number(), byGrade: z.object({ group: z.number() }) })
      .parse(JSON.parse(out));
    expect(tally).toEqual({ total: 4, byGrade: { group: 4 } });
    const table = await insist('tally', '47-26', '--csv');
    expect(table.out).toContain(',channel,post,,4\r\n');
  });

  it('exports the reports so that no cell is a formula', async () => {
    const { out } = await insist('export', '47-26', '--what', 'reports', '--format', 'csv');
    const [head, row] = out.split('\r\n');
    expect(head).toMatch(/^\ufeffreport,reported_at,day/);
    expect(row).toContain(`"'=HYPERLINK(`);
    expect(row).toContain(',counted,group,t1,');
    const file = join(folder, 'reports.json');
    expect(
      (await insist('export', '47-26', '--what', 'reports', '--format', 'json', '--out', file)).out.trim(),
    ).toBe(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([
      { target_id: 't1', quantity: 4, country: 'DE' },
    ]);
    const sheet = join(folder, 'tally.xlsx');
    await insist('export', '47-26', '--what', 'tally', '--format', 'xlsx', '--out', sheet);
    expect(readFileSync(sheet).subarray(0, 2).toString()).toBe('PK');
  });

  it('backs up, and the backup is a whole database', async () => {
    const file = join(folder, 'backup.sqlite');
    expect((await insist('backup', file)).code).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  it('prints a link for a coordinator, and another one after', async () => {
    const added = await insist('coordinator', 'add', 'nadia@example.org', '--role', 'author');
    expect(added.out.trim()).toMatch(/^http:\/\/insist\.test\/desk\/welcome\/\w+$/);
    const again = await insist('coordinator', 'reset', 'nadia@example.org');
    expect(again.out.trim()).toMatch(/^http:\/\/insist\.test\/desk\/welcome\/\w+$/);
    expect(again.out).not.toBe(added.out);
  });
});

it('is a program of its own', () => {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'cli.ts'), '--help'];
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toContain('coordinator add EMAIL');
}, 60_000);

it('finds a counter that is not what the rows say', async () => {
  expect(await insist('doctor')).toMatchObject({ code: 0, err: '' });
  await transact(site.app.db, tx =>
    tx.updateTable('tally_counters').set({ appeals: 5 }).where('dimension', '=', 'total').execute(),
  );
  const { code, out, err } = await insist('doctor');
  expect(code).toBe(1);
  expect(out).toMatch(/^wrong +action \w+, total group: counted 5, the rows say 4$/m);
  expect(err.trim()).toBe('insist: 1 thing is wrong');
}, 60_000);

it('finds a contact point that is kept as dead and was never checked', async () => {
  const { id } = await site.app.db.query.selectFrom('officials').select('id').executeTakeFirstOrThrow();
  await transact(site.app.db, tx =>
    tx
      .updateTable('officials')
      .set({ dead_points: '["email:a@example.org"]' })
      .where('id', '=', id)
      .execute(),
  );
  const { code, out } = await insist('doctor');
  expect(code).toBe(1);
  expect(out).toContain(`official ${id}: dead are kept email:a@example.org, the checks say none`);
}, 60_000);
