// Checking a proof by itself: no database, no network, nothing taken on trust but what is printed on the statement.
import { digestOfCode, leafKey, markOf, readLeaf } from './leaf.ts';
import { isRoot, leafHash, rootFromPath, shortCode, type readRoot } from './merkle.ts';
import { proofSchema, type Proof } from './model.ts';

export type Printed = NonNullable<ReturnType<typeof readRoot>>;

/** What is wrong with a proof. `leaf`: which of its leaves, from 1. */
export type ProofFault =
  /** It is not a proof, or not whole. */
  | { kind: 'unreadable' }
  /** The leaf, its place or its path was changed: it does not lead to the root. */
  | { kind: 'changed'; leaf: number }
  /** The same line twice. */
  | { kind: 'doubled'; leaf: number }
  /** A line of somebody else's report. */
  | { kind: 'mixed'; leaf: number }
  /** Its root is not the one that is printed. */
  | { kind: 'root' }
  /** It is sound, and not of this receipt. */
  | { kind: 'receipt' };

export type CheckedProof = { proof: Proof; letters: number; faults: ProofFault[] };

/** Characters of a proof: the longest that is given out, 500 leaves with 40 hashes each, stays below it. */
const LONGEST_PROOF = 2_000_000;

/** What a proof file says, or null where it is none. */
export function readProof(text: string): Proof | null {
  if (text.length >= LONGEST_PROOF) return null;
  try {
    return proofSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).data ?? null;
  } catch {
    return null;
  }
}

function faultOf(proof: Proof, at: number, seen: Set<string>): ProofFault | null {
  const { index, leaf, path } = proof.leaves[at] ?? { index: -1, leaf: '', path: [] };
  const read = readLeaf(leaf);
  const hashes = path.map(hash => Buffer.from(hash, 'hex'));
  const root = rootFromPath(leafHash(leaf), { index, size: proof.size }, hashes);
  if (read === null || root?.toString('hex') !== proof.root) return { kind: 'changed', leaf: at + 1 };
  if (seen.has(leafKey(leaf))) return { kind: 'doubled', leaf: at + 1 };
  seen.add(leafKey(leaf));
  const first = readLeaf(proof.leaves[0]?.leaf ?? '');
  return read.mark === first?.mark ? null : { kind: 'mixed', leaf: at + 1 };
}

/** @param given the root or short code as printed on the statement, and the receipt's code, where they are at hand. */
export function checkProof(
  text: string,
  given: { printed?: Printed | null; code?: string | null } = {},
): CheckedProof | null {
  const proof = readProof(text);
  if (proof === null) return null;
  const seen = new Set<string>();
  const faults = proof.leaves.flatMap((_, at) => faultOf(proof, at, seen) ?? []);
  const said = proof.shortCode.replaceAll(' ', '') === shortCode(proof.root).replaceAll(' ', '');
  if (!said || (given.printed && !isRoot(proof.root, given.printed))) faults.push({ kind: 'root' });
  const mark = readLeaf(proof.leaves[0]?.leaf ?? '')?.mark;
  if (given.code && markOf(proof.salt, digestOfCode(given.code)) !== mark) faults.push({ kind: 'receipt' });
  const letters = proof.leaves.reduce((sum, { leaf }) => sum + (readLeaf(leaf)?.quantity ?? 0), 0);
  return { proof, letters, faults };
}
