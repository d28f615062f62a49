// Committing a statement to what it counts: its leaves in their order, kept as pages, and the root above them.
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { newSecretBytes } from '../platform/seal.ts';
import type { Grade } from '../lib/channels.ts';
import type { ReportLine } from '../reports/model.ts';
import { digestOfKept, leafText, markOf } from './proofs/leaf.ts';
import { LeafSorter, type LeafPage } from './proofs/leaf-pages.ts';
import { rootOf, shortCode, type Hash } from './proofs/merkle.ts';
import { ALGORITHM, type Commitment } from './proofs/model.ts';
import * as store from './proofs/store.ts';

/** Pages written in one transaction: a few thousand leaves, so that whoever reports meanwhile waits for no more. */
const PAGES_AT_ONCE = 16;

/** The leaves of a statement while it is being counted. */
export class Leaves {
  readonly salt = Buffer.from(newSecretBytes()).toString('hex');
  readonly #sorter = new LeafSorter();
  size = 0;
  letters = 0;

  add(report: { codeHash: string; grade: Grade; lines: readonly ReportLine[] }): void {
    const mark = markOf(this.salt, digestOfKept(report.codeHash));
    for (const line of report.lines) {
      this.#sorter.add(leafText({ mark, ...line, grade: report.grade }));
      this.size += 1;
      this.letters += line.quantity;
    }
  }

  pages(): AsyncGenerator<LeafPage> {
    return this.#sorter.pages();
  }
}

/**
 * Keeps the leaves and gives the root. Until `keepCommitment` has run they mean nothing, as the reports noted for a
 * statement do before its own row stands.
 */
export async function keepLeaves(
  app: App,
  of: { statementId: string; demo: number },
  leaves: Leaves,
): Promise<Commitment> {
  const hashes: Hash[] = [];
  let waiting: LeafPage[] = [];
  const write = async (): Promise<void> => {
    const pages = waiting;
    waiting = [];
    await transact(app.db, tx => store.insertPages(app.db, tx, of, pages));
  };
  for await (const page of leaves.pages()) {
    hashes.push(page.hash);
    waiting.push(page);
    if (waiting.length === PAGES_AT_ONCE) await write();
  }
  if (waiting.length > 0) await write();
  const root = rootOf(hashes).toString('hex');
  return { algorithm: ALGORITHM, salt: leaves.salt, size: leaves.size, root, short: shortCode(root) };
}

/** In the transaction of the statement itself. */
export const keepCommitment = (
  tx: Tx,
  of: { statementId: string; demo: number },
  { algorithm, salt, size, root }: Commitment,
): Promise<void> =>
  store.insertCommitment(tx, {
    statement_id: of.statementId,
    algorithm,
    salt,
    size,
    root,
    demo: of.demo,
  });
