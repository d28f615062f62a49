// Runs both test runners to their ends, whatever the first says, and closes with one line that counts both.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findChromium } from '../setup/browser.mjs';
import { ROOT, packageScript, runOpenly, say } from '../setup/commands.mjs';

/** Settings of a real site, which a test must neither read nor touch. */
const SITE_SETTINGS =
  'PORT HOST PUBLIC_URL DATABASE_URL SECRET_KEY SMTP_URL MAIL_FROM TRUST_PROXY DEMO RATE_LIMITS LOG_LEVEL WORKER METRICS'.split(
    ' ',
  );

/** `npm test`: everything; with arguments, only the files whose paths contain them. */
export async function runTests(args) {
  const journeys = args.filter(arg => arg.includes('e2e') || arg.includes('.spec'));
  const others = args.filter(arg => !journeys.includes(arg));
  const everything = args.length === 0;
  const env = testEnvironment();

  const counts = [];
  let browser;
  if (everything || journeys.length > 0 || others.length > 0) {
    try {
      browser = await findChromium();
      env.CHROMIUM = browser;
    } catch (error) {
      if (!error.forPeople) throw error;
      say(error.message);
    }
  }
  if (everything || others.length > 0) counts.push(await runVitest(others, env));
  if (everything || journeys.length > 0) counts.push(await runJourneys(journeys, env, browser));
  return closingLine(counts);
}

/** `npm run test:torture`: the long crash and load tests. */
export async function runTorture(args) {
  const counts = [await runVitest(['--config', 'vitest.torture.config.ts', ...args], testEnvironment())];
  return closingLine(counts);
}

function testEnvironment() {
  const env = { ...process.env, NODE_ENV: 'test' };
  for (const name of SITE_SETTINGS) {
    delete env[name];
    delete env[`${name}_FILE`];
  }
  return env;
}

async function runVitest(args, env) {
  const report = freshReport('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runOpenly(
    process.execPath,
    [packageScript('vitest/vitest.mjs'), 'run', ...reporters, ...args],
    { env },
  );
  const found = readReport(report);
  if (!found) return broken(code, 'vitest', 'It left no report.');
  const problems = found.testResults.flatMap(vitestProblems);
  return {
    code,
    passed: found.numPassedTests,
    failed: problems.length,
    skipped: found.numPendingTests + found.numTodoTests,
    problems,
  };
}

/** What failed in one file; one that could not even be loaded has no test to count, and counts as one that failed. */
function vitestProblems({ name, status, message, assertionResults }) {
  const where = path.relative(ROOT, name);
  const failed = assertionResults.filter(test => test.status === 'failed');
  if (status === 'failed' && failed.length === 0) return [problem(where, message)];
  return failed.map(test => problem(`${where} › ${test.fullName}`, test.failureMessages.join('\n')));
}

/** What became of a journey that did not pass at once. */
const JOURNEY_ENDS = { unexpected: 'Failed', flaky: 'Passed at its second try only' };

/** The same of a file of journeys, or of a group of them; and which passed at a second try, since that is no pass to trust. */
function journeyProblems({ file, specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter(test => test.status in JOURNEY_ENDS)
      .map(({ projectName, status, results }) =>
        problem(
          `e2e/${file} › ${title} (${projectName})`,
          results.findLast(result => result.error)?.error.message ?? '',
          JOURNEY_ENDS[status],
        ),
      ),
  );
  return [...own, ...suites.flatMap(journeyProblems)];
}

/** A runner that could not even tell what became of its tests. */
const broken = (code, name, words) => ({
  code: code || 1,
  passed: 0,
  failed: 1,
  skipped: 0,
  problems: [problem(name, words)],
});

/** A failure in few lines, to be said once more at the end: its own words may stand thousands of lines above. */
function problem(where, words, end = 'Failed') {
  const [first = 'Its words stand above.', ...more] = stripVTControlCharacters(words)
    .split('\n')
    .filter(line => line.trim() !== '');
  const place = more.find(line => line.includes('.ts:'));
  return [`${end}: ${where}`, `  ${first.trim()}`, ...(place === undefined ? [] : [`  ${place.trim()}`])];
}

async function runJourneys(args, env, browser) {
  if (!hasJourneys()) {
    say('There are no browser journeys (e2e/*.spec.ts) to run.');
    return { code: 0, passed: 0, failed: 0, skipped: 0, problems: [] };
  }
  // Why there is no browser has been said above; journeys that cannot run are a failure, not a skip.
  if (!browser) return broken(1, 'e2e', 'There is no browser for the journeys.');
  const report = freshReport('playwright.json');
  const code = await runOpenly(
    process.execPath,
    [packageScript('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...args],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const found = readReport(report);
  if (!found) return broken(code, 'e2e', 'The journeys left no report.');
  const { expected, unexpected, flaky, skipped } = found.stats;
  const outside = found.errors.map(error => problem('e2e', error.message ?? ''));
  const problems = [...found.suites.flatMap(journeyProblems), ...outside];
  return { code, passed: expected + flaky, failed: unexpected + found.errors.length, skipped, problems };
}

function closingLine(counts) {
  const sum = key => counts.reduce((total, count) => total + count[key], 0);
  const passed = sum('passed');
  const failed = sum('failed');
  const allWell = counts.every(count => count.code === 0) && failed === 0;
  if (passed === 0 && failed === 0) say('No test was executed, which is not a pass.');
  else if (!allWell && failed === 0)
    say('A runner ended with an error outside any test; its words stand above.');
  for (const line of counts.flatMap(count => count.problems.flat())) say(line);
  process.stdout.write(`Tests: ${passed} passed, ${failed} failed, ${sum('skipped')} skipped\n`);
  return allWell && passed > 0 ? 0 : 1;
}

function hasJourneys() {
  const folder = path.join(ROOT, 'e2e');
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some(file => file.endsWith('.spec.ts'))
  );
}

function freshReport(name) {
  mkdirSync(path.join(ROOT, '.cache'), { recursive: true });
  const file = path.join(ROOT, '.cache', `${process.pid}-${name}`);
  rmSync(file, { force: true });
  process.once('exit', () => rmSync(file, { force: true }));
  return file;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
