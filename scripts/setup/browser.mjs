// Finds a Chromium for the browser journeys, and gets one where none is.

import { existsSync } from 'node:fs';
import { SetupProblem, isThere, packageScript, runQuietly, say } from './commands.mjs';
import { whileAlone } from './lock.mjs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const DOWNLOAD_MS = 4 * 60_000;
const APT_MS = 8 * 60_000;

/** The path of a Chromium that runs. Throws a SetupProblem that says in one line what to do. */
export async function findChromium() {
  const asked = process.env.CHROMIUM;
  if (asked) {
    if (await runs(asked)) return asked;
    throw new SetupProblem(`CHROMIUM names ${asked}, which does not run: correct it, or unset it.`);
  }
  return (await firstThatRuns()) ?? (await whileAlone(getOne));
}

async function getOne() {
  // Another command may have got one while this one waited.
  const there = await firstThatRuns();
  if (there) return there;
  say('No Chromium found; downloading one for the browser journeys…');
  const cli = packageScript('playwright/cli.js');
  await runQuietly(process.execPath, [cli, 'install', 'chromium'], { timeoutMs: DOWNLOAD_MS });
  const downloaded = await firstThatRuns();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    say('That download is out of reach or does not run here; installing the system’s chromium…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = args => runQuietly('apt-get', args, { env, timeoutMs: APT_MS });
    await apt(['update', '-q']);
    const { output } = await apt(['install', '-q', '-y', '--no-install-recommends', 'chromium']);
    const installed = await firstThatRuns();
    if (installed) return installed;
    say(output.trimEnd().split('\n').slice(-5).join('\n'));
  }
  throw new SetupProblem(
    'No Chromium could be found or installed: install one (Debian: apt-get install -y chromium) or set CHROMIUM to its path, and repeat the command.',
  );
}

async function firstThatRuns() {
  const own = await playwrightsOwn();
  for (const candidate of [...USUAL_PLACES, ...own]) if (await runs(candidate)) return candidate;
  return undefined;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  return [chromium.executablePath()];
}

/** Some systems place a stub here that only says how to install the real thing, so it is asked its version. */
async function runs(file) {
  if (!existsSync(file)) return false;
  const { code, output } = await runQuietly(file, ['--version'], { timeoutMs: 20_000 });
  return code === 0 && /Chrom/.test(output);
}
