// The thread in which one file is read: a file that hurts it hurts nothing else. It ends with its file.
import { parentPort } from 'node:worker_threads';
import { decodeText } from './decode-text.ts';
import {
  FileRefusal,
  type FileKind,
  type FileProblem,
  type ReadDocument,
  type ReadLimits,
} from './limits.ts';
import { readUa } from '../read-ua.ts';
import { charsetOf, readHtml } from './read-html.ts';
import { readDocx } from './read-docx.ts';
import { readMail } from './read-mail.ts';
import { readPdf } from './read-pdf.ts';
import { readRtf } from './read-rtf.ts';
import { kindOf } from './tell-kind.ts';

export type ReadJob = { source: Uint8Array | string; limits: ReadLimits };
export type ReadAnswer = ReadDocument | { problem: FileProblem };

const READERS: Readonly<
  Record<FileKind, (bytes: Uint8Array, limits: ReadLimits) => Promise<string> | string>
> = {
  text: bytes => decodeText(bytes),
  html: bytes =>
    readHtml(decodeText(bytes, charsetOf(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')))),
  rtf: bytes => readRtf(Buffer.from(bytes).toString('latin1')),
  docx: readDocx,
  pdf: readPdf,
  mail: readMailFile,
};

async function readMailFile(bytes: Uint8Array, limits: ReadLimits): Promise<string> {
  const { text, attachments } = await readMail(bytes);
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

async function textFor(
  source: Uint8Array | string,
  limits: ReadLimits,
): Promise<Omit<ReadDocument, 'reading'>> {
  if (typeof source === 'string') return { kind: 'pasted', text: source };
  const kind = kindOf(source);
  return { kind, text: (await READERS[kind](source, limits)).replace(/\r\n?/g, '\n').trim() };
}

async function answerFor({ source, limits }: ReadJob): Promise<ReadAnswer> {
  try {
    const { kind, text } = await textFor(source, limits);
    if (text.trim() === '') return { problem: 'noText' };
    if (text.length > limits.characters) return { problem: 'tooLong' };
    return { kind, text, reading: readUa(text) };
  } catch (error) {
    // Whatever a library says of a file it cannot read, the file is what is wrong.
    return { problem: error instanceof FileRefusal ? error.problem : 'damaged' };
  }
}

parentPort?.once('message', (job: ReadJob) => {
  void answerFor(job).then(answer => parentPort?.postMessage(answer));
});
