// A statement's leaves brought into their order and cut into pages, each with the root of its own part of the tree.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { leafHash, rootOf, type Hash } from './merkle.ts';

/** A power of two, so that each page is a whole part of the tree: its root stands for it in every path. */
export const LEAVES_OF_A_PAGE = 256;

/** `first` is the place of its first leaf in the list; `hash` the root of these leaves alone. */
export type LeafPage = { first: number; leaves: readonly string[]; hash: Hash };

// Leaves are put apart by the first digits of their marks: then each heap is small enough to be sorted in one go.
const DIGITS = 3;

/** Collects leaves in any order and gives them in that of their texts, which marks make as good as a shuffle. */
export class LeafSorter {
  readonly #heaps = new Map<string, string[]>();

  add(text: string): void {
    const heap = this.#heaps.get(text.slice(0, DIGITS));
    if (heap) heap.push(text);
    else this.#heaps.set(text.slice(0, DIGITS), [text]);
  }

  /** The pages in their order. Others are answered between them, however many there are. */
  async *pages(): AsyncGenerator<LeafPage> {
    let first = 0;
    let waiting: string[] = [];
    for (const name of [...this.#heaps.keys()].sort()) {
      waiting.push(...(this.#heaps.get(name) ?? []).sort());
      this.#heaps.delete(name);
      while (waiting.length >= LEAVES_OF_A_PAGE) {
        yield pageOf(first, waiting.slice(0, LEAVES_OF_A_PAGE));
        waiting = waiting.slice(LEAVES_OF_A_PAGE);
        first += LEAVES_OF_A_PAGE;
        await afterOthers();
      }
    }
    if (waiting.length > 0) yield pageOf(first, waiting);
  }
}

export const pageOf = (first: number, leaves: readonly string[]): LeafPage => ({
  first,
  leaves,
  hash: rootOf(leaves.map(leafHash)),
});
