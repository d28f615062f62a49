// Derives the leaves of every statement once more from the rows that it counts, and says where its list differs.
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import { snapshot } from '../platform/db/db.ts';
import { leafText, markOf } from './proofs/leaf.ts';
import { LEAVES_OF_A_PAGE, LeafSorter, pageOf } from './proofs/leaf-pages.ts';
import { rootOf, type Hash } from './proofs/merkle.ts';
import * as store from './proofs/store.ts';
import { statementNumbersSchema } from './statements/model.ts';

/** Reports, and pages of leaves, read at once. */
const REPORTS = 500;
const PAGES = 16;

export type Rechecked = { examined: number; amiss: { number: string; what: string }[] };

type Committed = Awaited<ReturnType<typeof store.everyCommitted>>[number];

/** What the rows say: nothing of the list that was kept is asked. */
async function fromRows(db: Query, { id, salt, numbers }: Committed) {
  const sorter = new LeafSorter();
  const chosen = new Set(statementNumbersSchema.parse(JSON.parse(numbers)).byTarget.map(target => target.id));
  let letters = 0;
  for (let after = ''; ;) {
    const { last, lines } = await store.countedReports(db, id, after, REPORTS);
    for (const { digest, leaf } of lines) {
      if (!chosen.has(leaf.target)) continue;
      sorter.add(leafText({ ...leaf, mark: markOf(salt, digest) }));
      letters += leaf.quantity;
    }
    if (last === null) break;
    after = last;
    await afterOthers();
  }
  const hashes: Hash[] = [];
  let size = 0;
  for await (const page of sorter.pages()) {
    hashes.push(page.hash);
    size += page.leaves.length;
  }
  return { size, letters, root: rootOf(hashes).toString('hex') };
}

/** What was kept and is published. */
async function fromList(db: Query, statementId: string) {
  const hashes: Hash[] = [];
  let size = 0;
  for (let from = 0; ; from += PAGES * LEAVES_OF_A_PAGE) {
    const leaves = await store.leavesFrom(db, statementId, from, PAGES);
    for (let at = 0; at < leaves.length; at += LEAVES_OF_A_PAGE) {
      hashes.push(pageOf(from + at, leaves.slice(at, at + LEAVES_OF_A_PAGE)).hash);
    }
    size += leaves.length;
    await afterOthers();
    if (leaves.length < PAGES * LEAVES_OF_A_PAGE) return { size, root: rootOf(hashes).toString('hex') };
  }
}

async function whatIsAmiss(db: Query, committed: Committed): Promise<string[]> {
  const { total } = statementNumbersSchema.parse(JSON.parse(committed.numbers));
  const rows = await fromRows(db, committed);
  const list = await fromList(db, committed.id);
  return [
    ...(rows.root === committed.root ? [] : [`its root is ${committed.root}, the rows say ${rows.root}`]),
    ...(list.root === committed.root
      ? []
      : [`its root is ${committed.root}, the published list has ${list.root}`]),
    ...(rows.size === committed.size && list.size === committed.size
      ? []
      : [`${committed.size} leaves are committed to, the rows have ${rows.size}, the list ${list.size}`]),
    ...(rows.letters === total ? [] : [`its total is ${total}, the rows say ${rows.letters}`]),
  ];
}

/** Every statement that commits to a list, as one moment of the database has them. */
export async function recheckStatements(app: App): Promise<Rechecked> {
  return snapshot(app.db, async view => {
    const every = await store.everyCommitted(view);
    const result: Rechecked = { examined: every.length, amiss: [] };
    for (const committed of every) {
      for (const what of await whatIsAmiss(view, committed)) {
        result.amiss.push({ number: committed.number, what });
      }
    }
    return result;
  });
}
