// Starting other programs from the set-up: quietly with their output kept for the case of failure, or in the open.

import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const ROOT = realpathSync(path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..'));

/** Something a person can mend: printed as its message alone, without a stack. */
export class SetupProblem extends Error {
  forPeople = true;
}

/** One line for the person at the terminal. On stderr, since stdout belongs to the verb's answer. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program to its end and keeps what it prints.
 * @returns {Promise<{code: number, output: string}>} code 124 when `timeoutMs` passed, 127 when it is not there
 */
export function runQuietly(command, args, { env = process.env, timeoutMs = 0, cwd = ROOT } = {}) {
  return new Promise(resolve => {
    // A group of its own, so that a timeout ends the program's children with it.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const chunks = [];
    let timedOut = false;
    const outOfTime = () => {
      timedOut = true;
      endGroup(child, 'SIGKILL');
    };
    const giveUp = timeoutMs > 0 ? setTimeout(outOfTime, timeoutMs) : undefined;
    const stopForwarding = forwardSignals(signal => endGroup(child, signal));
    const finish = code => {
      clearTimeout(giveUp);
      stopForwarding();
      resolve({ code: timedOut ? 124 : code, output: Buffer.concat(chunks).toString() });
    };
    child.stdout.on('data', chunk => chunks.push(chunk));
    child.stderr.on('data', chunk => chunks.push(chunk));
    child.on('error', () => finish(127));
    child.on('close', (code, signal) => finish(code ?? exitCodeOf(signal)));
  });
}

/** Runs a program in the open: it has our terminal, our signals, and gives us its exit code. */
export function runOpenly(command, args, { env = process.env, stdout = 'inherit' } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['inherit', stdout, 'inherit'] });
    // A terminal's Ctrl-C reaches the child by itself: passed on again it would count as the second one.
    const stopForwarding = forwardSignals(signal => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
    const finish = code => {
      stopForwarding();
      resolve(code);
    };
    child.on('error', () => finish(127));
    child.on('close', (code, signal) => finish(code ?? exitCodeOf(signal)));
  });
}

/** Runs one of the installed packages' programs, by the path of its script: no shell, no lookup of PATH. */
export function packageScript(script) {
  return path.join(ROOT, 'node_modules', script);
}

/** Whether a program of this name answers at all. */
export function isThere(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function forwardSignals(forward) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const listeners = signals.map(signal => [signal, () => forward(signal)]);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return () => {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  };
}

function exitCodeOf(signal) {
  const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
  return numbers[signal] ?? 1;
}
