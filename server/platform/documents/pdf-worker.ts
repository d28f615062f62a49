// The thread that sets PDFs: one document in, one file out, so that the server's own thread never waits.
import { parentPort } from 'node:worker_threads';
import type { PrintDocument } from './document.ts';
import { setPdf } from './set-pdf.ts';

export type PdfJob = { id: number; document: PrintDocument };
export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; problem: string };

parentPort?.on('message', (job: PdfJob) => {
  let answer: PdfAnswer;
  try {
    answer = { id: job.id, pdf: setPdf(job.document) };
  } catch (problem) {
    answer = { id: job.id, problem: problem instanceof Error ? problem.message : String(problem) };
  }
  parentPort?.postMessage(answer);
});
