// Starts what is measured, each in a process of its own: the built site on a fresh database, and the bare reference.

import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '..');
const READY_MS = 30_000;
const WRITES_NOTHING = path.join(import.meta.dirname, 'writes-nothing.mjs');

export type Running = { url: string; end(): Promise<void> };
export type Site = Running & {
  /** What it was started with: who opens its database beside it needs the same. */
  env: Record<string, string | undefined>;
  /** Milliseconds from the start of the process to its first answer of 200. */
  startedInMs: number;
  /** Resident memory now, in bytes; undefined where the system does not tell. */
  residentBytes(): number | undefined;
  /** Ends the process and starts it again on the same database. */
  again(): Promise<Site>;
};

/**
 * The built site with demo content, without limits, on a SQLite file of its own.
 * `withoutDatabase`: it takes reports as ever, but writes none of them.
 */
export function startSite({ withoutDatabase = false } = {}): Promise<Site> {
  return startOn(mkdtempSync(path.join(os.tmpdir(), 'insist-bench-')), withoutDatabase);
}

async function startOn(folder: string, withoutDatabase = false): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `sqlite:${path.join(folder, 'insist.sqlite')}`,
    SECRET_KEY: 'only-for-measuring'.padEnd(40, '.'),
    DEMO: 'on',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  };
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...(withoutDatabase ? ['--import', WRITES_NOTHING] : []), 'dist/server/main.js'],
    {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await untilAnswering(url, child);
  const startedInMs = performance.now() - began;
  return {
    url,
    env,
    startedInMs,
    residentBytes: () => residentOf(child),
    again: async () => {
      await endOf(child);
      return startOn(folder);
    },
    end: async () => {
      await endOf(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A bare server that answers everything with this answer. */
export async function startBare(answer: {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}): Promise<Running> {
  const child = fork(path.join(import.meta.dirname, 'bare.ts'), { execArgv: ['--import', 'tsx'] });
  child.send({ ...answer, body: answer.body.toString('base64') });
  const port = await new Promise<number>(resolve => {
    child.once('message', (message: { port: number }) => resolve(message.port));
  });
  return { url: `http://127.0.0.1:${String(port)}`, end: () => endOf(child) };
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(10);
  }
  throw new Error('The site did not answer.');
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function residentOf(child: ChildProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}
