// The verb that reads Urgent Actions from files: as JSON without a database, or into drafts.
import { readFile as bytesOf } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { OPERATOR } from '../audit/model.ts';
import { matchOfficials } from '../importer/match-officials.ts';
import { beginReview } from '../importer/review/begin-review.ts';
import { importFromTyped } from '../importer/forms.ts';
import { emptyDraft, type Reading } from '../importer/model.ts';
import { readDocument } from '../importer/read-document.ts';
import { saveImport } from '../importer/save-import.ts';
import { pathsFor } from '../lib/paths.ts';
import { searchOfficials } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import { Misuse, print, reasonInWords, withApp, type Given, type Verbs } from './verb.ts';

/** One file as it was read; `problem` says why it gives no draft. */
type FileReading = { file: string; text: string; reading: Reading | null; problem: string | null };

/** As many files as are read side by side. */
const AT_ONCE = 2;

async function readOne(file: string): Promise<FileReading> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await bytesOf(file);
    const { reading, text } = await readDocument(bytes);
    return { file, text, reading, problem: notAnAction(reading) };
  } catch (error) {
    return { file, text: '', reading: null, problem: notOpened(error) ?? reasonInWords(error) };
  }
}

/** What the file system says, in words. */
function notOpened(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder';
  return code === 'EACCES' ? 'this file may not be opened' : null;
}

function notAnAction(reading: Reading): string | null {
  if (reading.kind === 'joint-statement') return 'a joint statement, not an Urgent Action';
  return reading.kind === 'none' ? 'not an Urgent Action' : null;
}

/** The draft with the keys of the contract, and behind them where each value stands and what to look at. */
const asJson = ({ reading, problem }: FileReading): object => ({
  ...(reading?.draft ?? emptyDraft()),
  ...(reading === null
    ? {}
    : {
        language: reading.language,
        recognisedAs: reading.kind,
        sources: reading.fields,
        peopleGuesses: reading.peopleGuesses,
        notes: reading.notes,
        statement: reading.statement,
      }),
  ...(problem === null ? {} : { problem }),
});

function inWords({ file, reading }: FileReading): string {
  if (reading === null) return file;
  const { draft, fields, notes } = reading;
  const lines = fields.map(
    ({ path, value, sureness }) => `  ${path}: ${value.replace(/\s+/g, ' ').slice(0, 100)} (${sureness})`,
  );
  const said = notes.map(({ note, values }) => `  note: ${[note, ...Object.values(values)].join(' ')}`);
  return [`${file}: ${draft.number ?? 'no number'}, ${draft.title ?? 'no title'}`, ...lines, ...said].join(
    '\n',
  );
}

/** Saves one as a draft and gives its address on the desk. Officials that the book has are used as the book has them. */
async function saveOne(app: App, text: string, reading: Reading): Promise<string> {
  const book = await searchOfficials(app.db.query, {});
  const typed = beginReview({ text, reading }, matchOfficials(reading.draft, book), 'en');
  const id = await saveImport(app, OPERATOR, importFromTyped(typed));
  return app.config.publicUrl + pathsFor('en', 'en').deskActionEdit(id);
}

async function importFiles(given: Given): Promise<void> {
  const [dry, json] = [given.has('dry-run'), given.has('json')];
  if (given.words.filter(word => word === '-').length > 1)
    throw new Misuse('standard input can be read once');
  // Read before the database is opened: a mistyped name leaves it alone, and a dry run needs none.
  const read: FileReading[] = [];
  for (let at = 0; at < given.words.length; at += AT_ONCE) {
    read.push(...(await Promise.all(given.words.slice(at, at + AT_ONCE).map(readOne))));
  }
  const answers: object[] = [];
  const said: string[] = [];
  const saved = dry ? [] : await withAppIfNeeded(given, read);
  read.forEach((each, at) => {
    const address = saved[at];
    answers.push({
      ...asJson(each),
      ...(address === undefined || address === null ? {} : { draftAt: address }),
    });
    if (dry && each.problem === null) said.push(inWords(each));
    else if (address) said.push(read.length === 1 ? address : `${each.file}: ${address}`);
  });
  const nothing = read.length === 1 && read[0]?.reading === null;
  if (json && !nothing) print(given, JSON.stringify(answers.length === 1 ? answers[0] : answers, null, 2));
  else if (said.length > 0) print(given, said.join('\n'));
  complain(read, json && dry);
}

async function withAppIfNeeded(given: Given, read: FileReading[]): Promise<(string | null)[]> {
  if (read.every(each => each.problem !== null)) return [];
  return withApp(given, async app => {
    const saved: (string | null)[] = [];
    for (const each of read) {
      try {
        saved.push(
          each.reading && each.problem === null ? await saveOne(app, each.text, each.reading) : null,
        );
      } catch (error) {
        each.problem = reasonInWords(error);
        saved.push(null);
      }
    }
    return saved;
  });
}

/**
 * One line for all that gave no draft.
 * @param told whether the answer itself says of each file whether it is an action: several may then well be none.
 */
function complain(read: readonly FileReading[], told: boolean): void {
  const failed = read.filter(each => each.problem !== null);
  if (failed.length === 0 || (told && read.length > 1 && failed.every(each => each.reading !== null))) return;
  throw new Error(failed.map(each => `${each.file}: ${each.problem ?? ''}`).join('; '));
}

export const importVerbs: Verbs = {
  import: {
    usage: 'FILE… [--dry-run] [--json]',
    says: [
      'Reads Urgent Actions from text, HTML, RTF, DOCX, PDF and mail files (- is standard input), saves each as a',
      'draft and prints its address on the desk. Nothing is published. Officials the book has are used as they are',
      'there; others are added to it.',
      '  --dry-run  writes nothing and needs no database: prints what was read, with how sure it is',
      '  --json     prints the draft as one JSON object, or as an array in the files’ order when there are several:',
      '             the whole texts, and in "sources" the span of text behind each field',
      'Exits 1, with one line on standard error, when a file cannot be read or is no Urgent Action.',
    ].join('\n'),
    flags: ['dry-run', 'json'],
    words: [1, 1000],
    run: importFiles,
  },
};
