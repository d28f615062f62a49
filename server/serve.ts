// The server: read the environment, open the app, migrate, listen, start the worker, end cleanly on a signal.
import { firstRunLink } from './accounts/make-link.ts';
import { loadDemo, loadDemoIfWanted } from './demo/load.ts';
import { runApart } from './platform/apart.ts';
import { closeApp, openApp, type App } from './platform/app.ts';
import { ConfigError, readConfig, type Config } from './platform/config.ts';
import { migrate } from './platform/db/migrate.ts';
import type { Draining } from './platform/web/health.ts';
import { listen } from './platform/web/listen.ts';
import { buildHttp } from './http.ts';
import { startWorker } from './worker.ts';

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

/** Loading takes tens of megabytes that would stay with the server; only a database in memory is nobody else's. */
async function loadDemoApart(app: App): Promise<void> {
  if (app.config.databaseUrl === 'sqlite::memory:') await loadDemo(app);
  else await runApart(import.meta.url, './cli', ['demo']);
}

async function serve(app: App): Promise<void> {
  const { config, log } = app;
  for (const warning of config.warnings) log.warn(warning);
  await migrate(app.db, { log });
  if (await loadDemoIfWanted(app, loadDemoApart)) log.info('the demo content was loaded');
  const state: Draining = { draining: false };
  const listening = await listen(buildHttp(app, state), state, config.port, config.host);
  const worker = config.worker ? startWorker(app) : null;
  process.stdout.write(`Insist is at http://localhost:${listening.port}\n`);
  const first = await firstRunLink(app);
  if (first !== null) {
    process.stdout.write(`There is no coordinator yet. Become the first one at ${first}\n`);
  }

  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'ending: finishing what is in hand');
    await Promise.all([listening.close(), worker?.stop()]);
    await closeApp(app);
    log.info('ended');
  };
  process.on('SIGTERM', signal => void end(signal));
  process.on('SIGINT', signal => void end(signal));
}

const app = openApp(configOrExit());
serve(app).catch((error: unknown) => {
  app.log.fatal({ err: error }, 'could not start');
  process.stderr.write(`Insist could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
