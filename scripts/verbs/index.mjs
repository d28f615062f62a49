// What each npm script does once its set-up stands.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, SetupProblem, packageScript, runOpenly } from '../setup/commands.mjs';
import { withBuild, withDependencies } from '../setup/index.mjs';

const TSX = packageScript('tsx/dist/cli.mjs');

const verbs = {
  start: async args => {
    await withBuild();
    await runHere('dist/server/main.js', args);
  },
  insist: async args => {
    await withBuild();
    await runHere('dist/server/cli.js', args);
  },
  dev: async args => {
    await withDependencies();
    return runOpenly(process.execPath, [TSX, 'watch', '--clear-screen=false', 'server/main.ts', ...args]);
  },
  build: async () => {
    await withBuild();
  },
  test: async args => {
    await withBuild();
    const { runTests } = await import('./test.mjs');
    return runTests(args);
  },
  torture: async args => {
    await withBuild();
    const { runTorture } = await import('./test.mjs');
    return runTorture(args);
  },
  check: async args => {
    await withDependencies();
    const { runChecks } = await import('./check.mjs');
    return runChecks(args);
  },
  bench: async args => {
    await withBuild();
    return runOpenly(process.execPath, [TSX, 'bench/index.ts', ...args]);
  },
  'importer:score': async args => {
    await withDependencies();
    return runOpenly(process.execPath, [TSX, 'bench/importer-score.ts', ...args]);
  },
  schema: async args => {
    await withDependencies();
    return runOpenly(process.execPath, [TSX, 'scripts/print-schema.ts', ...args]);
  },
  lint: async args => {
    await withDependencies();
    return runOpenly(process.execPath, [packageScript('eslint/bin/eslint.js'), '.', ...args]);
  },
  format: async args => {
    await withDependencies();
    const files = args.length > 0 ? args : ['.'];
    return runOpenly(process.execPath, [packageScript('prettier/bin/prettier.cjs'), '--write', ...files]);
  },
};

/** Sets up for the verb and runs it; the process ends with the verb's own exit code. */
export async function runVerb(name, args) {
  if (!Object.hasOwn(verbs, name)) {
    throw new SetupProblem(`Unknown command ${name}: there are ${Object.keys(verbs).join(', ')}.`);
  }
  process.chdir(ROOT);
  const code = await verbs[name](args);
  if (code !== undefined) process.exitCode = code;
}

/** Goes on as the built program in this very process, so that signals, memory and exit code are its own. */
async function runHere(program, args) {
  const file = path.join(ROOT, program);
  process.argv = [process.execPath, file, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}
