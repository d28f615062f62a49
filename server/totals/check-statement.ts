// Checking against a statement whatever somebody holds: a copy of its list, a proof, its root, a receipt's code or mark.
import { readCode } from '../lib/ids.ts';
import type { App } from '../platform/app.ts';
import { leavesOf, leavesWithMark } from './find-proof.ts';
import { checkList, compareLists, linesOfList, looksLikeList, type ListFault } from './proofs/check-list.ts';
import { checkProof, type ProofFault } from './proofs/check-proof.ts';
import { digestOfCode, isMark, markOf } from './proofs/leaf.ts';
import { isRoot, readRoot } from './proofs/merkle.ts';
import type { Commitment } from './proofs/model.ts';

/** Lines beyond twice those of the list are no copy of it any more; the rest is for one that is nearly empty. */
const linesRead = (size: number): number => size * 2 + 1000;
const MOST_FAULTS = 1000;
/** Characters of a root, a code or a mark, with the address of a page before it. */
const LONGEST_TYPED = 2000;

export type PlacedLeaf = { index: number; leaf: string };
export type Checked =
  | CheckedCopy
  | { kind: 'proof'; statement: string; size: number; leaves: PlacedLeaf[]; faults: ProofFault[] }
  | { kind: 'root'; same: boolean }
  /** No leaves: the statement does not count it. */
  | { kind: 'receipt'; leaves: PlacedLeaf[] };

/** `sums`: null where it was not read to its end. `more`: not all that is wrong with it was looked for. */
export type CheckedCopy = {
  kind: 'list';
  sums: { size: number; letters: number; root: string } | null;
  faults: ListFault[];
  more: boolean;
};

/** The code in a receipt's link, or as it was typed; null where there is none. */
export function codeIn(typed: string): string | null {
  const parts = typed.split(/[/?#]/).map(readCode);
  return parts.find(part => /^[0-9a-hjkmnp-tv-z]{26}$/.test(part)) ?? null;
}

async function checkCopy(
  app: App,
  { id, commitment }: { id: string; commitment: Commitment },
  text: string,
): Promise<CheckedCopy> {
  const most = linesRead(commitment.size);
  const listed = linesOfList(text, most + 1);
  const isWhole = listed.length <= most;
  if (!isWhole) listed.pop();
  const faults = await compareLists(listed, leavesOf(app, id), MOST_FAULTS);
  const more = !isWhole || faults.length >= MOST_FAULTS;
  if (!isWhole) return { kind: 'list', sums: null, faults, more };
  const { size, letters, root } = await checkList(listed);
  return { kind: 'list', sums: { size, letters, root }, faults, more };
}

/** What becomes of a text somebody holds against a statement; null where it is none of these. Nothing of it is kept. */
export async function checkAgainst(
  app: App,
  statement: { id: string; number: string; commitment: Commitment },
  text: string,
): Promise<Checked | null> {
  const { id, commitment } = statement;
  if (looksLikeList(text.trimStart())) return checkCopy(app, statement, text.trimStart());
  const proof = checkProof(text, { printed: { root: commitment.root } });
  if (proof) {
    const leaves = proof.proof.leaves.map(({ index, leaf }) => ({ index, leaf }));
    const { statement: number, size } = proof.proof;
    return { kind: 'proof', statement: number, size, leaves, faults: proof.faults };
  }
  const typed = text.trim();
  if (typed.length >= LONGEST_TYPED) return null;
  const root = readRoot(typed);
  if (root && isRoot(commitment.root, root)) return { kind: 'root', same: true };
  if (root && 'short' in root) return { kind: 'root', same: false };
  const code = codeIn(typed);
  const mark = code === null ? typed.toLowerCase() : markOf(commitment.salt, digestOfCode(code));
  if (!isMark(mark)) return null;
  const leaves = await leavesWithMark(app, id, mark);
  // A mark and a root look alike: what is neither is told as the root it was more likely meant to be.
  if (leaves.length === 0 && code === null) return { kind: 'root', same: false };
  return { kind: 'receipt', leaves: leaves.map(({ index, leaf }) => ({ index, leaf })) };
}
