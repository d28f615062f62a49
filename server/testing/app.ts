// The shipped app for tests: the same boot as in production, on a fresh database, with a clock that tests move.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openApp, closeApp, type App } from '../platform/app.ts';
import { readConfig } from '../platform/config.ts';
import { openLog, type Log } from '../platform/log.ts';
import type { Message, Transport } from '../platform/mail/transport.ts';
import { openStrings } from '../platform/strings/strings.ts';
import { openViews } from '../platform/views/views.ts';
import { openAssets } from '../platform/web/assets.ts';
import { listen } from '../platform/web/listen.ts';
import { buildHttp } from '../http.ts';
import { openTestDatabase, type DatabaseKind } from './databases.ts';
import { visitor, type Visitor } from './visitor.ts';

export type TestClock = { now(): Date; set(instant: string): void; advance(ms: number): void };

/** A clock that stands still until it is moved. */
export function testClock(instant = '2026-11-21T12:00:00.000Z'): TestClock {
  let at = Date.parse(instant);
  return {
    now: () => new Date(at),
    set: text => {
      at = Date.parse(text);
    },
    advance: ms => {
      at += ms;
    },
  };
}

export type TestTransport = Transport & { sent: Message[]; failWith: Error | null };

/** Keeps what is sent; refuses while `failWith` is set. */
export function testTransport(): TestTransport {
  const transport: TestTransport = {
    ready: true,
    sent: [],
    failWith: null,
    send: message => {
      if (transport.failWith) return Promise.reject(transport.failWith);
      transport.sent.push(message);
      return Promise.resolve();
    },
    tryOut: () => (transport.failWith ? Promise.reject(transport.failWith) : Promise.resolve()),
    close: () => undefined,
  };
  return transport;
}

type FromFiles = Pick<App, 'strings' | 'assets' | 'views'>;
let fromFiles: FromFiles | undefined;

/** What an app reads from files and never changes, read once for all apps of this process: it takes 100 ms. */
function readFiles(root: string): FromFiles {
  if (fromFiles) return fromFiles;
  const strings = openStrings(join(root, 'views', 'strings'));
  const assets = openAssets(join(root, 'public'));
  return (fromFiles = { strings, assets, views: openViews(join(root, 'views'), strings, assets.address) });
}

export type TestApp = {
  app: App;
  clock: TestClock;
  transport: TestTransport;
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  url: string;
  /** For another process, or another app, on the same database. */
  databaseUrl: string;
  /** A new person at a browser without JavaScript: own cookies. */
  visitor(): Visitor;
  end(): Promise<void>;
};

/** Opens the whole site on a database of its own, listening on a free port of this machine. */
export async function openTestApp(
  options: { database?: DatabaseKind; env?: Record<string, string>; clock?: TestClock; log?: Log } = {},
): Promise<TestApp> {
  const database = await openTestDatabase(options.database ?? 'sqlite');
  const clock = options.clock ?? testClock();
  const transport = testTransport();
  const config = readConfig({
    SECRET_KEY: randomBytes(24).toString('hex'),
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    DEMO: 'off',
    PUBLIC_URL: 'http://insist.test',
    ...options.env,
  });
  const log = options.log ?? openLog(config.logLevel);
  const { strings, assets, views } = readFiles(config.root);
  // Views of its own, so that a test that watches one app's rendering sees that of no other.
  const app = openApp(config, {
    clock,
    transport,
    db: database.db,
    log,
    strings,
    assets,
    views: { ...views },
  });
  const state = { draining: false };
  const listening = await listen(buildHttp(app, state), state, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${listening.port}`;
  return {
    app,
    clock,
    transport,
    url,
    databaseUrl: database.url,
    visitor: () => visitor(url, 'http://insist.test'),
    async end() {
      await listening.close();
      await closeApp(app);
      await database.end();
    },
  };
}
