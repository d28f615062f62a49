// Forms with files: how much of them is taken, what is kept of the rest, and that nobody holds a place by sending slowly.
import express from 'express';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTurns } from '../turns.ts';
import { formOf } from './form.ts';
import { oneAfterAnother, readUploads, uploadOf, uploadsOf } from './uploads.ts';

const PACE = { longestMs: 3000, floor: { bytesPerSecond: 1000, afterMs: 300, everyMs: 50 } };
let server: Server;
let port = 0;

beforeEach(async () => {
  const app = express();
  const limits = {
    fileBytes: 1000,
    totalBytes: 1500,
    files: 3,
    fieldBytes: 100,
    fields: 5,
    keepFields: true,
  };
  app.post('/', oneAfterAnother(openTurns(1, 5), PACE), readUploads(limits), (req, res) => {
    const sizes = ['a', 'b', 'c'].map(field => {
      const upload = uploadOf(req, field);
      return upload === null ? null : upload.tooLarge ? 'too large' : upload.bytes.length;
    });
    res.json({ word: formOf(req).one('word'), count: uploadsOf(req), sizes });
  });
  server = createServer(app);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function post(files: Record<string, number>): Promise<unknown> {
  const body = new FormData();
  body.append('word', 'typed');
  for (const [name, size] of Object.entries(files))
    body.append(name, new Blob([Buffer.alloc(size, 'x')]), 'x');
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body }).then(answer => answer.json());
}

test('a file that is too large, and one too many for all of them, are told of; the fields stand', async () => {
  expect(await post({ a: 900, b: 500 })).toEqual({ word: 'typed', count: 2, sizes: [900, 500, null] });
  expect(await post({ a: 1001, b: 400 })).toEqual({
    word: 'typed',
    count: 2,
    sizes: ['too large', 400, null],
  });
  expect(await post({ a: 900, b: 900 })).toEqual({
    word: 'typed',
    count: 2,
    sizes: [900, 'too large', null],
  });
});

/** A form begun and continued by `size` bytes every `everyMs`; gives after how many milliseconds it was cut off. */
async function begin(size: number, everyMs: number): Promise<readonly [Promise<number>]> {
  const slow = connect(port, '127.0.0.1');
  const began = performance.now();
  slow.on('error', () => undefined);
  slow.write(
    'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 500000\r\n\r\n--b\r\n',
  );
  const more = setInterval(() => slow.write('x'.repeat(size)), everyMs);
  await new Promise<void>(resolve => server.once('request', () => resolve()));
  return [
    new Promise<number>(resolve =>
      slow.once('close', () => {
        clearInterval(more);
        resolve(performance.now() - began);
      }),
    ),
  ] as const;
}

test('who sends a byte now and then is cut off, and the next one is served', async () => {
  const [cut] = await begin(1, 20);
  expect(await post({ a: 10 })).toEqual({ word: 'typed', count: 1, sizes: [10, null, null] });
  expect(await cut).toBeLessThan(2500);
});

test('who sends slowly and above the floor has until the longest time', async () => {
  const [cut] = await begin(400, 50);
  expect(await cut).toBeGreaterThan(2900);
});
