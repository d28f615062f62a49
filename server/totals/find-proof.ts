// Reading what statements commit to: the published list, and the proof that a report is in it.
import { NotFound } from '../lib/errors.ts';
import { pathsFor } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import { findReceipt } from '../reports/find-receipt.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { digestOfCode, LEAF_COLUMNS, markOf } from './proofs/leaf.ts';
import { LEAVES_OF_A_PAGE } from './proofs/leaf-pages.ts';
import { leafHash, pathOf, shortCode } from './proofs/merkle.ts';
import { ALGORITHM, PROOF_FORMAT, type Commitment, type Proof } from './proofs/model.ts';
import * as store from './proofs/store.ts';
import { statementNumbersSchema } from './statements/model.ts';
import { statementByNumber, statementsWith } from './statements/store.ts';

/** Pages of leaves in hand at once while the list is sent. */
const PAGES_AT_ONCE = 16;

const fromRow = ({ algorithm, salt, size, root }: store.CommitmentRow): Commitment => ({
  algorithm,
  salt,
  size,
  root,
  short: shortCode(root),
});

/** Null for a statement that was frozen before lists were published. */
export async function commitmentOf(app: App, statementId: string): Promise<Commitment | null> {
  const row = await store.commitmentOf(app.db.query, statementId);
  return row ? fromRow(row) : null;
}

/** Those of these statements that commit to a list. */
export const provableAmong = (app: App, statementIds: readonly string[]): Promise<ReadonlySet<string>> =>
  store.committedAmong(app.db.query, statementIds);

/** The leaves of a statement in their order, some thousands at a time. */
export async function* leavesOf(app: App, statementId: string): AsyncGenerator<string[]> {
  for (let from = 0; ; from += PAGES_AT_ONCE * LEAVES_OF_A_PAGE) {
    const leaves = await store.leavesFrom(app.db.query, statementId, from, PAGES_AT_ONCE);
    if (leaves.length > 0) yield leaves;
    if (leaves.length < PAGES_AT_ONCE * LEAVES_OF_A_PAGE) return;
  }
}

/** The list as its file: the names of the columns, then one leaf a line. */
export async function* leafFile(app: App, statementId: string): AsyncGenerator<string> {
  yield `${LEAF_COLUMNS}\n`;
  for await (const leaves of leavesOf(app, statementId)) yield `${leaves.join('\n')}\n`;
}

type Placed = Proof['leaves'][number];

/** Every leaf under a mark with its path; none where no leaf has it. */
export async function leavesWithMark(app: App, statementId: string, mark: string): Promise<Placed[]> {
  const heads = await store.pageHeads(app.db.query, statementId);
  const roots = heads.map(head => Buffer.from(head.hash, 'hex'));
  // The leaves of one report stand together: from the last page that begins before its mark, as long as pages begin with it.
  const behind = heads.findIndex(head => head.firstMark >= mark);
  let at = behind < 0 ? heads.length - 1 : Math.max(0, behind - 1);
  const found: Placed[] = [];
  for (let head = heads[at]; head && head.firstMark <= mark; at += 1, head = heads[at]) {
    const { first } = head;
    const leaves = await store.leavesFrom(app.db.query, statementId, first, 1);
    const hashes = leaves.map(leafHash);
    // The same for every leaf of the page, and a walk over all pages: once is enough.
    const above = pathOf(at, roots);
    leaves.forEach((leaf, place) => {
      if (!leaf.startsWith(`${mark},`)) return;
      const path = [...pathOf(place, hashes), ...above].map(hash => hash.toString('hex'));
      found.push({ index: first + place, leaf, path });
    });
  }
  return found;
}

/**
 * The proof that the report behind a receipt is among the leaves of a statement, a withdrawn one's too: a statement
 * stays as it is. @throws {NotFound} where it is not counted there, or the statement commits to no list.
 */
export async function findProof(app: App, code: string, number: string): Promise<Proof> {
  const receipt = await findReceipt(app, code);
  const counted = await statementsWith(app.db.query, receipt.reportId);
  const statement = counted.some(each => each.number === number)
    ? await statementByNumber(app.db.query, number)
    : undefined;
  const commitment = statement ? await commitmentOf(app, statement.id) : null;
  if (!statement || commitment === null) throw new NotFound('proof.none');
  const first = (await currentSettings(app)).languages[0] ?? 'en';
  const leaves = await leavesWithMark(app, statement.id, markOf(commitment.salt, digestOfCode(receipt.code)));
  return {
    format: PROOF_FORMAT,
    statement: number,
    url: `${app.config.publicUrl}${pathsFor(first, first).statement(number)}`,
    algorithm: ALGORITHM,
    salt: commitment.salt,
    size: commitment.size,
    root: commitment.root,
    shortCode: commitment.short,
    total: statementNumbersSchema.parse(JSON.parse(statement.numbers)).total,
    leaves,
  };
}
