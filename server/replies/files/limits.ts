// What looking through a file may cost, and the reasons for which one is not kept.
import { MEGABYTE, MOST_PAGES } from '../model.ts';

export const CHECK_LIMITS = {
  milliseconds: 15_000,
  grownBytes: 350 * MEGABYTE,
  pages: MOST_PAGES,
  /** Of the words kept with it; more of them are left out. */
  characters: 60_000,
};
export type CheckLimits = typeof CHECK_LIMITS;

/** Each has its sentence in the strings, under `reply.file.`. */
export type FileProblem =
  | 'tooLarge'
  | 'tooManyPages'
  | 'encrypted'
  | 'active'
  | 'notTaken'
  | 'heic'
  | 'damaged'
  | 'tooSlow'
  | 'tooHeavy';

export type CheckedPdf = { pages: number; text: string };
export type CheckJob = { bytes: Uint8Array; limits: CheckLimits };
export type CheckAnswer = CheckedPdf | { problem: FileProblem };

/** A file that is not kept, and why. */
export class FileRefusal extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}
