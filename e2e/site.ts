// What every journey stands on: the built site, started on a database of its own, and the operator's commands for it.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';

const ROOT = path.join(import.meta.dirname, '..');
const READY_MS = 60_000;

export type Site = {
  /** Without a slash at its end. */
  url: string;
  /** Runs `insist VERB …` on this site's database and gives what it prints on stdout. */
  insist(...args: string[]): Promise<string>;
  /** The link by which the first coordinator enters: printed when the site starts without one. */
  firstRunLink(): string;
};

/** `test` as in Playwright, with a site of the worker's own and `baseURL` set to it. */
export const test = base.extend<object, { demo: 'on' | 'off'; siteOf: string; site: Site }>({
  /** Whether the site begins with the demo content: `test.use({ demo: 'off' })`. */
  demo: ['on', { scope: 'worker', option: true }],
  /** A site that no other file shares, for journeys of its first coordinator: `test.use({ siteOf: 'letters' })`. */
  siteOf: ['everybody', { scope: 'worker', option: true }],
  site: [
    async ({ demo }, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'insist-journey-'));
      const port = await freePort();
      const url = `http://localhost:${String(port)}`;
      const env = {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(port),
        PUBLIC_URL: url,
        DATABASE_URL: `sqlite:${path.join(folder, 'insist.sqlite')}`,
        SECRET_KEY: 'only-for-browser-journeys'.padEnd(40, '.'),
        DEMO: demo,
        LOG_LEVEL: 'warn',
      };
      const server = start(['dist/server/main.js'], env);
      try {
        await untilReady(url, server.child);
        await use({
          url,
          insist: (...args) => answerOf(['dist/server/cli.js', ...args], env),
          firstRunLink: () => /\S+\/desk\/welcome\/\S+/.exec(server.printed())?.[0] ?? '',
        });
      } catch (error) {
        throw new Error(`${String(error)}\n${server.printed()}`, { cause: error });
      } finally {
        server.child.kill('SIGTERM');
        if (server.child.exitCode === null) await once(server.child, 'close');
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url);
  },
});

export { expect } from '@playwright/test';

function start(args: string[], env: NodeJS.ProcessEnv): { child: ChildProcess; printed: () => string } {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, printed: () => Buffer.concat(chunks).toString() };
}

async function answerOf(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let answer = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`insist ${args.slice(1).join(' ')}: ${complaint}`);
  return answer;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('The site did not become ready.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}
