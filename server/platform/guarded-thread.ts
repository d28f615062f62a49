// One job over bytes that a stranger sent, done in a thread of its own that is ended after it, whatever happens in it.
import type { Worker } from 'node:worker_threads';
import { residentBytes } from './memory.ts';
import { openThread } from './threads.ts';

const LOOK_AFTER_MS = 50;

export type Guard = {
  milliseconds: number;
  /** By how much the process may grow while the job is done. */
  grownBytes: number;
};

/** What became of a job that gave no answer. */
export type GuardProblem = 'tooSlow' | 'tooHeavy' | 'damaged';

/**
 * Gives the thread its job as a message and takes its first message as the answer.
 * @param from the `import.meta.url` of the file that asks
 * @param name the thread's file, from there and without its ending
 */
export function doGuarded<Answer>(
  from: string,
  name: string,
  job: object,
  guard: Guard,
): Promise<Answer | { problem: GuardProblem }> {
  return new Promise(resolve => {
    const thread: Worker = openThread(from, name, {
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const before = residentBytes();
    const settle = (answer: Answer | { problem: GuardProblem }): void => {
      clearTimeout(alarm);
      clearInterval(watch);
      resolve(answer);
      void thread.terminate();
    };
    const refuse = (problem: GuardProblem) => (): void => settle({ problem });
    const alarm = setTimeout(refuse('tooSlow'), guard.milliseconds);
    // A thread's own limit holds for objects, not for the buffers into which a file is unpacked.
    const watch = setInterval(() => {
      if (residentBytes() - before > guard.grownBytes) settle({ problem: 'tooHeavy' });
    }, LOOK_AFTER_MS);
    thread.postMessage(job);
    thread.on('message', settle);
    thread.on('error', error => settle({ problem: isOutOfMemory(error) ? 'tooHeavy' : 'damaged' }));
    thread.on('exit', refuse('damaged'));
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
