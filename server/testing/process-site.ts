// A database with one published action, on which tests start, kill and restart processes of their own.
import { closeApp, openApp, type App } from '../platform/app.ts';
import { readConfig } from '../platform/config.ts';
import { openTestDatabase, type DatabaseKind } from './databases.ts';
import { makeAction, type MadeAction } from './makers.ts';
import { killWhatIsLeft, PROCESS_SECRET } from './site-process.ts';

export type ProcessSite = {
  /** What the processes are given as DATABASE_URL. */
  databaseUrl: string;
  /** The same database from inside the test: for making content and for recounting. */
  app: App;
  action: MadeAction;
};

/** Gives `work` such a database and takes it away afterwards; what is still running then is killed. */
export async function withProcessSite(
  kind: DatabaseKind,
  work: (site: ProcessSite) => Promise<void>,
): Promise<void> {
  const database = await openTestDatabase(kind);
  const config = readConfig({
    SECRET_KEY: PROCESS_SECRET,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'http://insist.test',
    LOG_LEVEL: 'silent',
  });
  const app = openApp(config, { db: database.db });
  try {
    const action = await makeAction(app, { deadline: '2199-12-31' });
    await work({ databaseUrl: database.url, app, action });
  } finally {
    await killWhatIsLeft();
    await closeApp(app);
    await database.end();
  }
}
