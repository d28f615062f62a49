// Starts a thread from one of our files, built or from source; the one place that knows the difference.
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { PROJECT_ROOT } from './config.ts';

/**
 * Built, the file is a .js file beside the one that asks; from source it is TypeScript, which a thread cannot read.
 * @param from the `import.meta.url` of the file that asks
 * @param name the thread's file, from there and without its ending: `./pdf-worker`. What it opens at run time it finds
 *   from the project's folder or by a package's name, since from source it does not run where it stands
 */
export function openThread(from: string, name: string, options: WorkerOptions = {}): Worker {
  const built = from.endsWith('.js');
  const file = new URL(`${name}${built ? '.js' : '.ts'}`, from);
  if (built) return new Worker(file, options);
  return new Worker(fromSource(fileURLToPath(file)), { ...options, eval: true, execArgv: [] });
}

let sourcesChanged = 0;

/** When our sources last changed, in whole milliseconds. A file that is gone or renamed changes its folder. */
function whenSourcesChanged(): number {
  if (sourcesChanged > 0) return sourcesChanged;
  const server = join(PROJECT_ROOT, 'server');
  for (const name of ['.', ...readdirSync(server, { recursive: true, encoding: 'utf8' })]) {
    const changed = statSync(join(server, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    sourcesChanged = Math.max(sourcesChanged, Math.round(changed));
  }
  return sourcesChanged;
}

/**
 * A program that runs one file of ours, with all of ours that it names, as one file of JavaScript. The first thread
 * after a change makes that file for those after it: compiled file by file in each, they take five times as long to
 * start.
 */
function fromSource(file: string): string {
  // Within the project, so that packages are found from there.
  const name = `${relative(PROJECT_ROOT, file).replaceAll(sep, '-')}.mjs`;
  const bundle = join(PROJECT_ROOT, '.cache', 'threads', name);
  const compiler = createRequire(import.meta.url).resolve('esbuild');
  return `
    const { renameSync, statSync, utimesSync } = require('node:fs');
    const [file, bundle] = ${JSON.stringify([file, bundle])};
    // It bears the time of the sources that it was made of, at the latest: whatever the clock says, another is another.
    const madeOf = Math.round(statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    const changed = ${String(whenSourcesChanged())};
    if (madeOf !== changed) {
      const outfile = [bundle, process.pid, require('node:worker_threads').threadId].join('.');
      const ours = { bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' };
      require(${JSON.stringify(compiler)}).buildSync({ entryPoints: [file], outfile, ...ours });
      utimesSync(outfile, changed / 1000, changed / 1000);
      // Several that begin at once each make one, and none may meet half of another's.
      renameSync(outfile, bundle);
    }
    import(require('node:url').pathToFileURL(bundle).href);`;
}
