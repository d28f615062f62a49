// Builds server/ and migrations/ into dist/, only when a source has changed, and swaps the new build in whole.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT, SetupProblem, packageScript, runQuietly, say } from './commands.mjs';

const DIST = path.join(ROOT, 'dist');
const STAMP_NAME = '.built-from';
const SOURCE_FOLDERS = ['server', 'migrations'];
const SOURCE_FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Whether dist/ was made from exactly these sources. */
export function buildIsFresh() {
  const stamp = path.join(DIST, STAMP_NAME);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/** Builds beside dist/ and swaps: whoever starts meanwhile meets the old build or the new, never half of one. */
export async function build() {
  if (buildIsFresh()) return;
  say('Building…');
  const hash = sourcesHash();
  const fresh = path.join(ROOT, '.cache', `build-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const compiler = packageScript('typescript/bin/tsc');
  const args = [compiler, '--project', 'tsconfig.build.json', '--outDir', fresh];
  const { code, output } = await runQuietly(process.execPath, args);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    say(output.trimEnd());
    throw new SetupProblem('The build failed: the compiler’s words stand above.');
  }
  copyOtherFiles(fresh);
  writeFileSync(path.join(fresh, STAMP_NAME), hash);
  swapIn(fresh);
}

function swapIn(fresh) {
  const old = path.join(ROOT, '.cache', `old-build-${process.pid}`);
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
}

/** What stands beside the code and is not code (a Typst template, a table) goes along. */
function copyOtherFiles(target) {
  for (const file of sourceFiles()) {
    if (/\.(ts|md)$/.test(file)) continue;
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(target, file));
  }
}

/** Contents rather than times: a fresh checkout and a touched file are told apart from a changed one. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of [...SOURCE_FILES, ...sourceFiles()]) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function sourceFiles() {
  return SOURCE_FOLDERS.filter(folder => existsSync(path.join(ROOT, folder)))
    .flatMap(folder =>
      readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => path.relative(ROOT, path.join(entry.parentPath, entry.name))),
    )
    .filter(file => !file.endsWith('.test.ts') && !file.includes('/fixtures/'))
    .sort();
}
