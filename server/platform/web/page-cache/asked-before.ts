// Which addresses were asked for lately: a page that nobody asks for a second time is not worth its memory.

/** Of each of the two sets: between so many and twice as many addresses are remembered. */
const MOST_ADDRESSES = 1000;

/** Remembers the last addresses, the oldest half forgotten at a time. */
export class AskedBefore {
  #lately = new Set<string>();
  #earlier = new Set<string>();

  /** Whether this one was asked for before; from now on it was. */
  again(address: string): boolean {
    if (this.#lately.has(address)) return true;
    const before = this.#earlier.has(address);
    this.#lately.add(address);
    if (this.#lately.size >= MOST_ADDRESSES) {
      this.#earlier = this.#lately;
      this.#lately = new Set();
    }
    return before;
  }
}
