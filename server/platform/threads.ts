// Starts a thread from one of our files, built or from source; the one place that knows the difference.
import { createRequire } from 'node:module';
import { join, parse } from 'node:path';
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

/**
 * A program that runs one file of ours, with all of ours that it names, as one file of JavaScript. The first thread of
 * a process makes that file for those after it: compiled file by file in each, they take five times as long to start.
 */
function fromSource(file: string): string {
  // Within the project, so that packages are found from there.
  const bundle = join(PROJECT_ROOT, '.cache', 'threads', `${parse(file).name}.mjs`);
  const compiler = createRequire(import.meta.url).resolve('esbuild');
  return `
    const { renameSync, statSync } = require('node:fs');
    const [file, bundle] = ${JSON.stringify([file, bundle])};
    const madeAt = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (madeAt < ${performance.timeOrigin}) {
      const outfile = [bundle, process.pid, require('node:worker_threads').threadId].join('.');
      const ours = { bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' };
      require(${JSON.stringify(compiler)}).buildSync({ entryPoints: [file], outfile, ...ours });
      // Several that begin at once each make one, and none may meet half of another's.
      renameSync(outfile, bundle);
    }
    import(require('node:url').pathToFileURL(bundle).href);`;
}
