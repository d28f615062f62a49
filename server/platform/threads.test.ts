// Tests of threads from source: each runs its own file, as it stands now.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { PROJECT_ROOT } from './config.ts';
import { openThread } from './threads.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'insist-threads-'));
const BUNDLES = path.join(PROJECT_ROOT, '.cache', 'threads');
const bundles = (): string[] =>
  readdirSync(BUNDLES)
    .filter(name => name.includes(path.basename(folder)))
    .map(name => path.join(BUNDLES, name));
afterAll(() => {
  for (const file of [folder, ...bundles()]) rmSync(file, { recursive: true });
});

const speaker = (name: string, word: string): string => {
  mkdirSync(path.join(folder, name), { recursive: true });
  const source = `import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage('${word}');\n`;
  writeFileSync(path.join(folder, name, 'speaker.ts'), source);
  return pathToFileURL(path.join(folder, name, 'asks.ts')).href;
};
const saidBy = (from: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    openThread(from, './speaker').once('message', resolve).once('error', reject);
  });

test('two threads of one name in two folders are two', async () => {
  const [one, other] = [speaker('one', 'this'), speaker('other', 'that')];
  expect([await saidBy(one), await saidBy(other), await saidBy(one)]).toEqual(['this', 'that', 'this']);
});

test('what was made at another time is made anew, though its time be to come', async () => {
  const from = speaker('late', 'new');
  expect(await saidBy(from)).toBe('new');
  const [bundle] = bundles().filter(name => name.includes('late'));
  writeFileSync(bundle ?? '', "throw new Error('an old one');");
  utimesSync(bundle ?? '', 4_000_000_000, 4_000_000_000);
  expect(await saidBy(from)).toBe('new');
});
