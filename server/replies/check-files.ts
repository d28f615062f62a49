// Files that came with a reply: told by their content, photographs encoded anew, PDFs looked through in a thread.
import { Refused, type FieldProblem } from '../lib/errors.ts';
import { doGuarded } from '../platform/guarded-thread.ts';
import { cleanPhotograph } from '../platform/images.ts';
import { openTurns } from '../platform/turns.ts';
import {
  CHECK_LIMITS,
  type CheckAnswer,
  type CheckJob,
  type CheckLimits,
  type FileProblem,
} from './files/limits.ts';
import {
  LARGEST_PDF,
  LARGEST_PHOTOGRAPH,
  LARGEST_SENT,
  MEGABYTE,
  MOST_PAGES,
  type CheckedFile,
} from './model.ts';

/** A file as it was sent: the field it came in, and its bytes; its name is not asked. */
export type SentFile = { field: string; bytes: Buffer; tooLarge?: boolean };

/** Two cores look at two files; a class that sends a page each waits its turn. */
const turns = openTurns(2, 200);

const begins = (bytes: Buffer, what: RegExp): boolean => what.test(bytes.subarray(0, 16).toString('latin1'));

const problem = (field: string, name: FileProblem): FieldProblem => ({
  path: field,
  reason: `reply.file.${name}`,
  params: {
    megabytes: LARGEST_PHOTOGRAPH / MEGABYTE,
    pdf: LARGEST_PDF / MEGABYTE,
    all: LARGEST_SENT / MEGABYTE,
    pages: MOST_PAGES,
  },
});

async function checkPdfFile(bytes: Buffer, limits: CheckLimits): Promise<CheckedFile | FileProblem> {
  if (bytes.length > LARGEST_PDF) return 'tooLarge';
  // A copy of its own, since the library that reads PDFs takes the bytes away.
  const job: CheckJob = { bytes: Uint8Array.from(bytes), limits };
  const answer = await turns.take(() =>
    doGuarded<CheckAnswer>(import.meta.url, './files/check-worker', job, limits),
  );
  if ('problem' in answer) return answer.problem;
  return { kind: 'pdf', mime: 'application/pdf', bytes, width: null, height: null, ...answer };
}

async function checkOne(
  { bytes, tooLarge }: SentFile,
  limits: CheckLimits,
): Promise<CheckedFile | FileProblem> {
  if (tooLarge === true || bytes.length > LARGEST_PHOTOGRAPH) return 'tooLarge';
  // At the very beginning: a PDF that something else stands before is two files in one.
  if (begins(bytes, /^%PDF-/)) return checkPdfFile(bytes, limits);
  if (begins(bytes, /^[^]{4}ftyp(heic|heix|hevc|hevx|mif1|msf1|avif)/)) return 'heic';
  const picture = await turns.take(() => cleanPhotograph(bytes));
  return picture === null ? 'notTaken' : { kind: 'image', ...picture, pages: null, text: '' };
}

/** What may be kept of the files. @throws {Refused} at each field whose file is not taken, and {TooMany} */
export async function checkFiles(
  files: readonly SentFile[],
  given: Partial<CheckLimits> = {},
): Promise<CheckedFile[]> {
  const limits = { ...CHECK_LIMITS, ...given };
  const problems: FieldProblem[] = [];
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const found = await checkOne(file, limits);
    if (typeof found === 'string') problems.push(problem(file.field, found));
    else checked.push(found);
  }
  if (problems.length > 0) throw new Refused(problems);
  return checked;
}
