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

/** A thread and what it was given; `exited` once it is gone. */
type There = { thread: Worker; inHand: InHand; ready: boolean; exited: Promise<void> };

type Options = {
  start?: (file: string) => Worker;
  /** After how long without rows the thread is let go of, in milliseconds. */
  idleMs?: number;
  /** Told when a thread begins and when it is gone: while one is there, it alone keeps SQLite's log short. */
  onPresence?: (there: boolean) => void;
};

/** @param file the database, which is there and migrated. */
export function openSqliteWriter(
  file: string,
  { start = startWriterThread, idleMs = IDLE_MS, onPresence = () => undefined }: Options = {},
): SqliteWriter {
  let current: There | null = null;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;
  /** Of all threads that are still there. */
  const exits = new Set<Promise<void>>();

  /** Unless another has begun while the one before was ending. */
  function noteAbsence(): void {
    if (!current) onPresence(false);
  }

  function restIn(there: There): void {
    clearTimeout(idle);
    idle = setTimeout(() => end(there), idleMs).unref();
  }

  function gone(there: There, problem: Error): void {
    // Each fails what it was given itself: another may have begun meanwhile.
    there.inHand.failAll(problem);
    if (current !== there) return;
    current = null;
    clearTimeout(idle);
    noteAbsence();
  }

  function answered(there: There, answer: Exclude<WriterAnswer, 'ready'>): void {
    there.inHand.settle(answer);
    // An idle thread does not keep the process from ending; one that was told to end is waited for.
    if (there.inHand.size === 0 && there === current) there.thread.unref();
  }

  function begin(): void {
    const thread = start(file);
    const exited = new Promise<void>(resolve => thread.once('exit', () => resolve()));
    exits.add(exited);
    void exited.then(() => exits.delete(exited));
    const there: There = { thread, inHand: new InHand(), ready: false, exited };
    thread.unref();
    thread.on('message', (answer: WriterAnswer) => {
      if (answer === 'ready') there.ready = true;
      else answered(there, answer);
    });
    thread.on('error', problem =>
      gone(there, problem instanceof Error ? problem : new Error(String(problem))),
    );
    thread.on('exit', code => gone(there, new Error(`the writing thread ended (${String(code)})`)));
    current = there;
    restIn(there);
    onPresence(true);
  }

  function end(there: There): void {
    if (current !== there) return;
    clearTimeout(idle);
    current = null;
    there.thread.ref();
    there.thread.postMessage('end' satisfies WriterJob);
    void there.exited.then(noteAbsence);
  }

  return {
    isReady(parts) {
      if (!current && !closed && parts.reduce((sum, part) => sum + part.rows, 0) >= CROWD) begin();
      return current?.ready ?? false;
    },
    write(parts) {
      return new Promise((resolve, reject) => {
        if (!current) {
          reject(new Error('the writing thread is not there'));
          return;
        }
        const { thread, inHand } = current;
        restIn(current);
        // As one text: to copy values one by one into another thread costs the server's own more than writing them down.
        const statements = JSON.stringify(parts.map(part => part.statement()));
        const id = inHand.add(resolve, reject);
        thread.ref();
        thread.postMessage({ id, statements } satisfies WriterJob);
      });
    },
    async close() {
      closed = true;
      if (current) end(current);
      // One that was let go of before may still be at the disk.
      await Promise.all(exits);
    },
  };
}
