// The context: what every use case is handed. No feature in it; each part can be replaced in a test.
import { join } from 'node:path';
import { systemClock, idMaker, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase, type Db } from './db/db.ts';
import { openDocuments, type Documents } from './documents/index.ts';
import { openLog, type Log } from './log.ts';
import { openTransport, type Transport } from './mail/transport.ts';
import { openSeal, type Seal } from './seal.ts';
import { openStrings, type Strings } from './strings/strings.ts';
import { openAssets, type Assets } from './web/assets.ts';
import { openViews, type Views } from './views/views.ts';

export type App = Readonly<{
  config: Config;
  log: Log;
  clock: Clock;
  newId: () => string;
  seal: Seal;
  db: Db;
  strings: Strings;
  assets: Assets;
  views: Views;
  documents: Documents;
  transport: Transport;
}>;

/** Everything opened, the edges overridable. Close it with `closeApp`. */
export function openApp(config: Config, given: Partial<App> = {}): App {
  const clock = given.clock ?? systemClock;
  const log = given.log ?? openLog(config.logLevel);
  const strings = given.strings ?? openStrings(join(config.root, 'views', 'strings'));
  const assets = given.assets ?? openAssets(join(config.root, 'public'));
  return {
    config,
    log,
    clock,
    newId: given.newId ?? idMaker(clock),
    seal: given.seal ?? openSeal(config.secretKey),
    db: given.db ?? openDatabase(config.databaseUrl),
    strings,
    assets,
    views: given.views ?? openViews(join(config.root, 'views'), strings, assets.address),
    documents: given.documents ?? openDocuments(),
    transport: given.transport ?? openTransport(config),
  };
}

export async function closeApp(app: App): Promise<void> {
  app.transport.close();
  await app.documents.close();
  await app.db.close();
}
