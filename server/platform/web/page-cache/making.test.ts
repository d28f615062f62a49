// How the cache has pages made: what becomes of those who wait, of failures, and of askers who go away.
import { EventEmitter, once } from 'node:events';
import { get, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../../testing/app.ts';
import { listen, type Listening } from '../listen.ts';
import { Addresses } from './addresses.ts';
import { handOver, mayKeep } from './may-keep.ts';
import { cachePages } from './page-cache.ts';

let site: TestApp;
let listening: Listening;
let handler: RequestListener;
let counted: number[];
let arrived: number;
beforeEach(async () => {
  site = await openTestApp();
  counted = [];
  arrived = 0;
  const cached = cachePages(
    site.app,
    (req, res) => handler(req, res),
    status => counted.push(status),
  );
  const door: RequestListener = (req, res) => {
    cached(req, res);
    arrived += 1;
  };
  listening = await listen(door, { draining: false }, 0, '127.0.0.1');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await listening.close();
  await site.end();
});

const PAGE = 'a page '.repeat(1000);
const page = (res: ServerResponse, text = PAGE): boolean => {
  mayKeep(res);
  return handOver(res, text);
};
const ask = (path: string, encoding = 'identity') =>
  fetch(`http://127.0.0.1:${listening.port}${path}`, { headers: { 'accept-encoding': encoding } });
/** One that can be hung up. */
const call = (path: string, encoding = 'identity') => {
  const { port } = listening;
  const headers = { 'accept-encoding': encoding };
  return get({ port, host: '127.0.0.1', path, headers, agent: false }).on('error', () => undefined);
};

/** A handler that answers nothing by itself: its requests are taken in their order. */
function byHand() {
  const came = new EventEmitter();
  const held: { req: IncomingMessage; res: ServerResponse }[] = [];
  handler = (req, res) => {
    held.push({ req, res });
    came.emit('one');
  };
  const most = async (many: number) => {
    while (held.length < many) await once(came, 'one');
    return held;
  };
  return { held, most };
}

test.each(['br', 'gzip'])(
  'a handler that fails after its page is answered as failed, in %s too',
  async as => {
    handler = (_req, res) => {
      page(res);
      res.statusCode = 500;
      res.end('It failed.');
    };
    const failed = await ask('/', as);
    expect([failed.status, await failed.text(), failed.headers.get('etag')]).toEqual([
      500,
      'It failed.',
      null,
    ]);
    // By the time this one is compressed so is the other, which must do nothing more.
    handler = (_req, res) => void page(res);
    expect(await (await ask('/', as)).text()).toBe(PAGE);
  },
);

test('a page that cannot be sent ends its own connection, and no more', async () => {
  handler = (_req, res) => void page(res);
  const error = vi.spyOn(site.app.log, 'error');
  vi.spyOn(site.app, 'newId').mockImplementationOnce(() => {
    throw new Error('No id.');
  });
  await expect(ask('/', 'br')).rejects.toThrow();
  expect(error).toHaveBeenCalledOnce();
  expect((await ask('/', 'br')).status).toBe(200);
});

/** Many who wait for a page that is being made anew. */
async function crowd(many: number, encoding: string) {
  handler = (_req, res) => void page(res, 'old');
  await ask('/', encoding);
  site.app.db.changes.wroteEverything();
  const { held, most } = byHand();
  const maker = call('/', encoding);
  const [first] = await most(1);
  const waiting = Array.from({ length: many }, () => ask('/', encoding));
  await vi.waitUntil(() => arrived === many + 2, { timeout: 5000 });
  expect(held).toHaveLength(1);
  return { held, most, maker, first, waiting };
}

test('when the asker a page is made for has gone, those who wait have it made in turns, and kept', async () => {
  const { held, most, maker, waiting } = await crowd(20, 'identity');
  maker.destroy();
  await most(7);
  expect(held).toHaveLength(7);
  for (const { res } of held.slice(1)) page(res, 'new');
  for (const answer of await Promise.all(waiting)) expect(await answer.text()).toBe('new');
  expect(held).toHaveLength(7);
});

test('when a page turns out to be none, those who wait go on at once, not one after the other', async () => {
  const { held, most, first, waiting } = await crowd(5, 'identity');
  if (first) Object.assign(first.res, { statusCode: 404 }).write('Not');
  await most(6);
  for (const { res } of held.slice(1)) Object.assign(res, { statusCode: 404 }).end('Not here.');
  for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(404);
  first?.res.end();
});

test('a page that is only to be compressed yet is kept, also when its asker has gone', async () => {
  const { held, first, waiting } = await crowd(3, 'br');
  const long = Array.from({ length: 60_000 }, (_, at) => (at * at).toString(36)).join(' ');
  if (first) {
    page(first.res, long);
    first.req.socket.destroy();
  }
  for (const answer of await Promise.all(waiting)) expect(await answer.text()).toBe(long);
  expect(held).toHaveLength(1);
});

test('a page is kept also where all else had to be forgotten when it was made', async () => {
  const made = vi.fn<RequestListener>((_req, res) => void page(res));
  handler = made;
  vi.spyOn(Addresses.prototype, 'learn').mockReturnValueOnce(false);
  await ask('/');
  await ask('/');
  expect(made).toHaveBeenCalledOnce();
});

test('a point in what is searched for makes no file of a page: six are made at once', async () => {
  const { held, most } = byHand();
  const answers = Array.from({ length: 7 }, (_, at) => ask(`/p${at}?q=a.b`));
  await vi.waitUntil(() => arrived === 7, { timeout: 5000 });
  expect(held).toHaveLength(6);
  for (let at = 0; at < 7; at += 1) {
    const one = (await most(at + 1))[at];
    if (one) page(one.res);
  }
  await Promise.all(answers);
  const files = Array.from({ length: 7 }, (_, at) => ask(`/file.pdf?v=${at}`));
  for (const { res } of (await most(14)).slice(7)) page(res);
  await Promise.all(files);
});

test('who has a page made is counted and logged by the handler alone, under the id it gave', async () => {
  handler = (_req, res) => {
    res.setHeader('X-Request-Id', 'made');
    page(res);
  };
  vi.spyOn(site.app.log, 'isLevelEnabled').mockReturnValue(true);
  const debug = vi.spyOn(site.app.log, 'debug');
  const first = await ask('/');
  expect([counted, debug.mock.calls, first.headers.get('x-request-id')]).toEqual([[], [], 'made']);
  const second = await ask('/');
  expect(counted).toEqual([200]);
  expect(debug).toHaveBeenCalledOnce();
  expect(second.headers.get('x-request-id')).not.toBe('made');
});

test('a database that fails at once is told of in words', async () => {
  vi.spyOn(site.app.db.changes, 'look').mockImplementation(() => {
    throw new Error('disk I/O error');
  });
  handler = (_req, res) => void res.end('In words.');
  expect(await (await ask('/')).text()).toBe('In words.');
  expect((await fetch(site.url)).status).toBe(500);
});
