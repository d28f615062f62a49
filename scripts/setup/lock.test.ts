// The set-up lock: commands started together work one after another, and a killed holder does not stop the next.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const LOCK_MODULE = path.join(import.meta.dirname, 'lock.mjs');

/** Takes the lock, writes "in", waits a little, writes "out". */
const WORKER = `
  const [lock, log] = process.argv.slice(1);
  const { whileAlone } = await import(${JSON.stringify(LOCK_MODULE)});
  const { appendFileSync } = await import('node:fs');
  await whileAlone(async () => {
    appendFileSync(log, 'in ' + process.pid + '\\n');
    await new Promise(resolve => setTimeout(resolve, 60));
    appendFileSync(log, 'out ' + process.pid + '\\n');
  }, lock);
`;

let folder = '';
let lock = '';
let log = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'insist-lock-'));
  lock = path.join(folder, 'setup.lock');
  log = path.join(folder, 'log');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function work(): Promise<void> {
  const args = ['--input-type=module', '--eval', WORKER, lock, log];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  await once(child, 'close');
  expect(child.exitCode).toBe(0);
}

function turns(): string[][] {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.map(line => line.split(' '));
}

it('lets one command at a time work', async () => {
  await Promise.all([work(), work(), work(), work()]);
  const found = turns();
  expect(found).toHaveLength(8);
  for (let turn = 0; turn < found.length; turn += 2) {
    expect(found[turn]?.[0]).toBe('in');
    expect(found[turn + 1]).toEqual(['out', found[turn]?.[1]]);
  }
});

it('takes over from holders that are gone, once', async () => {
  const gone = spawn(process.execPath, ['--eval', '']);
  await once(gone, 'close');
  writeFileSync(lock, JSON.stringify({ pid: gone.pid, host: os.hostname() }));
  const aWhileAgo = Date.now() / 1000 - 5;
  utimesSync(lock, aWhileAgo, aWhileAgo);
  await Promise.all([work(), work(), work()]);
  expect(turns().map(([word]) => word)).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
});

it('takes over from a holder on another machine whose heartbeat is cold', async () => {
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: 'another-machine' }));
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(lock, longAgo, longAgo);
  await work();
  expect(turns()).toHaveLength(2);
});
