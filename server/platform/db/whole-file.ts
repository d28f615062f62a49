// A file that is complete or not there: written under another name, flushed to the disk, then renamed.
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Lets `write` fill a file that does not exist yet; afterwards it stands as `to`, readable by its owner only. */
export async function writeWholeFile(
  to: string,
  write: (unfinished: string) => Promise<void>,
): Promise<void> {
  const file = resolve(to);
  const unfinished = `${file}.unfinished`;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(unfinished, { force: true });
  try {
    // Made by us, empty, so that it is never readable by others while it is written.
    closeSync(openSync(unfinished, 'wx', 0o600));
    await write(unfinished);
    chmodSync(unfinished, 0o600);
    flush(unfinished);
    renameSync(unfinished, file);
    flush(dirname(file));
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
