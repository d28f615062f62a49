// All that is not a test: each check runs to its end, prints one line, and shows its words only when it fails.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, packageScript, runQuietly } from '../setup/commands.mjs';

const node = (script, ...args) => ({ command: process.execPath, args: [packageScript(script), ...args] });
const own = (script, ...args) => ({ command: process.execPath, args: [path.join(ROOT, script), ...args] });

/** `needs` names a file without which there is nothing to check: its absence fails, since all are part of the house. */
const CHECKS = [
  { name: 'types', ...node('typescript/bin/tsc', '--noEmit') },
  // Without a cache: a typed rule may fail in a file that has not changed, when a type it uses has.
  { name: 'lint', ...node('eslint/bin/eslint.js', '--max-warnings=0', '.') },
  {
    name: 'format',
    ...node('prettier/bin/prettier.cjs', '--check', '--cache', '--cache-location', '.cache/prettier', '.'),
  },
  {
    name: 'schema fresh',
    needs: 'scripts/print-schema.ts',
    ...node('tsx/dist/cli.mjs', 'scripts/print-schema.ts', '--check'),
  },
  { name: 'strings fresh', needs: 'views/strings/en.json', ...own('scripts/check-strings.mjs') },
  { name: 'dead code', ...node('knip/bin/knip.js', '--no-progress', '--no-config-hints') },
  { name: 'import rule', ...node('vitest/vitest.mjs', 'run', 'server/architecture.test.ts') },
];

/** `npm run check`; with arguments, only the checks so named. */
export async function runChecks(args) {
  const chosen = CHECKS.filter(check => args.length === 0 || args.includes(check.name));
  const waiting = [...chosen];
  const results = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runCheck(check));
    }
  };
  // Two at a time: the usual machine of a builder has two cores at least.
  await Promise.all([work(), work()]);
  const failed = results.filter(ok => !ok).length;
  print(`Checks: ${results.length - failed} passed, ${failed} failed`);
  return failed === 0 && results.length > 0 ? 0 : 1;
}

async function runCheck({ name, command, args, needs }) {
  const began = Date.now();
  const isMissing = needs !== undefined && !existsSync(path.join(ROOT, needs));
  const { code, output } = isMissing
    ? { code: 1, output: `${needs} is missing` }
    : await runQuietly(command, args, { env: { ...process.env, NODE_ENV: 'test' } });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const lines = output
    .trimEnd()
    .split('\n')
    .map(line => `    ${line}\n`);
  print(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0) process.stdout.write(lines.join(''));
  return code === 0;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
