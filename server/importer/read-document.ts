// A file or a pasted text, read in a thread of its own with limits on its time and memory; the server's thread never waits.
import { Refused } from '../lib/errors.ts';
import { doGuarded } from '../platform/guarded-thread.ts';
import { openTurns } from '../platform/turns.ts';
import {
  MEGABYTE,
  READ_LIMITS,
  type FileProblem,
  type ReadDocument,
  type ReadLimits,
} from './files/limits.ts';
import type { ReadAnswer, ReadJob } from './files/read-worker.ts';

/** Two cores read two files; a few more may wait their turn. */
const turns = openTurns(2, 8);

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
  const answer = await turns.take(() => {
    // A copy of its own, since the library that reads PDFs takes the bytes away.
    const job: ReadJob = { source: typeof source === 'string' ? source : Uint8Array.from(source), limits };
    return doGuarded<ReadAnswer>(import.meta.url, './files/read-worker', job, limits);
  });
  if ('problem' in answer) throw refused(field, answer.problem, limits);
  return answer;
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
