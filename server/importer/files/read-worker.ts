// The thread in which one file is read: a file that hurts it hurts nothing else. It ends with its file.
import { parentPort } from 'node:worker_threads';
import { decodeText } from './decode-text.ts';
import { FileRefusal, type FileKind, type FileProblem, type FileText, type ReadLimits } from './limits.ts';
import { charsetOf, readHtml } from './read-html.ts';
import { kindOf } from './tell-kind.ts';

export type ReadJob = { bytes: Uint8Array; limits: ReadLimits };
export type ReadAnswer = FileText | { problem: FileProblem };

const READERS: Readonly<
  Record<FileKind, (bytes: Uint8Array, limits: ReadLimits) => Promise<string> | string>
> = {
  text: bytes => decodeText(bytes),
  html: bytes =>
    readHtml(decodeText(bytes, charsetOf(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')))),
  // The readers of rarer files are loaded with the first of their kind.
  rtf: async bytes => (await import('./read-rtf.ts')).readRtf(Buffer.from(bytes).toString('latin1')),
  docx: async (bytes, limits) => (await import('./read-docx.ts')).readDocx(bytes, limits),
  pdf: async (bytes, limits) => (await import('./read-pdf.ts')).readPdf(bytes, limits),
  mail: readMailFile,
};

async function readMailFile(bytes: Uint8Array, limits: ReadLimits): Promise<string> {
  const { text, attachments } = await (await import('./read-mail.ts')).readMail(bytes);
  for (const attachment of attachments) {
    try {
      const kind = kindOf(attachment);
      // A mail in a mail in a mail ends here.
      if (kind === 'mail') continue;
      const attached = await READERS[kind](attachment, limits);
      if (attached.length > text.length) return attached;
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
    }
  }
  return text;
}

async function answerFor(bytes: Uint8Array, limits: ReadLimits): Promise<ReadAnswer> {
  try {
    const kind = kindOf(bytes);
    const text = (await READERS[kind](bytes, limits)).replace(/\r\n?/g, '\n').trim();
    if (text === '') return { problem: 'noText' };
    return text.length > limits.characters ? { problem: 'tooLong' } : { kind, text };
  } catch (error) {
    // Whatever a library says of a file it cannot read, the file is what is wrong.
    return { problem: error instanceof FileRefusal ? error.problem : 'damaged' };
  }
}

parentPort?.once('message', ({ bytes, limits }: ReadJob) => {
  void answerFor(bytes, limits).then(answer => parentPort?.postMessage(answer));
});
