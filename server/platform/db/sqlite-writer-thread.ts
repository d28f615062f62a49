// The thread that writes gathered rows into SQLite: it waits for the disk, so that the server's own thread need not.
import { parentPort, workerData } from 'node:worker_threads';
import type Sqlite from 'better-sqlite3';
import type { Statement } from './rows.ts';
import { openSqliteFile } from './sqlite-file.ts';

/** The statements of one transaction, as JSON; or that there will be no more. */
export type WriterJob = { id: number; statements: string } | 'end';
export type WriterAnswer = { id: number; problem: { code: string; message: string } | null } | 'ready';

/**
 * So many pages of 4 kB may lie in the log before they are written back into the file. Reports touch the pages of an
 * index at random: the longer the log, the more of them are written back once for several commits.
 */
const LONGEST_LOG = 4000;

const connection = openSqliteFile(String(workerData), { readonly: false });
connection.pragma(`wal_autocheckpoint = ${String(LONGEST_LOG)}`);
const prepared = new Map<string, Sqlite.Statement>();

function statementFor(text: string): Sqlite.Statement {
  const before = prepared.get(text);
  if (before) return before;
  const statement = connection.prepare(text);
  prepared.set(text, statement);
  return statement;
}

const writeAll = connection.transaction((statements: readonly Statement[]) => {
  for (const { text, rows } of statements) {
    const statement = statementFor(text);
    for (const row of rows) statement.run(row);
  }
});

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  'rows' in value &&
  Array.isArray(value.rows);

/** @throws Error where it is no list of statements: whoever sends them is of this house. */
function statementsOf(job: string): readonly Statement[] {
  const statements: unknown = JSON.parse(job);
  if (Array.isArray(statements) && statements.every(isStatement)) return statements;
  throw new TypeError('no statements');
}

function textOf(error: unknown, key: 'code' | 'message'): string {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : '';
}

function problemOf(job: string): { code: string; message: string } | null {
  try {
    const statements = statementsOf(job);
    // The place in the line of writers is taken before anything is written.
    writeAll.immediate(statements);
    return null;
  } catch (error) {
    return { code: textOf(error, 'code'), message: textOf(error, 'message') };
  }
}

function answer(message: WriterAnswer): void {
  parentPort?.postMessage(message);
}

/** Leaves no long log behind, which the server's own thread would be held up by at its next commit. */
function end(): void {
  try {
    connection.pragma('wal_checkpoint(passive)');
  } finally {
    connection.close();
    parentPort?.close();
  }
}

parentPort?.on('message', (job: WriterJob) => {
  if (job === 'end') end();
  else answer({ id: job.id, problem: problemOf(job.statements) });
});
answer('ready');
