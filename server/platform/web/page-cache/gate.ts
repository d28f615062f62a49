// A door for pages that are to be made: so many at once, the others in the order they came.

/**
 * A page is made by one thread: begun all together, a crowd's pages are all done last. Each enters with what it begins
 * and leaves when it is done.
 */
export class Gate {
  #places: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  enter(begin: () => void): void {
    if (this.#places === 0) this.#waiting.push(begin);
    else {
      this.#places -= 1;
      begin();
    }
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#places += 1;
  }
}
