// Routers by the first part of an address: the same answers in the same order as without, and fewer routes looked at.
import express, { Router, type RequestHandler } from 'express';
import { createServer, type Server } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { byFirstPart } from './by-first-part.ts';

const says =
  (text: string): RequestHandler =>
  (_req, res) =>
    void res.send(text);

function routers(): Router[] {
  const inner = Router();
  inner.use((_req, res, next) => {
    res.set('X-Met', 'inner');
    next();
  });
  inner.get('/letters/:id', says('letter'));
  const first = Router();
  first.get(['/letters', '/cases/:id'], says('several'));
  first.use('/letters', (_req, res, next) => {
    res.set('X-Mounted', 'yes');
    next();
  });
  first.use(inner);
  const second = Router();
  second.get('/letters/:id', says('too late'));
  second.get('/', says('home'));
  second.post('/cases/:id', says('posted'));
  second.get('/:anything/last', says('anything'));
  second.get('/file.txt', says('file'));
  return [first, second];
}

const servers: Server[] = [];
afterAll(() => servers.forEach(server => server.close()));

/** How a site of this handler answers. */
function siteOf(...handlers: RequestHandler[]) {
  const server = createServer(express().use(...handlers)).listen(0);
  servers.push(server);
  return async (method: string, path: string) => {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, { method });
    const [line] = (await answer.text()).split('\n');
    const { headers } = answer;
    const met = ['allow', 'x-met', 'x-mounted'].map(name => headers.get(name));
    return { status: answer.status, line, met };
  };
}

const withParts = siteOf(byFirstPart(...routers()));
const without = siteOf(...routers());

test.each([
  ['GET', '/'],
  ['GET', '/letters'],
  ['GET', '/letters/'],
  ['GET', '/Letters/5?x=1'],
  ['GET', '/letters/5/more'],
  ['GET', '/letters/last'],
  ['GET', '/cases/5'],
  ['POST', '/cases/5'],
  ['PUT', '/cases/5'],
  ['GET', '/never/last'],
  ['GET', '/file.txt'],
  ['GET', '/file'],
  ['GET', '//letters/5'],
  ['GET', '/letters/%zz'],
  ['GET', '/%6cetters/5'],
  ['GET', '/constructor'],
] as const)('%s %s is answered as without', async (method, path) => {
  expect(await withParts(method, path)).toEqual(await without(method, path));
});

test('what an address takes is told of all routers at once', async () => {
  expect((await withParts('OPTIONS', '/cases/5')).line).toBe('GET, HEAD, POST');
});

test('a route is not looked at for an address that begins with another word', async () => {
  const router = Router();
  router.get('/cases/:id', says('case'));
  router.get('/letters/:id', says('letter'));
  const looked: string[] = [];
  for (const layer of router.stack) {
    const match: unknown = Reflect.get(layer, 'match');
    if (typeof match !== 'function') throw new Error('A layer of a router no longer matches paths');
    Reflect.set(layer, 'match', (path: string): unknown => {
      looked.push(layer.route?.path ?? '');
      const found: unknown = Reflect.apply(match, layer, [path]);
      return found;
    });
  }
  const site = siteOf(byFirstPart(router));
  expect((await site('GET', '/letters/5')).line).toBe('letter');
  expect(looked).toEqual(['/letters/:id']);
  expect((await site('GET', '/elsewhere')).status).toBe(404);
  expect(looked).toHaveLength(1);
});
