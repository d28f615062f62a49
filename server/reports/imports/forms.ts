// What a coordinator sends to bring an office's file in: the office, how its days are written, the file or its text.
import { Refused, type FieldProblem } from '../../lib/errors.ts';
import type { Form } from '../../platform/web/form.ts';
import type { Upload } from '../../platform/web/uploads.ts';
import type { Typed } from './form-page.ts';
import { LARGEST_FILE, LONGEST_OFFICE } from './model.ts';
import { isDayOrder, type DayOrder } from './read-day.ts';
import { textOfFile } from './read-file.ts';

export const NOTHING_TYPED: Typed = {
  office: '',
  dayOrder: 'unsaid',
  text: '',
  fileName: '',
  encoding: 'utf-8',
};

/** What was typed, as it is shown again; a file that came with it stands in place of the pasted text. */
export function typedIn(form: Form): Typed {
  return {
    office: form.one('office'),
    dayOrder: form.one('days') || 'unsaid',
    text: form.raw('text'),
    fileName: form.one('fileName'),
    encoding: 'utf-8',
  };
}

/** @throws {Refused} with every field that is wrong; `typed` then is still what there is to show. */
export function readImport(
  typed: Typed,
  upload: Upload | null,
): { typed: Typed; office: string; dayOrder: DayOrder } {
  const problems: FieldProblem[] = [];
  const { office, dayOrder } = typed;
  if (office === '') problems.push({ path: 'office', reason: 'problem.missing' });
  if (office.length > LONGEST_OFFICE)
    problems.push({ path: 'office', reason: 'problem.tooLong', params: { max: LONGEST_OFFICE } });
  const order = isDayOrder(dayOrder) ? dayOrder : null;
  if (order === null) problems.push({ path: 'days', reason: 'problem.choice' });
  const file = fileIn(typed, upload, problems);
  if (problems.length > 0) throw new Refused(problems);
  return { typed: file, office, dayOrder: order ?? 'unsaid' };
}

function fileIn(typed: Typed, upload: Upload | null, problems: FieldProblem[]): Typed {
  if (upload === null) {
    if (typed.text.trim() === '') problems.push({ path: 'file', reason: 'reportImport.problem.noFile' });
    return typed;
  }
  if (upload.tooLarge === true) {
    const params = { max: LARGEST_FILE / 1_000_000 };
    problems.push({ path: 'file', reason: 'reportImport.problem.large', params });
    return typed;
  }
  try {
    return { ...typed, ...textOfFile(upload.bytes), fileName: upload.name };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems.push(...error.problems);
    return typed;
  }
}
