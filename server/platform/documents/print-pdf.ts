// PDFs without waiting: a queue in front of the Typst thread, which starts at the first PDF and again if it dies.
import type { Worker } from 'node:worker_threads';
import { TooMany } from '../../lib/errors.ts';
import { openThread } from '../threads.ts';
import type { PrintDocument } from './document.ts';
import type { PdfAnswer } from './pdf-worker.ts';

export type PdfPrinterOptions = {
  /** How many documents may wait; the next is refused with `TooMany`. */
  waiting?: number;
  /** Milliseconds that one document may take before its thread is ended. */
  timeLimit?: number;
  /** Starts the thread; replaced in tests of its death. */
  start?: () => Worker;
};

type Waiting = {
  id: number;
  document: PrintDocument;
  tries: number;
  resolve: (pdf: Uint8Array) => void;
  reject: (problem: Error) => void;
};

export type PdfPrinter = {
  print: (document: PrintDocument) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

// Typst's side of a document is let go of when the thread next collects its garbage. It makes little: with more room for
// it than this, in megabytes, dozens of documents would lie about.
const YOUNG_MB = 2;

export const startWorker = (): Worker =>
  openThread(import.meta.url, './pdf-worker', { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });

export function openPdfPrinter(options: PdfPrinterOptions = {}): PdfPrinter {
  const { waiting = 64, timeLimit = 15_000, start = startWorker } = options;
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let alarm: NodeJS.Timeout | undefined;
  let lastId = 0;
  let closed = false;

  function settle(): Waiting | null {
    clearTimeout(alarm);
    const done = current;
    current = null;
    return done;
  }

  function answered(answer: PdfAnswer): void {
    if (current?.id !== answer.id) return;
    const done = settle();
    if ('pdf' in answer) done?.resolve(answer.pdf);
    else done?.reject(new Error(`the PDF could not be set: ${answer.problem}`));
    next();
  }

  /** The thread is gone: its document is tried once more in a new one, since it may not have been the cause. */
  function died(gone: Worker, problem: Error): void {
    if (worker !== gone) return;
    worker = null;
    const lost = settle();
    if (lost && lost.tries < 2 && !closed) queue.unshift(lost);
    else lost?.reject(problem);
    next();
  }

  function started(): Worker {
    const fresh = start();
    fresh.on('message', answered);
    fresh.on('error', problem =>
      died(fresh, problem instanceof Error ? problem : new Error(String(problem))),
    );
    fresh.on('exit', code => died(fresh, new Error(`the PDF thread ended (${code})`)));
    return fresh;
  }

  function overdue(): void {
    const late = settle();
    const slow = worker;
    worker = null;
    void slow?.terminate();
    late?.reject(new Error(`the PDF took more than ${timeLimit} ms`));
    next();
  }

  function next(): void {
    if (current) return;
    const job = queue.shift();
    if (!job) {
      // An idle thread does not keep the process from ending.
      worker?.unref();
      return;
    }
    worker ??= started();
    worker.ref();
    current = job;
    job.tries += 1;
    alarm = setTimeout(overdue, timeLimit);
    worker.postMessage({ id: job.id, document: job.document });
  }

  return {
    print: document =>
      new Promise((resolve, reject) => {
        if (closed) reject(new Error('the PDF printer is closed'));
        else if (queue.length >= waiting) reject(new TooMany(5));
        else {
          queue.push({ id: ++lastId, document, tries: 0, resolve, reject });
          next();
        }
      }),
    close: async () => {
      closed = true;
      const ended = new Error('the PDF printer was closed');
      for (const job of queue.splice(0)) job.reject(ended);
      settle()?.reject(ended);
      await worker?.terminate();
    },
  };
}
