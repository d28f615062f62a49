// An office's file from the command line: tried, refused by its lines, counted once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayIn } from '../lib/dates.ts';
import { openTestApp, testClock, type TestApp } from '../testing/app.ts';
import { commandEnv, insistWith } from '../testing/command.ts';
import { makeAction } from '../testing/makers.ts';

const folder = mkdtempSync(join(tmpdir(), 'insist-office-'));
const file = join(folder, 'office.csv');
// The command has a clock of its own: the real one.
const today = dayIn('America/Caracas', new Date());
let site: TestApp;
let total: () => Promise<unknown>;

beforeAll(async () => {
  site = await openTestApp({ clock: testClock(`${addDays(today, -2)}T12:00:00.000Z`) });
  const { slug } = await makeAction(site.app, { deadline: addDays(today, 30) });
  total = async () => (await site.visitor().get(`/api/v1/actions/${slug}/tally`)).json();
});
afterAll(async () => {
  await site.end();
  rmSync(folder, { recursive: true, force: true });
});

const bring = (...more: string[]) =>
  insistWith(commandEnv(site.databaseUrl), [
    'import-reports',
    file,
    '--action',
    '47/26',
    '--office',
    'Lisbon',
    ...more,
  ]);

test('every fault is told by its line, and nothing is counted', async () => {
  writeFileSync(file, `Day,Official,Way,Letters\n${today},t1,Post,0\n${today},t1,pigeon,1\n`);
  const { code, out, err } = await bring();
  expect([code, out.trim().split('\n')]).toEqual([
    1,
    [
      'line 2, column D: Nothing was sent: take this line out.',
      expect.stringMatching(/^line 3, column C: There is no such way\./),
    ],
  ]);
  expect(err).toBe(`insist: ${file} has faults (2): nothing was counted\n`);
  expect(await total()).toMatchObject({ total: 0 });
});

test('a dry run counts nothing; then it counts, once', async () => {
  writeFileSync(file, `Day,Official,Way,Letters\n${today},t1,Post,12\n`);
  expect((await bring('--dry-run')).out).toBe('1 report with 12 letters. Nothing is counted yet.\n');
  expect(await total()).toMatchObject({ total: 0 });
  expect((await bring()).out).toMatch(/^1 report with 12 letters is counted\. Import: \w{26}\n$/);
  // What another process writes shows within the second.
  await expect.poll(total, { timeout: 1000 }).toMatchObject({ total: 12, byGrade: { group: 12 } });
  const again = await bring();
  expect([again.code, again.err]).toEqual([1, 'insist: These very reports were brought in already.\n']);
  expect(await total()).toMatchObject({ total: 12 });
});

test('what is missing is said', async () => {
  expect(await bring('--office', ' ')).toMatchObject({ code: 2, err: 'insist: --office is missing\n' });
});
