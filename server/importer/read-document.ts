// A file or a pasted text, read in a thread of its own with limits on its time and memory; the server's thread never waits.
import type { Worker } from 'node:worker_threads';
import { Refused, TooMany } from '../lib/errors.ts';
import { residentBytes } from '../platform/memory.ts';
import { openThread } from '../platform/threads.ts';
import {
  MEGABYTE,
  READ_LIMITS,
  type FileProblem,
  type ReadDocument,
  type ReadLimits,
} from './files/limits.ts';
import type { ReadAnswer, ReadJob } from './files/read-worker.ts';

/** Two cores read two files; a few more may wait their turn. */
const AT_ONCE = 2;
const MOST_WAITING = 8;
const LOOK_AFTER_MS = 50;

let reading = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (reading < AT_ONCE) {
    reading += 1;
    return;
  }
  if (waiting.length >= MOST_WAITING) throw new TooMany(10);
  await new Promise<void>(resolve => waiting.push(resolve));
}

/** The next in the line takes the place over; only when nobody waits is it free. */
function done(): void {
  const next = waiting.shift();
  if (next) next();
  else reading -= 1;
}

/**
 * Reads a file (text, HTML, RTF, DOCX, PDF or mail, told by its content) or a pasted text.
 * @throws {Refused} at the field `file` or `text`, and {TooMany} when many are read already
 */
export async function readDocument(
  source: Uint8Array | string,
  given: Partial<ReadLimits> = {},
): Promise<ReadDocument> {
  const limits = { ...READ_LIMITS, ...given };
  const field = typeof source === 'string' ? 'text' : 'file';
  if (source.length > limits.bytes) throw refused(field, 'tooLarge', limits);
  await turn();
  try {
    const answer = await answerOf(source, limits);
    if ('problem' in answer) throw refused(field, answer.problem, limits);
    return answer;
  } finally {
    done();
  }
}

/** The refusal as a page shows it at its field. */
function refused(field: string, problem: FileProblem, limits: ReadLimits): Refused {
  const params = {
    megabytes: Math.round(limits.bytes / MEGABYTE),
    pages: limits.pages,
    characters: limits.characters,
  };
  return new Refused([{ path: field, reason: `importer.file.${problem}`, params }]);
}

function answerOf(source: Uint8Array | string, limits: ReadLimits): Promise<ReadAnswer> {
  return new Promise(resolve => {
    const thread: Worker = openThread(import.meta.url, './files/read-worker', {
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const before = residentBytes();
    const settle = (answer: ReadAnswer): void => {
      clearTimeout(alarm);
      clearInterval(watch);
      resolve(answer);
      void thread.terminate();
    };
    const refuse = (problem: FileProblem) => (): void => settle({ problem });
    const alarm = setTimeout(refuse('tooSlow'), limits.milliseconds);
    // A thread's own limit holds for objects, not for the buffers into which a file is unpacked.
    const watch = setInterval(() => {
      if (residentBytes() - before > limits.grownBytes) settle({ problem: 'tooHeavy' });
    }, LOOK_AFTER_MS);
    // A copy of its own, since the library that reads PDFs takes the bytes away.
    const job: ReadJob = { source: typeof source === 'string' ? source : Uint8Array.from(source), limits };
    thread.postMessage(job);
    thread.on('message', settle);
    thread.on('error', error => settle({ problem: isOutOfMemory(error) ? 'tooHeavy' : 'damaged' }));
    thread.on('exit', refuse('damaged'));
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
