// The thread in which one PDF is looked through: a file that hurts it hurts nothing else. It ends with its file.
import { parentPort } from 'node:worker_threads';
import { checkPdf } from './check-pdf.ts';
import { FileRefusal, type CheckAnswer, type CheckJob } from './limits.ts';

async function answerFor({ bytes, limits }: CheckJob): Promise<CheckAnswer> {
  try {
    return await checkPdf(bytes, limits);
  } catch (error) {
    // Whatever a library says of a file it cannot read, the file is what is wrong.
    return { problem: error instanceof FileRefusal ? error.problem : 'damaged' };
  }
}

parentPort?.once('message', (job: CheckJob) => {
  void answerFor(job).then(answer => parentPort?.postMessage(answer));
});
