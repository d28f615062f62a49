// What a file may cost to read, and the reasons for which one is refused.
import { MOST_CHARACTERS, type Reading } from '../model.ts';

export const MEGABYTE = 1024 * 1024;

export type ReadLimits = {
  /** Of the file as it was sent. */
  bytes: number;
  /** Of everything in an archive together, once unpacked. */
  unpackedBytes: number;
  pages: number;
  /** Of the text that comes out. */
  characters: number;
  milliseconds: number;
  /** By how much the process may grow while the file is read. */
  grownBytes: number;
};

export const READ_LIMITS: ReadLimits = {
  bytes: 10 * MEGABYTE,
  unpackedBytes: 40 * MEGABYTE,
  pages: 60,
  characters: MOST_CHARACTERS,
  milliseconds: 15_000,
  grownBytes: 450 * MEGABYTE,
};

export const FILE_KINDS = ['text', 'html', 'rtf', 'docx', 'pdf', 'mail'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What came out of a document: its text, and what the text says. */
export type ReadDocument = { kind: FileKind | 'pasted'; text: string; reading: Reading };

/** Each has its sentence in the strings, under `importer.file.`. */
export type FileProblem =
  | 'tooLarge' | 'tooManyPages' | 'tooLong' | 'encrypted' | 'noText' | 'notADocument' | 'oldWord' | 'picture'
  | 'damaged' | 'tooSlow' | 'tooHeavy' | 'empty'; // prettier-ignore

/** A file that is not read, and why; it crosses from the thread by its name. */
export class FileRefusal extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}
