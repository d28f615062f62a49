// Checking a leaf list: what it adds up to, its root, and, beside the true list, which line is wrong and how.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { LEAF_COLUMNS, leafKey, readLeaf } from './leaf.ts';
import { leafHash, rootOf, type Hash } from './merkle.ts';

/** Lines read in one go: beyond them others are answered first. */
const AT_ONCE = 1000;

/** A line of a list, as it stands in the file: `line` counts from 1, with the names of the columns. */
export type ListedLeaf = { line: number; text: string };

/**
 * `unreadable`: no leaf at all. `doubled`: its report has this official and channel above already. `order`: it stands
 * behind one that belongs behind it. `changed`: the true list has other figures. `unknown`: the true list has no such
 * leaf. `left-out`: the true list has it and this one does not; its `line` is that of the true list.
 */
export type ListFault = {
  kind: 'unreadable' | 'doubled' | 'order' | 'changed' | 'unknown' | 'left-out';
  line: number;
  text: string;
  /** What the true list says, where it says otherwise. */
  instead: string | null;
};

export type Sums = Record<'target' | 'channel' | 'grade', Map<string, number>>;
export type CheckedList = { size: number; letters: number; root: string; sums: Sums; faults: ListFault[] };

/**
 * The lines of a file that may have passed through a spreadsheet or a mail: line ends and a byte order mark are let go.
 * Only the first `most`: a file of nothing but line ends or of single letters would be a hundred times itself in memory.
 */
export function linesOfList(text: string, most = Number.POSITIVE_INFINITY): ListedLeaf[] {
  const lines: ListedLeaf[] = [];
  for (let line = 1, from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length; line += 1) {
    if (lines.length >= most) break;
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const each = text.slice(from, end >= 0 && to > from && text[to - 1] === '\r' ? to - 1 : to);
    if (each !== '' && !(line === 1 && each === LEAF_COLUMNS)) lines.push({ line, text: each });
    from = to + 1;
  }
  return lines;
}

/** Whether a text is meant as a leaf list at all. */
export const looksLikeList = (text: string): boolean =>
  text.replace(/^\uFEFF/, '').startsWith('mark,') || /^[0-9a-f]{64},/i.test(text);

export async function checkList(leaves: readonly ListedLeaf[]): Promise<CheckedList> {
  const sums: Sums = { target: new Map(), channel: new Map(), grade: new Map() };
  const faults: ListFault[] = [];
  const hashes: Hash[] = [];
  const keys = new Set<string>();
  let [letters, before] = [0, ''];
  for (const [at, { line, text }] of leaves.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await afterOthers();
    hashes.push(leafHash(text));
    const fault = (kind: ListFault['kind']): number => faults.push({ kind, line, text, instead: null });
    const leaf = readLeaf(text);
    if (leaf === null) {
      fault('unreadable');
      continue;
    }
    if (keys.has(leafKey(text))) fault('doubled');
    else if (text < before) fault('order');
    keys.add(leafKey(text));
    before = text;
    letters += leaf.quantity;
    for (const by of ['target', 'channel', 'grade'] as const) {
      sums[by].set(leaf[by], (sums[by].get(leaf[by]) ?? 0) + leaf.quantity);
    }
  }
  return { size: leaves.length, letters, root: rootOf(hashes).toString('hex'), sums, faults };
}

/**
 * What a list says otherwise than the true one; nothing where they are the same. Order alone is told too. At `most`
 * faults it looks no further.
 */
export async function compareLists(
  given: readonly ListedLeaf[],
  published: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  most = Number.POSITIVE_INFINITY,
): Promise<ListFault[]> {
  const faults: ListFault[] = [];
  const isFull = (): boolean => faults.length >= most;
  const left = new Map<string, ListedLeaf>();
  for (const [at, leaf] of given.entries()) {
    if (isFull()) return faults;
    if (at % AT_ONCE === AT_ONCE - 1) await afterOthers();
    const key = leafKey(leaf.text);
    const kind = readLeaf(leaf.text) === null ? 'unreadable' : left.has(key) ? 'doubled' : null;
    if (kind === null) left.set(key, leaf);
    else faults.push({ kind, ...leaf, instead: null });
  }
  // Behind the names of the columns.
  let line = 1;
  let highest = 0;
  for await (const leaves of published) {
    for (const text of leaves) {
      if (isFull()) return inOrder(faults);
      line += 1;
      const found = left.get(leafKey(text));
      left.delete(leafKey(text));
      if (!found) faults.push({ kind: 'left-out', line, text, instead: null });
      else if (found.text !== text) faults.push({ kind: 'changed', ...found, instead: text });
      else if (found.line < highest) faults.push({ kind: 'order', ...found, instead: null });
      highest = Math.max(highest, found?.line ?? 0);
    }
    await afterOthers();
  }
  for (const leaf of left.values()) {
    if (isFull()) break;
    faults.push({ kind: 'unknown', ...leaf, instead: null });
  }
  return inOrder(faults);
}

const inOrder = (faults: readonly ListFault[]): ListFault[] =>
  faults.toSorted((one, two) => one.line - two.line);
