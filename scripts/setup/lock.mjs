// One set-up at a time in one clone: a lock file that a killed holder cannot leave behind for good.

import {
  mkdirSync,
  openSync,
  writeSync,
  closeSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, say } from './commands.mjs';

const LOCK = path.join(ROOT, '.cache', 'setup.lock');
const HEARTBEAT_MS = 1000;
const COLD_AFTER_MS = 20_000;
const LOOK_AGAIN_MS = 200;

/** Runs `work` while no other command of this clone is setting up. */
export async function whileAlone(work, lock = LOCK) {
  mkdirSync(path.dirname(lock), { recursive: true });
  let announced = false;
  while (!takeFile(lock)) {
    if (!announced) say('Another command is setting up this folder; waiting for it…');
    announced = true;
    clearAbandoned(lock);
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS);
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

function takeFile(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify({ pid: process.pid, host: os.hostname() }));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away a lock whose holder is gone. The look and the taking are guarded by a second file: two waiters
 *  that both saw a dead holder must not take away the lock that the quicker of them has just made. */
function clearAbandoned(lock) {
  const guard = `${lock}.clearing`;
  if (ageOf(guard) > COLD_AFTER_MS) rmSync(guard, { force: true });
  if (!takeFile(guard)) return;
  try {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function isAbandoned(lock) {
  const age = ageOf(lock);
  if (age > COLD_AFTER_MS) return true;
  // A lock just made may not have its words yet.
  if (age < HEARTBEAT_MS) return false;
  try {
    const holder = JSON.parse(readFileSync(lock, 'utf8'));
    return holder.host === os.hostname() && !isAlive(holder.pid);
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Taken away while this machine slept: nothing to keep warm.
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
