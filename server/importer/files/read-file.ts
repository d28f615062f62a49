// A file into text, in a thread of its own with limits on its time and memory; the server's own thread never waits.
import type { Worker } from 'node:worker_threads';
import { TooMany } from '../../lib/errors.ts';
import { residentBytes } from '../../platform/memory.ts';
import { openThread } from '../../platform/threads.ts';
import {
  MEGABYTE,
  READ_LIMITS,
  refusedFile,
  type FileProblem,
  type FileText,
  type ReadLimits,
} from './limits.ts';
import type { ReadAnswer, ReadJob } from './read-worker.ts';

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

/** Tells a text, HTML, RTF, DOCX, PDF or mail file by its content and reads it. @throws {Refused} at the field `file` */
export async function readFile(bytes: Uint8Array, given: Partial<ReadLimits> = {}): Promise<FileText> {
  const limits = { ...READ_LIMITS, ...given };
  if (bytes.length > limits.bytes) throw refusedFile('tooLarge', limits);
  await turn();
  try {
    const answer = await answerOf(bytes, limits);
    if ('problem' in answer) throw refusedFile(answer.problem, limits);
    return answer;
  } finally {
    done();
  }
}

function answerOf(bytes: Uint8Array, limits: ReadLimits): Promise<ReadAnswer> {
  return new Promise(resolve => {
    const thread: Worker = openThread(import.meta.url, './read-worker', {
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
    const job: ReadJob = { bytes: Uint8Array.from(bytes), limits };
    thread.postMessage(job);
    thread.on('message', settle);
    thread.on('error', error => settle({ problem: isOutOfMemory(error) ? 'tooHeavy' : 'damaged' }));
    thread.on('exit', refuse('damaged'));
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** What a reader may tell a person beforehand: how much is taken. */
export const takenMegabytes = READ_LIMITS.bytes / MEGABYTE;
