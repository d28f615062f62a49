// Starts a thread from one of our files, built or from source; the one place that knows the difference.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Built, the file is a .js file beside the one that asks; from source it is TypeScript, which needs tsx in its thread.
 * @param from the `import.meta.url` of the file that asks
 * @param name the thread's file, from there and without its ending: `./pdf-worker`. It names our own files at its top;
 *   only packages may be imported later
 */
export function openThread(from: string, name: string, options: WorkerOptions = {}): Worker {
  const built = from.endsWith('.js');
  const file = new URL(`${name}${built ? '.js' : '.ts'}`, from);
  if (built) return new Worker(file, options);
  const packaged = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const tsx = new URL('dist/esm/api/index.mjs', packaged).href;
  // Let go of again once our own files are there: through tsx a large library takes seven times as long to load.
  const shim = `import(${JSON.stringify(tsx)}).then(async tsx => {
    const unregister = tsx.register();
    await import(${JSON.stringify(file.href)});
    await unregister();
  })`;
  return new Worker(shim, { ...options, eval: true, execArgv: [] });
}
