// Installs the packages of the lock file, only when they are not there already, and proves the database driver.

import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, SetupProblem, isThere, runQuietly, say } from './commands.mjs';

const MODULES = path.join(ROOT, 'node_modules');
const STAMP = path.join(MODULES, '.insist-installed');

/** Whether the installed packages are those of the lock file, built for this Node. */
export function dependenciesAreFresh() {
  // A linked folder belongs to another work tree, which keeps it.
  if (isLink(MODULES)) return true;
  return readIfThere(STAMP) === wantedStamp();
}

/** Installs, unless somebody's own `npm ci` has done it already. Call it alone (see lock.mjs). */
export async function installDependencies() {
  if (dependenciesAreFresh()) return;
  if (!hasEveryPackage()) await install();
  if (!(await driverWorks())) await rebuildDriver();
  writeFileSync(STAMP, wantedStamp());
}

async function install() {
  say('Installing dependencies; compiling the database driver takes about a minute…');
  const { code, output } = await runNpm(['ci', '--include=dev', '--ignore-scripts=false', '--loglevel=warn']);
  if (code === 0) return;
  say(output.trimEnd());
  throw new SetupProblem(compilerAdvice() ?? 'npm ci failed: its own words stand above.');
}

async function rebuildDriver() {
  say('Compiling the database driver for this Node; this takes about a minute…');
  const { output } = await runNpm(['rebuild', 'better-sqlite3', '--ignore-scripts=false', '--loglevel=warn']);
  if (await driverWorks()) return;
  say(output.trimEnd());
  throw new SetupProblem(
    compilerAdvice() ??
      'The database driver (better-sqlite3) could not be compiled: its own words stand above.',
  );
}

async function driverWorks() {
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  return (await runQuietly(process.execPath, ['-e', probe])).code === 0;
}

/** One line on what to install when the driver cannot be compiled for want of a tool, else undefined. */
function compilerAdvice() {
  const missing = [
    isThere('c++') || isThere('g++') || isThere('clang++') ? '' : 'a C++ compiler',
    isThere('make') ? '' : 'make',
    isThere('python3') || isThere('python') ? '' : 'python3',
  ].filter(Boolean);
  if (missing.length === 0) return undefined;
  return `The database driver must be compiled and ${missing.join(', ')} is missing: install it (Debian: apt-get install -y build-essential python3; macOS: xcode-select --install) and repeat the command.`;
}

function runNpm(args) {
  const env = { ...process.env };
  // The headers that node-gyp would download are often beside Node already, and the download may be barred.
  const prefix = path.dirname(path.dirname(realpathSync(process.execPath)));
  if (!env.npm_config_nodedir && existsSync(path.join(prefix, 'include', 'node', 'node.h'))) {
    env.npm_config_nodedir = prefix;
  }
  const npmScript = process.env.npm_execpath;
  const isNpm = npmScript !== undefined && /npm-cli\.[cm]?js$/.test(npmScript);
  return isNpm
    ? runQuietly(process.execPath, [npmScript, ...args], { env })
    : runQuietly('npm', args, { env });
}

/** The lock file's content, and the Node that the compiled parts were made for. */
function wantedStamp() {
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform}-${process.arch} abi-${process.versions.modules}\n`;
}

/** Whether npm's own note of what it installed names every package of the lock file in its version. */
function hasEveryPackage() {
  const installed = readIfThere(path.join(MODULES, '.package-lock.json'));
  if (installed === undefined) return false;
  const there = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' || entry.optional || entry.devOptional || there[place]?.version === entry.version,
  );
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function isLink(file) {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
