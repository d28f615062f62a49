// The writer beside SQLite's one connection: a thread that is there while rows come in crowds, and gone when they do not.
import type { Worker } from 'node:worker_threads';
import { openThread } from '../threads.ts';
import { asOurError } from './errors.ts';
import type { Part } from './rows.ts';
import type { WriterAnswer, WriterJob } from './sqlite-writer-thread.ts';

export type SqliteWriter = {
  /** Whether `write` can be called now. Many rows at once begin to make it ready. */
  isReady(parts: readonly Part[]): boolean;
  /** One transaction, on the disk when this resolves; in the order in which they are brought. @throws what broke it, and then nothing is written. */
  write(parts: readonly Part[]): Promise<void>;
  /** After what is in hand. */
  close(): Promise<void>;
};

/** So many rows at once are a crowd: ten reports or more. Fewer are written sooner than a thread is there. */
const CROWD = 50;
/** A thread costs memory: this long after the last rows, in milliseconds, it is let go of. */
const IDLE_MS = 20_000;

/** What was given to a thread and is not answered yet. */
class InHand {
  readonly #jobs = new Map<number, { resolve: () => void; reject: (problem: unknown) => void }>();
  #lastId = 0;

  get size(): number {
    return this.#jobs.size;
  }

  add(resolve: () => void, reject: (problem: unknown) => void): number {
    this.#lastId += 1;
    this.#jobs.set(this.#lastId, { resolve, reject });
    return this.#lastId;
  }

  settle({ id, problem }: Exclude<WriterAnswer, 'ready'>): void {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    if (problem === null) job?.resolve();
    else job?.reject(asOurError(Object.assign(new Error(problem.message), { code: problem.code })));
  }

  /** Whether these were written nobody can tell here: who brought them looks again. */
  failAll(problem: Error): void {
    for (const { reject } of this.#jobs.values()) reject(problem);
    this.#jobs.clear();
  }
}

/** The thread itself; replaced in tests of its death. */
export const startWriterThread = (file: string): Worker =>
  openThread(import.meta.url, './sqlite-writer-thread', {
    workerData: file,
    // What it holds is one group of rows, for milliseconds.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 },
  });

type Options = {
  start?: (file: string) => Worker;
  /** Told when a thread begins and when it is gone: while one is there, it alone keeps SQLite's log short. */
  onPresence?: (there: boolean) => void;
};

/** @param file the database, which is there and migrated. */
export function openSqliteWriter(
  file: string,
  { start = startWriterThread, onPresence = () => undefined }: Options = {},
): SqliteWriter {
  let thread: Worker | null = null;
  let ready = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;
  const inHand = new InHand();

  /** Unless another has begun while the one before was ending. */
  function noteAbsence(): void {
    if (!thread) onPresence(false);
  }

  function gone(problem: Error): void {
    thread = null;
    ready = false;
    clearTimeout(idle);
    noteAbsence();
    inHand.failAll(problem);
  }

  function answered(from: Worker, answer: WriterAnswer): void {
    if (answer === 'ready') {
      if (thread !== from) return;
      ready = true;
      return;
    }
    inHand.settle(answer);
    // An idle thread does not keep the process from ending.
    if (inHand.size === 0) thread?.unref();
  }

  function begin(): void {
    const fresh = start(file);
    fresh.unref();
    fresh.on('message', (answer: WriterAnswer) => answered(fresh, answer));
    fresh.on('error', problem => {
      if (thread === fresh) gone(problem instanceof Error ? problem : new Error(String(problem)));
    });
    fresh.on('exit', code => {
      if (thread === fresh) gone(new Error(`the writing thread ended (${String(code)})`));
    });
    thread = fresh;
    onPresence(true);
  }

  async function end(): Promise<void> {
    const ending = thread;
    if (!ending) return;
    clearTimeout(idle);
    thread = null;
    ready = false;
    const ended = new Promise<void>(resolve => ending.once('exit', () => resolve()));
    ending.ref();
    ending.postMessage('end' satisfies WriterJob);
    await ended;
    noteAbsence();
    inHand.failAll(new Error('the writing thread ended'));
  }

  return {
    isReady(parts) {
      if (!thread && !closed && parts.reduce((sum, part) => sum + part.rows, 0) >= CROWD) begin();
      return ready;
    },
    write(parts) {
      return new Promise((resolve, reject) => {
        if (!thread) {
          reject(new Error('the writing thread is not there'));
          return;
        }
        clearTimeout(idle);
        idle = setTimeout(() => void end(), IDLE_MS).unref();
        // As one text: to copy values one by one into another thread costs the server's own more than writing them down.
        const statements = JSON.stringify(parts.map(part => part.statement()));
        const id = inHand.add(resolve, reject);
        thread.ref();
        thread.postMessage({ id, statements } satisfies WriterJob);
      });
    },
    async close() {
      closed = true;
      await end();
    },
  };
}
