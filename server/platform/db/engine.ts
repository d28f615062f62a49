// What each of the two databases must be able to do: everything that differs between them stands behind this.
import type { Kysely, QueryExecutorProvider, Transaction } from 'kysely';
import type { Bulk } from './bulk.ts';
import type { Changes } from './changes.ts';
import type { Guard } from './guard.ts';
import type { Part } from './rows.ts';
import type { Schema } from './schema.ts';

/** `synced` false: the commit does not wait for the disk, so that a power cut may take it back. */
export type Commit = Readonly<{ synced: boolean }>;

export type Engine = {
  readonly root: Kysely<Schema>;
  readonly guard: Guard;
  readonly changes: Changes;
  readonly bulk: Bulk;
  /** Runs one writing after the other, where this process must keep its writers apart. */
  turn<Result>(work: () => Promise<Result>, how: Commit): Promise<Result>;
  /** Writes gathered rows without this thread's waiting for the disk; null where that cannot be had now. */
  writeApart(parts: readonly Part[]): Promise<void> | null;
  close(): Promise<void>;
  /** The file it lives in, or null. */
  readonly file: string | null;
  /** Where it is, for logs: never with a password. */
  readonly place: string;
  /** Called first inside a transaction: returns when no other writer is at work, on this server or another. */
  waitForTurn(tx: Transaction<Schema>, how: Commit): Promise<void>;
  /** One unchanging view of everything committed, while others go on writing. */
  snapshot<Result>(read: (tx: Transaction<Schema>) => Promise<Result>): Promise<Result>;
  /**
   * Runs migrations while a table that others point at may be made anew: nothing minds what points where until they
   * end. `complaintsOfPointing` therefore has the last word inside their transaction.
   */
  whileTablesChange<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Rows that point at none, in words; `db` is the root or the transaction in hand. */
  complaintsOfPointing(db: QueryExecutorProvider): Promise<string[]>;
  /**
   * Keeps a copy of the database as it was before this migration; its path, or null where none is kept. `isToRun` is
   * asked once more when nobody else can be migrating.
   */
  keepCopyBefore(migration: string, isToRun: () => Promise<boolean>): Promise<string | null>;
  /** Writes everything committed into one new SQLite file; null where the database is no SQLite. */
  readonly copyAsFile: ((to: string) => Promise<void>) | null;
  /** The names of the triggers that stand, to see that nobody took an append-only rule away. */
  appendOnlyTriggers(): Promise<string[]>;
  /** What is wrong with the stored rows themselves, in words; empty when sound. */
  complaints(): Promise<string[]>;
};
