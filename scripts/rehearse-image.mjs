// Rehearses the Dockerfile's steps in a clean folder, for a machine where no container engine runs.

import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  readdirSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const WAIT_MS = 20_000;

const stage = mkdtempSync(path.join(os.tmpdir(), 'insist-image-'));
const build = path.join(stage, 'build');
const image = path.join(stage, 'image');
const data = path.join(stage, 'data');
mkdirSync(data);

try {
  // The context is what git tracks, less what .dockerignore names.
  run('git', ['clone', '--quiet', '--depth=1', `file://${ROOT}`, build], stage);
  for (const name of ignored()) rmSync(path.join(build, name), { recursive: true, force: true });

  const prefix = path.dirname(path.dirname(process.execPath));
  const headers = existsSync(path.join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  run('npm', ['ci', '--include=dev'], build, headers);
  run('npm', ['run', 'build'], build);
  run('npm', ['prune', '--omit=dev'], build, headers);
  run('node', ['scripts/trim-image.mjs'], build);

  for (const name of imageParts()) {
    cpSync(path.join(build, name), path.join(image, name), { recursive: true, verbatimSymlinks: true });
  }
  rmSync(build, { recursive: true });
  console.log(`The image holds ${(sizeOf(image) / 1e6).toFixed(0)} MB beside Node.`);
  await startAndAsk();
  console.log('The steps of the Dockerfile give a server that answers /health/ready.');
} finally {
  rmSync(stage, { recursive: true, force: true });
}

function ignored() {
  const lines = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').split('\n');
  return lines.map(line => line.trim()).filter(line => line && line !== '.git');
}

/** What the second stage copies, read from the Dockerfile itself. */
function imageParts() {
  const text = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8');
  return [...text.matchAll(/^COPY --from=build \/insist\/(\S+)/gm)].map(match => match[1]);
}

async function startAndAsk() {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: 'https://actions.example.org',
    SECRET_KEY: 'only-for-this-rehearsal-'.padEnd(48, 'x'),
    DATABASE_URL: `sqlite:${path.join(data, 'insist.sqlite')}`,
  };
  const server = spawn(process.execPath, ['dist/server/main.js'], { cwd: image, env, stdio: 'inherit' });
  const ended = new Promise(resolve => server.once('close', code => resolve(code)));
  try {
    await isReady(port, ended);
  } finally {
    server.kill('SIGTERM');
  }
  const code = await ended;
  if (code !== 0) throw new Error(`The server did not end cleanly: exit code ${code}`);
}

async function isReady(port, ended) {
  const until = Date.now() + WAIT_MS;
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (Date.now() < until && !isOver) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('The server did not become ready.');
}

function freePort() {
  return new Promise(resolve => {
    const probe = net.createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function run(command, args, cwd, more = {}) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd, env: { ...process.env, ...more }, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}`);
}

function sizeOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
